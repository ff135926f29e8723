import { Button } from "@/components/ui/button";

/** What the drawer shows when its text did not come. */
export function DrawerFailure({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="grid justify-items-start gap-2">
      <p>Help could not be loaded. The rest of the page goes on working.</p>
      <Button size="sm" onClick={onRetry}>
        Retry
      </Button>
    </div>
  );
}
