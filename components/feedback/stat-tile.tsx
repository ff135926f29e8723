import Link from "next/link";
import type { ReactNode } from "react";

import { Card } from "@/components/ui/card";

/** Shared with the skeleton, so that nothing moves when the figures arrive. */
export const statGridClassName = "grid grid-cols-2 gap-3 xl:grid-cols-4";

type StatTileProps = {
  label: string;
  /** The figure with its unit, or a dash where there is no data. */
  value: ReactNode;
  /** Delta and period, or why there is no figure. */
  note?: ReactNode;
  /** A sparkline of fixed height. */
  trend?: ReactNode;
  /** The list or chart behind the figure. */
  href?: string;
};

/** One figure with its unit, how it moved and where it comes from. */
export function StatTile({ label, value, note, trend, href }: StatTileProps) {
  return (
    <Card
      role="group"
      aria-label={label}
      className="has-[a:hover]:border-border-strong relative grid min-h-28 content-between gap-2 p-4 transition-colors"
    >
      <div className="grid gap-1">
        <p className="text-muted-foreground text-sm">
          {href ? (
            <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
              {label}
            </Link>
          ) : (
            label
          )}
        </p>
        <p className="tabular text-2xl font-semibold tracking-tight">{value}</p>
      </div>
      {trend}
      {note && <div className="text-muted-foreground min-h-5 text-sm">{note}</div>}
    </Card>
  );
}

/** Figures side by side: two on a phone, four on a wide screen. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className={statGridClassName}>{children}</div>;
}
