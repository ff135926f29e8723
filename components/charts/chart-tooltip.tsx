import type { ReactNode } from "react";

import { LegendSwatch, type LegendEntry } from "@/components/charts/chart-legend";

export type TooltipEntry = LegendEntry & { value: string; note?: string };

/** What stands beside the crosshair: the moment, then each series with its value. */
export function ChartTooltip({ title, entries }: { title: ReactNode; entries: readonly TooltipEntry[] }) {
  return (
    <div className="bg-popover text-popover-foreground shadow-float grid max-w-[min(20rem,70vw)] gap-1.5 rounded-lg border px-2.5 py-2 text-sm">
      <p className="tabular text-muted-foreground text-xs">{title}</p>
      <ul className="grid gap-1">
        {entries.map((entry) => (
          <li key={entry.key} className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2">
            <LegendSwatch entry={entry} />
            <span>{entry.label}</span>
            <span className="tabular pl-4 text-right font-medium">{entry.value}</span>
            {entry.note && (
              <span className="tabular text-muted-foreground col-span-2 col-start-2 text-right text-xs">
                {entry.note}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
