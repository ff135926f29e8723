import { DeltaText } from "@/components/feedback/delta-text";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Sparkline } from "@/components/charts/sparkline";
import { describeDelta } from "@/lib/core/format/delta";
import { formatQuantity } from "@/lib/core/format/quantity";
import { total, type DashboardMetric } from "@/lib/dashboard/queries";
import { METRICS } from "@/lib/metrics/catalogue";
import type { Histories } from "@/lib/metrics/queries";
import { summarize, type SeriesPoint } from "@/lib/metrics/series";

const PERIOD = "vs. previous 24 h";

type KeyFiguresProps = { slug: string; metrics: Histories<DashboardMetric> };

/** Four figures of the last 24 hours; each leads to what is behind it. */
export function KeyFigures({ slug, metrics }: KeyFiguresProps) {
  const { histories } = metrics;
  const mean = (type: DashboardMetric, period: "points" | "previous") =>
    summarize(histories[type][period] ?? []).mean;

  return (
    <StatGrid>
      <Figure
        slug={slug}
        type="request_count"
        points={histories.request_count.points}
        label="Requests, 24 h"
        value={total(metrics, "request_count")}
        previous={total(metrics, "request_count", "previous")}
      />
      <Figure
        slug={slug}
        type="error_rate"
        points={histories.error_rate.points}
        label="Error rate, 24 h"
        value={mean("error_rate", "points")}
        previous={mean("error_rate", "previous")}
        good="down"
      />
      <Figure
        slug={slug}
        type="security_events"
        points={histories.security_events.points}
        label="Security events, 24 h"
        value={total(metrics, "security_events")}
        previous={total(metrics, "security_events", "previous")}
        path="/security"
        good="down"
      />
      <Figure
        slug={slug}
        type="storage_utilization"
        points={histories.storage_utilization.points}
        label="Storage used"
        value={summarize(histories.storage_utilization.points).latest}
        previous={summarize(histories.storage_utilization.previous ?? []).latest}
      />
    </StatGrid>
  );
}

type FigureProps = {
  slug: string;
  type: DashboardMetric;
  label: string;
  value: number | null;
  previous: number | null;
  points: readonly SeriesPoint[];
  path?: string;
  good?: "up" | "down";
};

function Figure({ slug, type, label, value, previous, points, path, good }: FigureProps) {
  const { unit } = METRICS[type];
  return (
    <StatTile
      label={label}
      href={`/${slug}${path ?? `/monitoring/${type}?range=24h`}`}
      value={formatQuantity(value, unit)}
      trend={<Sparkline kind={type} values={points.map((point) => point.value)} />}
      note={
        value === null ? (
          "No data yet"
        ) : (
          <DeltaText delta={describeDelta(value, previous, unit)} period={PERIOD} good={good} />
        )
      }
    />
  );
}
