import { z } from "zod";
import type { MetricListItem } from "@/lib/metrics/metric-pages";
import { METRIC_SOURCES } from "@/lib/metrics/metric-source";
import type { NamedHistory } from "@/lib/metrics/named-history";
import { EARLY_MINUTES, LATE_HOURS, MAX_POINTS } from "@/lib/metrics/point-rules";
import { METRIC_RANGES, RANGES, type MetricRange } from "@/lib/metrics/ranges";
import { METRIC_UNITS } from "@/lib/metrics/units";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const MetricName = z.string().max(100).describe("Such as cpu_usage or orders.placed.");
const Labels = z.record(z.string(), z.string());

const Metric = z
  .strictObject({
    name: MetricName,
    label: z.string(),
    unit: z.string(),
    source: z
      .enum(METRIC_SOURCES)
      .describe(
        "organisation: about this organisation; platform: about the installation; pushed: sent by you.",
      ),
    series: z.int().describe("Lines it has: one for each set of labels."),
    kind: z.enum(["gauge", "counter", "ratio"]).nullable().describe("Null for a pushed metric."),
    description: z.string().nullable(),
    normal: z.string().nullable().describe("What is usual, in words."),
    worse: z.enum(["higher", "lower", "neither"]).nullable(),
  })
  .register(namedSchemas, { id: "Metric" });

const MetricPage = pageOf(Metric).register(namedSchemas, { id: "MetricPage" });

const Point = z.strictObject({
  at: ApiTime.describe("The end of the step that the point covers."),
  value: z.number().nullable().describe("The mean over the step; null where there is no data, never zero."),
  peak: z.number().nullable(),
});

const MetricSeries = z
  .strictObject({
    metric: MetricName,
    unit: z.string(),
    range: z.enum(METRIC_RANGES),
    from: ApiTime,
    to: ApiTime,
    step_seconds: z.int(),
    resolution: z.enum(["5m", "1h", "1d"]).describe("How far apart the stored rows stand that were read."),
    series_total: z
      .int()
      .describe("More than are given where a metric has many series: the newest eight are."),
    series: z.array(
      z.strictObject({
        key: z.string(),
        labels: Labels,
        points: z.array(Point),
        previous: z.array(Point).nullable().describe("The same length of time before, where asked for."),
      }),
    ),
  })
  .register(namedSchemas, { id: "MetricSeries" });

const PushedPoint = z
  .strictObject({
    metric: MetricName.describe("Lower-case words joined by dots or underscores, at most 100 characters."),
    value: z.number(),
    unit: z.enum(METRIC_UNITS).optional().describe("Of the first point of a metric; count unless said."),
    timestamp: z.iso
      .datetime({ offset: true })
      .optional()
      .describe(`At most ${LATE_HOURS} hours late and ${EARLY_MINUTES} minutes early; now unless said.`),
    labels: Labels.optional().describe("At most ten; each set of labels is a series of its own."),
  })
  .register(namedSchemas, { id: "MetricPoint" });

const PushResult = z
  .strictObject({
    accepted: z.int(),
    duplicates: z.int().describe("Points that were there already: same series, same time."),
    rejected: z.array(z.strictObject({ index: z.int(), field: z.string(), reason: z.string() })),
  })
  .register(namedSchemas, { id: "PushResult" });

const EXAMPLE = {
  name: "cpu_usage",
  label: "CPU busy",
  unit: "percent",
  source: "platform",
  series: 1,
  kind: "ratio",
  description: "Processor time in use on the host, or of the container's limit.",
  normal: "Under 70 %.",
  worse: "higher",
} satisfies z.input<typeof Metric>;

const SERIES_EXAMPLE = {
  metric: "orders.placed",
  unit: "count",
  range: "1h",
  from: "2026-11-21T11:05:00.000Z",
  to: "2026-11-21T12:05:00.000Z",
  step_seconds: 300,
  resolution: "5m",
  series_total: 1,
  series: [
    {
      key: "series_41",
      labels: { region: "eu" },
      points: [
        { at: "2026-11-21T12:00:00.000Z", value: 12.5, peak: 14 },
        { at: "2026-11-21T12:05:00.000Z", value: null, peak: null },
      ],
      previous: null,
    },
  ],
} satisfies z.input<typeof MetricSeries>;

const params = z.object({ metric: MetricName });

export const listMetrics = defineEndpoint({
  operation: "listMetrics",
  method: "GET",
  path: "/api/v1/metrics",
  tag: "Metrics",
  summary: "List metrics",
  description:
    "Every metric the organisation can look at, by name: those Regulix measures and those you push.",
  scope: "metrics:read",
  requestsPerMinute: 300,
  query: listQuery({ source: z.enum(METRIC_SOURCES).optional() }),
  place: z.string(),
  answers: {
    200: {
      description: "A page of metrics.",
      schema: MetricPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const pushMetrics = defineEndpoint({
  operation: "pushMetrics",
  method: "POST",
  path: "/api/v1/metrics",
  tag: "Metrics",
  summary: "Send metric points",
  description:
    "Keeps the good points and names each refused one. A point of the same series and time is kept once, so a batch may be sent again.",
  scope: "metrics:write",
  requestsPerMinute: 600,
  body: {
    schema: z.strictObject({ points: z.array(PushedPoint).min(1).max(MAX_POINTS) }),
    example: { points: [{ metric: "orders.placed", value: 12, labels: { region: "eu" } }] },
    maxBytes: 2 * 1024 * 1024,
    checkedBy: "handler",
  },
  answers: {
    200: {
      description: "What was kept.",
      schema: PushResult,
      example: { accepted: 1, duplicates: 0, rejected: [] },
    },
  },
});

export const readMetric = defineEndpoint({
  operation: "getMetric",
  method: "GET",
  path: "/api/v1/metrics/{metric}",
  tag: "Metrics",
  summary: "Read a metric",
  description: "What one metric is, without its figures.",
  scope: "metrics:read",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The metric.", schema: Metric, example: EXAMPLE } },
});

export const readMetricSeries = defineEndpoint({
  operation: "getMetricSeries",
  method: "GET",
  path: "/api/v1/metrics/{metric}/series",
  tag: "Metrics",
  summary: "Read a metric's history",
  description:
    "A line for each series, over a range that ends now. The range decides how far apart the points stand: " +
    METRIC_RANGES.map((range) => `${range} every ${RANGES[range].stepSeconds / 60} minutes`).join(", ") +
    ". What is not measured is null.",
  scope: "metrics:read",
  requestsPerMinute: 300,
  params,
  query: z.strictObject({
    range: z.enum(METRIC_RANGES).default("24h"),
    compare: z
      .enum(["previous"], { error: "must be previous" })
      .optional()
      .describe("Adds the same length of time before."),
  }),
  answers: { 200: { description: "The history.", schema: MetricSeries, example: SERIES_EXAMPLE } },
});

/** A metric as the API shows it. */
export function presentMetric({ facts, ...metric }: MetricListItem): z.input<typeof Metric> {
  const { kind = null, description = null, normal = null, worse = null } = facts ?? {};
  return { ...metric, kind, description, normal, worse };
}

/** A history as the API shows it. */
export function presentSeries(history: NamedHistory, range: MetricRange): z.input<typeof MetricSeries> {
  const { name, unit, period, series, lines } = history;
  return {
    metric: name,
    unit,
    range,
    from: period.from,
    to: period.to,
    step_seconds: period.stepSeconds,
    resolution: RANGES[range].resolution,
    series_total: series,
    series: lines.map(({ key, labels, points, previous }) => ({
      key,
      labels,
      points,
      previous: previous ?? null,
    })),
  };
}
