import { DeltaText } from "@/components/feedback/delta-text";
import { StatGrid, StatTile } from "@/components/feedback/stat-tile";
import { Sparkline } from "@/components/charts/sparkline";
import { describeDelta } from "@/lib/core/format/delta";
import { formatQuantity } from "@/lib/core/format/quantity";
import { total, type DashboardMetric } from "@/lib/dashboard/queries";
import { METRICS } from "@/lib/metrics/catalogue";
import type { Histories } from "@/lib/metrics/queries";
import { summarize } from "@/lib/metrics/series";

const PERIOD = "vs. previous 24 h";

type KeyFiguresProps = { slug: string; metrics: Histories<DashboardMetric> };

/** Four figures of the last 24 hours; each leads to what is behind it. */
export function KeyFigures({ slug, metrics }: KeyFiguresProps) {
  const { histories } = metrics;
  const monitoring = (type: DashboardMetric) => `/${slug}/monitoring/${type}?range=24h`;
  const mean = (type: DashboardMetric, period: "points" | "previous") =>
    summarize(histories[type][period] ?? []).mean;

  return (
    <StatGrid>
      <Figure
        type="request_count"
        label="Requests, 24 h"
        value={total(metrics, "request_count")}
        previous={total(metrics, "request_count", "previous")}
      />
      <Figure
        type="error_rate"
        label="Error rate, 24 h"
        value={mean("error_rate", "points")}
        previous={mean("error_rate", "previous")}
        good="down"
      />
      <Figure
        type="security_events"
        label="Security events, 24 h"
        value={total(metrics, "security_events")}
        previous={total(metrics, "security_events", "previous")}
        href={`/${slug}/security`}
        good="down"
      />
      <Figure
        type="storage_utilization"
        label="Storage used"
        value={summarize(histories.storage_utilization.points).latest}
        previous={summarize(histories.storage_utilization.previous ?? []).latest}
      />
    </StatGrid>
  );

  function Figure(props: {
    type: DashboardMetric;
    label: string;
    value: number | null;
    previous: number | null;
    href?: string;
    good?: "up" | "down";
  }) {
    const { type, label, value, previous, href = monitoring(type), good } = props;
    const { unit } = METRICS[type];
    return (
      <StatTile
        label={label}
        href={href}
        value={formatQuantity(value, unit)}
        trend={<Sparkline kind={type} values={histories[type].points.map((point) => point.value)} />}
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
}
