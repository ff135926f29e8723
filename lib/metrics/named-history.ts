import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { describeMetric, isMetricType, type Metric } from "./catalogue";
import { getPushedHistory } from "./pushed-series";
import { getHistories } from "./queries";
import type { MetricRange } from "./ranges";
import type { SeriesPoint } from "./series";

export type HistoryLine = {
  key: string;
  label: string;
  /** Of a pushed series. */
  labels: Record<string, string>;
  points: SeriesPoint[];
  previous?: SeriesPoint[];
};

/** The history of any metric, of the catalogue or pushed, as lines of one chart. */
export type NamedHistory = {
  name: string;
  label: string;
  unit: string;
  /** What the catalogue says; null for a pushed metric. */
  metric: Metric | null;
  lines: HistoryLine[];
  /** More than the lines shown. */
  series: number;
  period: { from: string; to: string; stepSeconds: number };
};

/** Finds a metric by its name. NOT_FOUND for a name that is neither in the catalogue nor ever pushed. */
export async function getNamedHistory(
  context: OrganizationContext,
  input: { name: string; range: MetricRange; compare?: boolean },
): Promise<NamedHistory> {
  const { name, range, compare } = input;
  if (!isMetricType(name)) {
    const pushed = await getPushedHistory(context, input);
    const lines = pushed.lines.map(({ key, labels, points, previous }) => ({
      key: `series_${key}`,
      label: labelText(labels) || name,
      labels,
      points,
      previous,
    }));
    return { ...pushed, label: name, metric: null, lines };
  }
  const metric = describeMetric(name);
  const { period, histories } = await getHistories(context, { metrics: [name], range, compare });
  const line = { key: name, label: metric.label, labels: {}, ...histories[name] };
  return { name, label: metric.label, unit: metric.unit, metric, lines: [line], series: 1, period };
}

function labelText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(", ");
}
