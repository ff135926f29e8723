import type { SeriesStyle } from "@/components/charts/series-styles";
import { cn } from "@/components/ui/class-names";

export type LegendEntry = SeriesStyle & { key: string; label: string; shape: "line" | "square" };

type ChartLegendProps = {
  entries: readonly LegendEntry[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
  /** What is drawn besides the series: "Faint and dashed: previous 24 h". */
  note?: string;
};

/** The names of the series; each is a button that takes its series out of the chart and back. */
export function ChartLegend({ entries, hidden, onToggle, note }: ChartLegendProps) {
  return (
    <div
      role="group"
      aria-label="Series shown"
      className="-ml-1.5 flex flex-wrap items-center gap-x-1 gap-y-0.5"
    >
      {entries.map((entry) => {
        const shown = !hidden.has(entry.key);
        return (
          <button
            key={entry.key}
            type="button"
            aria-pressed={shown}
            onClick={() => onToggle(entry.key)}
            className={cn(
              "hover:bg-accent flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-sm pointer-coarse:h-9",
              shown ? "text-foreground" : "text-muted-foreground line-through",
            )}
          >
            <LegendSwatch entry={entry} faded={!shown} />
            {entry.label}
          </button>
        );
      })}
      {note && <span className="text-muted-foreground px-1.5 text-sm">{note}</span>}
    </div>
  );
}

/** The mark of a series as it is drawn in the plot. */
export function LegendSwatch({
  entry,
  faded = false,
}: {
  entry: Omit<LegendEntry, "key" | "label">;
  faded?: boolean;
}) {
  return (
    <svg width="16" height="10" aria-hidden className={cn("shrink-0", faded && "opacity-40")}>
      {entry.shape === "square" ? (
        <rect x="3" width="10" height="10" rx="2" fill={entry.color} />
      ) : (
        <line
          x1="0"
          x2="16"
          y1="5"
          y2="5"
          stroke={entry.color}
          strokeWidth="2"
          strokeDasharray={entry.dash}
        />
      )}
    </svg>
  );
}
