/** Whom a metric is about, or that the organisation pushes it itself. */
export const METRIC_SOURCES = ["organisation", "platform", "pushed"] as const;

export type MetricSource = (typeof METRIC_SOURCES)[number];
