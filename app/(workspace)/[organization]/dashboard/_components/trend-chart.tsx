import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import { Card, CardContent } from "@/components/ui/card";
import type { DashboardMetric } from "@/lib/dashboard/queries";
import { METRICS } from "@/lib/metrics/catalogue";
import type { Histories } from "@/lib/metrics/queries";

type TrendChartProps = {
  title: string;
  metrics: readonly DashboardMetric[];
  data: Histories<DashboardMetric>;
};

/** Some metrics of one unit over the last 24 hours. */
export function TrendChart({ title, metrics, data }: TrendChartProps) {
  const [first] = metrics;
  const moments = first ? data.histories[first].points : [];
  return (
    <Card>
      <CardContent>
        <TimeSeriesChart
          title={title}
          series={metrics.map((type) => ({
            key: type,
            label: METRICS[type].label,
            unit: METRICS[type].unit,
            kind: type,
          }))}
          points={moments.map(({ at }, place) => ({
            at,
            ...Object.fromEntries(
              metrics.map((type) => [type, data.histories[type].points[place]?.value ?? null]),
            ),
          }))}
          range={data.period}
          syncId="dashboard"
          height={200}
        />
      </CardContent>
    </Card>
  );
}
