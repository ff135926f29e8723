import { Sparkline } from "@/components/charts/sparkline";
import { StatTile } from "@/components/feedback/stat-tile";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { Metric } from "@/lib/metrics/catalogue";
import { summarize, type SeriesPoint } from "@/lib/metrics/series";

type MetricTileProps = { metric: Metric; points: readonly SeriesPoint[]; href: string };

/** The newest value of a metric, its course, and what is normal. */
export function MetricTile({ metric, points, href }: MetricTileProps) {
  const { latest } = summarize(points);
  return (
    <StatTile
      label={metric.label}
      href={href}
      value={formatQuantity(latest, metric.unit)}
      trend={<Sparkline kind={metric.type} values={points.map(({ value }) => value)} />}
      note={latest === null ? "No data in this period" : `Normal: ${lowerFirst(metric.normal)}`}
    />
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
