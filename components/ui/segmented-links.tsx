import Link from "next/link";

import { cn } from "@/components/ui/class-names";

export type Segment = { value: string; label: string; href: string };

type SegmentedLinksProps = {
  label: string;
  segments: readonly Segment[];
  current: string;
  className?: string;
};

/** A range or view toggle that lives in the URL, so that it can be shared, reloaded and gone back from. */
export function SegmentedLinks({ label, segments, current, className }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={cn("bg-muted inline-flex rounded-md border p-0.5", className)}>
      {segments.map((segment) => {
        const active = segment.value === current;
        return (
          <Link
            key={segment.value}
            href={segment.href}
            scroll={false}
            aria-current={active ? "true" : undefined}
            className={cn(
              "text-muted-foreground hover:text-foreground flex h-6.5 min-w-8 items-center justify-center rounded-sm border border-transparent px-2.5 text-sm font-medium whitespace-nowrap transition-colors pointer-coarse:h-9",
              active && "border-border bg-card text-foreground",
            )}
          >
            {segment.label}
          </Link>
        );
      })}
    </nav>
  );
}
