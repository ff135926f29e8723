import { X } from "lucide-react";
import Link from "next/link";

export type FilterChip = {
  /** The facet and the value in words: "Severity: high". */
  label: string;
  /** The list without this filter. */
  removeHref: string;
};

/** The filters in force, each with its way out, and one way out of all. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li
          key={chip.label}
          className="border-border-strong bg-card flex h-6.5 items-center rounded-sm border text-sm pointer-coarse:h-9"
        >
          <span className="pl-2">{chip.label}</span>
          <Link
            href={chip.removeHref}
            scroll={false}
            aria-label={`Remove filter ${chip.label}`}
            className="text-muted-foreground hover:text-foreground ml-0.5 flex h-full w-6 items-center justify-center rounded-sm pointer-coarse:w-9"
          >
            <X className="size-3.5" aria-hidden />
          </Link>
        </li>
      ))}
      <li>
        <Link href={clearHref} scroll={false} className="text-link rounded-sm px-1.5 text-sm hover:underline">
          Clear filters
        </Link>
      </li>
    </ul>
  );
}
