import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";

type ShortIdProps = { id: string; label?: string; length?: number; className?: string };

/** A long id: its telling end, the whole on hover, and a button that copies it. */
export function ShortId({ id, label = "Copy id", length = 8, className }: ShortIdProps) {
  const short = id.length > length + 1 ? `…${id.slice(-length)}` : id;
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      <code title={id} className="font-mono text-sm">
        {short}
      </code>
      <CopyButton value={id} label={label} />
    </span>
  );
}
