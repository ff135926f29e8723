import type { CollectionStatus } from "@/lib/collection/status";

/** Something a person should look at, worst first. */
export type AttentionItem = {
  key: string;
  severity: "critical" | "high" | "medium";
  title: string;
  detail: string;
  /** Below the organisation. */
  path: string;
};

export type AttentionInput = {
  /** Null where the viewer may not know. */
  collection: CollectionStatus | null;
  /** Security events of the last 24 hours. */
  events: { critical: number; high: number } | null;
  chain: { state: "never" | "running" | "intact" | "broken"; brokenSequence: number | null } | null;
};

const RANK = { critical: 0, high: 1, medium: 2 };

/** What needs attention first. An empty list is a promise: everything it looks at is in order. */
export function findAttention({ collection, events, chain }: AttentionInput): AttentionItem[] {
  const items: AttentionItem[] = [];
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
  return items.sort((one, other) => RANK[one.severity] - RANK[other.severity]);
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
