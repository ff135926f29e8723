/** How a series is drawn: a colour, and a dash that tells it apart without colour. */
export type SeriesStyle = { color: string; dash: string | undefined };

const dashes = [undefined, "6 3", "2 3", "8 3 2 3"] as const;
const colorCount = 8;

/** Severities as parts of a chart: text colours would be too alike beside each other. */
export const severityColors = {
  critical: "var(--critical)",
  high: "var(--series-2)",
  medium: "var(--series-5)",
  low: "var(--low)",
  info: "var(--input)",
} as const;

/** Kinds that often share a chart get colours far apart; every other kind gets one by its name, and keeps it. */
const fixedColors: Record<string, string> = {
  cpu_usage: "var(--series-1)",
  memory_usage: "var(--series-3)",
  event_loop_delay_ms: "var(--series-2)",
  database_connections: "var(--series-6)",
  database_cache_hit_ratio: "var(--series-1)",
  database_size_bytes: "var(--series-3)",
  job_queue_depth: "var(--series-4)",
  job_queue_oldest_seconds: "var(--series-5)",
  notification_backlog: "var(--series-7)",
  request_count: "var(--series-3)",
  api_latency_ms: "var(--series-2)",
  api_latency_p95_ms: "var(--series-4)",
  error_rate: "var(--series-4)",
  active_users: "var(--series-5)",
  api_use: "var(--series-7)",
  audit_entries: "var(--series-8)",
  storage_used_bytes: "var(--series-6)",
  storage_utilization: "var(--series-6)",
  security_events: "var(--series-2)",
  security_events_critical: severityColors.critical,
  security_events_high: severityColors.high,
  security_events_medium: severityColors.medium,
  security_events_low: severityColors.low,
};

/** The colour of a kind: the same on every page, because it depends on nothing but the kind. */
export function colorOfKind(kind: string): string {
  const fixed = Object.hasOwn(fixedColors, kind) ? fixedColors[kind] : undefined;
  if (fixed) return fixed;
  let sum = 0;
  for (const character of kind) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `var(--series-${(sum % colorCount) + 1})`;
}

/** Styles for the series of one chart: each keeps its colour, and those that share one differ by dash. */
export function stylesOf(kinds: readonly string[]): SeriesStyle[] {
  const timesUsed = new Map<string, number>();
  return kinds.map((kind) => {
    const color = colorOfKind(kind);
    const before = timesUsed.get(color) ?? 0;
    timesUsed.set(color, before + 1);
    return { color, dash: dashes[before % dashes.length] };
  });
}
