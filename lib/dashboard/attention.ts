import { GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import type { AlertCounts } from "@/lib/alerts/types";
import type { CollectionStatus } from "@/lib/collection/status";

/** Something a person should look at, worst first. */
export type AttentionItem = {
  key: string;
  severity: AlertSeverity;
  title: string;
  detail: string;
  /** Below the organisation. */
  path: string;
};

export type AttentionInput = {
  /** Null where the viewer may not know. */
  collection: CollectionStatus | null;
  /** Active alerts. */
  alerts: AlertCounts | null;
  /** Security events of the last 24 hours. */
  events: { critical: number; high: number } | null;
  chain: { state: "never" | "running" | "intact" | "broken"; brokenSequence: number | null } | null;
};

/** What needs attention first. An empty list is a promise: everything it looks at is in order. */
export function findAttention({ collection, alerts, events, chain }: AttentionInput): AttentionItem[] {
  const items: AttentionItem[] = alerts ? alertItems(alerts) : [];
  if (chain?.state === "broken")
    items.push({
      key: "chain",
      severity: "critical",
      title: "The audit chain is broken",
      detail: `The first broken entry is number ${chain.brokenSequence ?? "unknown"}.`,
      path: "/settings/audit-log",
    });
  if (events && events.critical > 0) items.push(eventsItem("critical", events.critical));
  if (events && events.high > 0) items.push(eventsItem("high", events.high));
  if (collection?.state === "stale")
    items.push({
      key: "stale",
      severity: "high",
      title: "Figures are stale",
      detail: "The newest ticks of the collection are missing.",
      path: "/monitoring",
    });
  const missed = collection?.missedSlots.length ?? 0;
  if (missed > 0)
    items.push({
      key: "missed",
      severity: "medium",
      title: missed === 1 ? "1 collection was missed" : `${missed} collections were missed`,
      detail: "In the last 24 hours; charts show them as gaps.",
      path: "/monitoring",
    });
  return items.sort(
    (one, other) => GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity),
  );
}

/** What somebody has acknowledged is looked after, and needs nobody else's attention. */
function alertItems(counts: AlertCounts): AttentionItem[] {
  return GRAVEST_FIRST.flatMap((severity) => {
    const { firing } = counts[severity];
    if (firing === 0) return [];
    const title = firing === 1 ? `1 ${severity} alert fires` : `${firing} ${severity} alerts fire`;
    return [
      {
        key: `alerts-${severity}`,
        severity,
        title,
        detail: `Nobody has acknowledged ${firing === 1 ? "it" : "them"} yet.`,
        path: `/alerts?state=firing&severity=${severity}`,
      },
    ];
  });
}

function eventsItem(severity: "critical" | "high", count: number): AttentionItem {
  return {
    key: `events-${severity}`,
    severity,
    title: count === 1 ? `1 ${severity} security event` : `${count} ${severity} security events`,
    detail: "In the last 24 hours.",
    path: `/security?severity=${severity}`,
  };
}
