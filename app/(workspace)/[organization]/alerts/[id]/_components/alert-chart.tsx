import Link from "next/link";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { ChartMarker, ChartPoint, ChartThreshold } from "@/components/charts/types";
import { Card, CardContent } from "@/components/ui/card";
import { carriesLabels, chartRange } from "@/lib/alerts/chart-range";
import { operatorLabel } from "@/lib/alerts/labels";
import type { AlertDetail } from "@/lib/alerts/types";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { formatQuantity } from "@/lib/core/format/quantity";
import { getNamedHistory, type HistoryLine, type NamedHistory } from "@/lib/metrics/named-history";

type AlertChartProps = { context: OrganizationContext; alert: AlertDetail; now: Date };

const SHOWN_LINES = 8;

/** The metric around the alert, with its threshold and the episode marked. Nothing for kinds without a metric. */
export async function AlertChart({ context, alert, now }: AlertChartProps) {
  const { metric } = alert.definition;
  if (metric === null || !context.permissions.includes("metrics.read")) return null;
  const range = chartRange(alert.firedAt, now);
  const history = await getNamedHistory(context, { name: metric, range }).catch(missingAsNull);
  if (history === null) return null;
  const lines = linesOf(history, alert);
  return (
    <Card>
      <CardContent>
        <TimeSeriesChart
          title={history.label}
          series={lines.map(({ key, label }) => ({
            key,
            label,
            unit: history.unit,
            kind: lines.length === 1 ? history.name : key,
          }))}
          points={pointsOf(lines)}
          range={{ from: history.period.from, to: history.period.to }}
          thresholds={thresholdsOf(alert, history.unit)}
          markers={markersOf(alert)}
          height={260}
        />
        <p className="mt-2 text-sm">
          <Link
            href={`/${context.organizationSlug}/monitoring/${encodeURIComponent(metric)}?range=${range}`}
            className="text-link underline-offset-4 hover:underline"
          >
            Open the metric
          </Link>
        </p>
      </CardContent>
    </Card>
  );
}

function linesOf(history: NamedHistory, { labels }: AlertDetail): readonly HistoryLine[] {
  if (history.metric !== null) return history.lines;
  const matching = history.lines.filter((line) => carriesLabels(line.labels, labels));
  return (matching.length > 0 ? matching : history.lines).slice(0, SHOWN_LINES);
}

function pointsOf(lines: readonly HistoryLine[]): ChartPoint[] {
  return (lines[0]?.points ?? []).map(({ at }, place) => ({
    at,
    ...Object.fromEntries(lines.map(({ key, points }) => [key, points[place]?.value ?? null])),
  }));
}

/** Only of a plain threshold is the border in the unit of the metric. */
function thresholdsOf({ policy, threshold, definition }: AlertDetail, unit: string): ChartThreshold[] {
  if (policy.kind !== "threshold" || threshold === null) return [];
  const border: ChartThreshold = {
    value: threshold,
    label: `${operatorLabel(definition.operator)} ${formatQuantity(threshold, unit)}`,
    tone: "critical",
  };
  const { recovery } = definition;
  return recovery === null || recovery === threshold
    ? [border]
    : [border, { value: recovery, label: `recovers at ${formatQuantity(recovery, unit)}`, tone: "medium" }];
}

function markersOf({ firedAt, acknowledged, resolved }: AlertDetail): ChartMarker[] {
  return [
    { at: firedAt.toISOString(), label: "Fired" },
    ...(acknowledged ? [{ at: acknowledged.at.toISOString(), label: "Acknowledged" }] : []),
    ...(resolved ? [{ at: resolved.at.toISOString(), label: "Resolved" }] : []),
  ];
}

/** A metric that was never pushed has no history, and its alert stays readable. */
function missingAsNull(error: unknown): null {
  if (error instanceof AppError && error.code === "NOT_FOUND") return null;
  throw error;
}
