import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { METRIC_TYPES, describeMetric, type Metric } from "./catalogue";
import type { MetricSource } from "./metric-source";
import { listPushedMetrics } from "./pushed-series";

/** A metric that an organisation can look at: of the catalogue, or pushed by its own systems. */
export type MetricListItem = {
  name: string;
  label: string;
  unit: string;
  source: MetricSource;
  /** Lines it has: one for each set of labels. */
  series: number;
  /** What the catalogue says; null for a pushed metric. */
  facts: Pick<Metric, "kind" | "description" | "normal" | "worse"> | null;
};

/** One page of the organisation's metrics by name; `after` is the last name seen. */
export async function listMetricPage(
  context: OrganizationContext,
  input: { source?: MetricSource; after?: string; limit: number },
): Promise<ListPage<MetricListItem, string>> {
  const { source, after = "", limit } = input;
  const metrics = (await listMetrics(context))
    .filter((metric) => metric.name > after && (source === undefined || metric.source === source))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return toPage(metrics, limit, ({ name }) => name);
}

/** One metric by its name. NOT_FOUND for a name that is neither in the catalogue nor ever pushed. */
export async function getMetric(context: OrganizationContext, name: string): Promise<MetricListItem> {
  const metric = (await listMetrics(context)).find((each) => each.name === name);
  if (!metric) throw notFound("metric");
  return metric;
}

async function listMetrics(context: OrganizationContext): Promise<MetricListItem[]> {
  const pushed = await listPushedMetrics(context);
  return [
    ...METRIC_TYPES.map(describeMetric).map(({ type, label, unit, source, ...facts }) => ({
      name: type,
      label,
      unit,
      source,
      series: 1,
      facts,
    })),
    ...pushed.map(({ name, unit, series }) => ({
      name,
      label: name,
      unit,
      source: "pushed" as const,
      series,
      facts: null,
    })),
  ];
}
