import type { ReactNode } from "react";

import { LegendSwatch, type LegendEntry } from "@/components/charts/chart-legend";

export type TooltipEntry = LegendEntry & { value: string; note?: string };

/** What stands beside the crosshair: the moment, then each series with its value. */
export function ChartTooltip({ title, entries }: { title: ReactNode; entries: readonly TooltipEntry[] }) {
  return (
    <div className="bg-popover text-popover-foreground shadow-float grid gap-1.5 rounded-lg border px-2.5 py-2 text-sm">
      <p className="tabular text-muted-foreground text-xs">{title}</p>
      <ul className="grid gap-1">
        {entries.map((entry) => (
          <li key={entry.key} className="flex items-center gap-2">
            <LegendSwatch entry={entry} />
            <span className="flex-1">{entry.label}</span>
            <span className="tabular pl-4 font-medium">{entry.value}</span>
            {entry.note && <span className="tabular text-muted-foreground">{entry.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
