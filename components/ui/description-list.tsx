import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

/** Facts of one record: name at the left, value at the right. */
export function DescriptionList({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={cn("grid text-sm", className)}>{children}</dl>;
}

/** One fact. An absent value is drawn as a dash, never left out and never shown as zero. */
export function DescriptionItem({ term, children }: { term: ReactNode; children?: ReactNode }) {
  const absent = children === null || children === undefined || children === "";
  return (
    <div className="grid gap-x-4 gap-y-0.5 border-b py-2 last:border-b-0 sm:grid-cols-[10rem_1fr]">
      <dt className="text-muted-foreground">{term}</dt>
      <dd className="min-w-0 break-words">
        {absent ? (
          <>
            <span aria-hidden>–</span>
            <span className="sr-only">Not set</span>
          </>
        ) : (
          children
        )}
      </dd>
    </div>
  );
}
