import "server-only";
import { countActiveAlerts } from "@/lib/alerts/queries";
import { getChainStatus } from "@/lib/retention/audit-chain-status";
import { getCollectionStatus } from "@/lib/collection/queries";
import type { CollectionStatus } from "@/lib/collection/status";
import type { OrganizationContext } from "@/lib/core/context";
import type { PermissionAction } from "@/lib/core/permissions";
import { listPushedMetrics, type PushedMetric } from "@/lib/metrics/pushed-series";
import { getHistories, type Histories } from "@/lib/metrics/queries";
import { findAttention, type AttentionItem } from "./attention";

const DASHBOARD_METRICS = [
  "request_count",
  "error_rate",
  "active_users",
  "security_events",
  "security_events_critical",
  "security_events_high",
  "storage_utilization",
  "api_latency_ms",
  "api_latency_p95_ms",
  "cpu_usage",
  "memory_usage",
] as const;

export type DashboardMetric = (typeof DASHBOARD_METRICS)[number];

/** What a viewer may see of it is there, the rest is null. */
export type Dashboard = {
  attention: AttentionItem[];
  collection: CollectionStatus | null;
  metrics: Histories<DashboardMetric> | null;
  pushed: PushedMetric[] | null;
};

/** Everything the dashboard shows: the last 24 hours beside the 24 before. */
export async function getDashboard(context: OrganizationContext): Promise<Dashboard> {
  const may = (action: PermissionAction) => context.permissions.includes(action);
  const [collection, metrics, pushed, chain, alerts] = await Promise.all([
    may("collection.read") ? getCollectionStatus(context) : null,
    may("metrics.read")
      ? getHistories(context, { metrics: DASHBOARD_METRICS, range: "24h", compare: true })
      : null,
    may("metrics.read") ? listPushedMetrics(context) : null,
    may("audit-log.read") ? getChainStatus(context) : null,
    may("alerts.read") ? countActiveAlerts(context) : null,
  ]);
  const events = metrics && {
    critical: total(metrics, "security_events_critical") ?? 0,
    high: total(metrics, "security_events_high") ?? 0,
  };
  return { attention: findAttention({ collection, alerts, events, chain }), collection, metrics, pushed };
}

/** The sum of a counter over the period, or of the period before; null when nothing was measured. */
export function total(
  { histories }: Histories<DashboardMetric>,
  type: DashboardMetric,
  period: "points" | "previous" = "points",
): number | null {
  const measured = (histories[type][period] ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  return measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0);
}
