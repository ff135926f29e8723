import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { ChartPoint } from "@/components/charts/types";
import { Card, CardContent } from "@/components/ui/card";
import type { MetricAlert } from "@/lib/alerts/metric-alerts";
import type { HistoryLine, NamedHistory } from "@/lib/metrics/named-history";
import { RANGES, type MetricRange } from "@/lib/metrics/ranges";
import type { SeriesPoint } from "@/lib/metrics/series";

type HistoryChartProps = {
  history: NamedHistory;
  range: MetricRange;
  compare: boolean;
  /** What fired about it in the period. */
  alerts: readonly MetricAlert[];
};

/** One metric over one range; gaps stay gaps. */
export function HistoryChart({ history, range, compare, alerts }: HistoryChartProps) {
  const { lines, unit, period, name } = history;
  const { seconds, words } = RANGES[range];
  return (
    <Card>
      <CardContent>
        <TimeSeriesChart
          title={history.label}
          description={stepText(period.stepSeconds)}
          series={lines.map(({ key, label }) => ({
            key,
            label,
            unit,
            kind: lines.length === 1 ? name : key,
          }))}
          points={chartPoints(lines, ({ points }) => points)}
          range={{ from: period.from, to: period.to }}
          comparison={
            compare
              ? {
                  label: `Previous ${words}`,
                  points: chartPoints(lines, ({ previous }) => previous ?? []),
                  shiftSeconds: seconds,
                }
              : undefined
          }
          markers={alerts.map(({ firedAt, policyName }) => ({
            at: firedAt.toISOString(),
            label: policyName,
          }))}
          height={320}
        />
      </CardContent>
    </Card>
  );
}

function chartPoints(
  lines: readonly HistoryLine[],
  pointsOf: (line: HistoryLine) => readonly SeriesPoint[],
): ChartPoint[] {
  const [first] = lines;
  return (first ? pointsOf(first) : []).map(({ at }, place) => ({
    at,
    ...Object.fromEntries(lines.map((line) => [line.key, pointsOf(line)[place]?.value ?? null])),
  }));
}

function stepText(stepSeconds: number): string {
  const minutes = stepSeconds / 60;
  if (minutes < 60) return minutes === 5 ? "A point each 5 minutes" : `Means of ${minutes} minutes`;
  const hours = minutes / 60;
  return hours === 24 ? "Means of a day" : `Means of ${hours} ${hours === 1 ? "hour" : "hours"}`;
}
