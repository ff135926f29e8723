import type { MetricUnit } from "./units";

type MetricFacts = {
  label: string;
  unit: MetricUnit;
  /** gauge: a state at the moment; counter: how many in the five minutes; ratio: a share of 100. */
  kind: "gauge" | "counter" | "ratio";
  /** organisation: about this organisation alone; platform: about the installation all share. */
  source: "organisation" | "platform";
  description: string;
  normal: string;
  /** Which way is worse; what an alert looks for. */
  worse: "higher" | "lower" | "neither";
};

const SECURITY_COUNT = { unit: "count", kind: "counter", source: "organisation", worse: "higher" } as const;

/**
 * Every metric that the collection measures. A name is also the column that holds it in metrics_5m or
 * platform_metrics_5m, and its metric_type in system_metrics; a test holds all three together.
 */
export const METRICS = {
  request_count: {
    label: "Requests",
    unit: "count",
    kind: "counter",
    source: "organisation",
    description: "Pages, actions, downloads and API calls of this organisation.",
    normal: "Follows working hours.",
    worse: "neither",
  },
  api_latency_ms: {
    label: "Mean latency",
    unit: "milliseconds",
    kind: "gauge",
    source: "organisation",
    description: "Mean time to answer any of these requests, not the API’s alone.",
    normal: "Under 200 ms.",
    worse: "higher",
  },
  api_latency_p95_ms: {
    label: "95th percentile latency",
    unit: "milliseconds",
    kind: "gauge",
    source: "organisation",
    description: "19 of 20 requests were answered within this time; exact, not estimated.",
    normal: "Under 500 ms.",
    worse: "higher",
  },
  error_rate: {
    label: "Error rate",
    unit: "percent",
    kind: "ratio",
    source: "organisation",
    description: "Share of requests answered with a server error (5xx).",
    normal: "Under 1 %.",
    worse: "higher",
  },
  active_users: {
    label: "Active users",
    unit: "count",
    kind: "gauge",
    source: "organisation",
    description: "Different members who made a request within the five minutes.",
    normal: "Follows working hours.",
    worse: "neither",
  },
  api_use: {
    label: "API requests",
    unit: "count",
    kind: "counter",
    source: "organisation",
    description: "Requests made with an API key.",
    normal: "Steady; a jump means a new or broken integration.",
    worse: "neither",
  },
  storage_used_bytes: {
    label: "Storage used",
    unit: "bytes",
    kind: "gauge",
    source: "organisation",
    description: "Size of all files kept for this organisation.",
    normal: "Grows slowly.",
    worse: "higher",
  },
  storage_utilization: {
    label: "Storage utilisation",
    unit: "percent",
    kind: "ratio",
    source: "organisation",
    description: "Storage used as a share of the plan's quota.",
    normal: "Under 80 %.",
    worse: "higher",
  },
  audit_entries: {
    label: "Audit entries",
    unit: "count",
    kind: "counter",
    source: "organisation",
    description: "Changes written to the audit log.",
    normal: "Follows working hours.",
    worse: "neither",
  },
  security_events: {
    ...SECURITY_COUNT,
    label: "Security events",
    description: "Security events of every kind and severity.",
    normal: "Few; a burst deserves a look.",
  },
  security_events_critical: {
    ...SECURITY_COUNT,
    label: "Critical security events",
    description: "Security events of severity critical.",
    normal: "None.",
  },
  security_events_high: {
    ...SECURITY_COUNT,
    label: "High security events",
    description: "Security events of severity high.",
    normal: "None on most days.",
  },
  security_events_medium: {
    ...SECURITY_COUNT,
    label: "Medium security events",
    description: "Security events of severity medium.",
    normal: "A few a day.",
  },
  security_events_low: {
    ...SECURITY_COUNT,
    label: "Low security events",
    description: "Security events of severity low.",
    normal: "Mistyped passwords and the like.",
  },
  security_sign_in_failures: {
    ...SECURITY_COUNT,
    label: "Failed sign-ins",
    description: "Wrong passwords and unusable credentials.",
    normal: "A few a day; many in five minutes is an attack.",
  },
  security_lockouts: {
    ...SECURITY_COUNT,
    label: "Locked accounts",
    description: "Accounts locked after too many failed sign-ins.",
    normal: "None.",
  },
  security_permission_refusals: {
    ...SECURITY_COUNT,
    label: "Permission refusals",
    description: "Members who tried what their role does not allow.",
    normal: "Rare.",
  },
  security_cross_tenant_attempts: {
    ...SECURITY_COUNT,
    label: "Cross-tenant attempts",
    description: "Requests for another organisation's data; all were refused.",
    normal: "None.",
  },
  security_rejected_keys: {
    ...SECURITY_COUNT,
    label: "Rejected API keys",
    description: "Expired, revoked or insufficient API keys.",
    normal: "None; some after a key expired.",
  },
  security_forged_webhooks: {
    ...SECURITY_COUNT,
    label: "Forged webhooks",
    description: "Webhooks whose signature does not verify.",
    normal: "None.",
  },
  cpu_usage: {
    label: "CPU busy",
    unit: "percent",
    kind: "ratio",
    source: "platform",
    description: "Processor time in use on the host, or of the container's limit.",
    normal: "Under 70 %.",
    worse: "higher",
  },
  memory_usage: {
    label: "Memory",
    unit: "percent",
    kind: "ratio",
    source: "platform",
    description: "Memory that cannot be given back at once, of the host or the container's limit.",
    normal: "Under 85 %.",
    worse: "higher",
  },
  event_loop_delay_ms: {
    label: "Event-loop delay",
    unit: "milliseconds",
    kind: "gauge",
    source: "platform",
    description: "How late the server's event loop ran, 99th percentile.",
    normal: "Under 50 ms.",
    worse: "higher",
  },
  database_connections: {
    label: "Database connections",
    unit: "count",
    kind: "gauge",
    source: "platform",
    description: "Open connections to the database.",
    normal: "Well under the server's limit.",
    worse: "higher",
  },
  database_cache_hit_ratio: {
    label: "Database cache hits",
    unit: "percent",
    kind: "ratio",
    source: "platform",
    description: "Blocks found in the database's memory since the last collection.",
    normal: "Over 95 %.",
    worse: "lower",
  },
  database_size_bytes: {
    label: "Database size",
    unit: "bytes",
    kind: "gauge",
    source: "platform",
    description: "Size of the whole database on disk.",
    normal: "Grows slowly.",
    worse: "higher",
  },
  job_queue_depth: {
    label: "Jobs waiting",
    unit: "count",
    kind: "gauge",
    source: "platform",
    description: "Jobs of the embedded engine that are due and wait; no data where Inngest runs them.",
    normal: "Near zero between collections.",
    worse: "higher",
  },
  job_queue_oldest_seconds: {
    label: "Oldest waiting job",
    unit: "seconds",
    kind: "gauge",
    source: "platform",
    description: "How long the job that has waited longest is overdue.",
    normal: "Under 10 s.",
    worse: "higher",
  },
  notification_backlog: {
    label: "Notification backlog",
    unit: "count",
    kind: "gauge",
    source: "platform",
    description: "Mails that wait to be sent.",
    normal: "Zero.",
    worse: "higher",
  },
} as const satisfies Record<string, MetricFacts>;

export type MetricType = keyof typeof METRICS;

export type Metric = MetricFacts & { type: MetricType };

export const METRIC_TYPES = Object.keys(METRICS) as MetricType[];

export function isMetricType(value: string): value is MetricType {
  return Object.hasOwn(METRICS, value);
}

/** One metric of the catalogue with its name. */
export function describeMetric(type: MetricType): Metric {
  return { type, ...METRICS[type] };
}

/** The metrics about this organisation, or about the installation, in the order they are shown. */
export function metricsOf(source: Metric["source"]): Metric[] {
  return METRIC_TYPES.map(describeMetric).filter((metric) => metric.source === source);
}
