import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import type { LiveSignal } from "./signal";

/** Where each topic of each organisation stood at the last look. */
export type LivePositions = {
  heads: Map<string, bigint>;
  inboxes: Map<string, number>;
  alerts: Map<string, number>;
  incidents: Map<string, number>;
  brandings: Map<string, number>;
  tickets: Map<string, number>;
  lastTick: number | null;
};

type HeadRow = { organization_id: string; sequence: bigint };
type ChangedRow = { organization_id: string; changed_at: Date };
type TickRow = { finished_at: Date | null };

/** What listening would have told, found by looking: for where notifications do not arrive. */
export async function pollForSignals(
  organizationIds: readonly string[],
  before: LivePositions | null,
): Promise<{ positions: LivePositions; signals: LiveSignal[] }> {
  const { heads, inboxes, alerts, incidents, brandings, tickets, ticks } = await withPlatform(
    "poll for live changes",
    async (transaction) => ({
      heads: await transaction.$queryRaw<HeadRow[]>`
      SELECT organization_id, sequence FROM security_event_chain_heads
      WHERE organization_id = ANY(${organizationIds}::uuid[])`,
      inboxes: await transaction.$queryRaw<ChangedRow[]>`
      SELECT organization_id, max(changed_at) AS changed_at FROM notifications
      WHERE organization_id = ANY(${organizationIds}::uuid[]) GROUP BY organization_id`,
      alerts: await transaction.$queryRaw<ChangedRow[]>`
      SELECT organization_id, max(changed_at) AS changed_at FROM alerts
      WHERE organization_id = ANY(${organizationIds}::uuid[]) GROUP BY organization_id`,
      incidents: await transaction.$queryRaw<ChangedRow[]>`
      SELECT organization_id, max(changed_at) AS changed_at FROM incidents
      WHERE organization_id = ANY(${organizationIds}::uuid[]) GROUP BY organization_id`,
      brandings: await transaction.$queryRaw<ChangedRow[]>`
      SELECT organization_id, updated_at AS changed_at FROM organization_branding
      WHERE organization_id = ANY(${organizationIds}::uuid[])`,
      tickets: await transaction.$queryRaw<ChangedRow[]>`
      SELECT organization_id, max(changed_at) AS changed_at FROM support_tickets
      WHERE organization_id = ANY(${organizationIds}::uuid[]) GROUP BY organization_id`,
      ticks: await transaction.$queryRaw<TickRow[]>`
      SELECT finished_at FROM collection_ticks WHERE finished_at IS NOT NULL ORDER BY slot DESC LIMIT 1`,
    }),
  );
  const positions: LivePositions = {
    heads: new Map(heads.map((row) => [row.organization_id, row.sequence])),
    inboxes: timesOf(inboxes),
    alerts: timesOf(alerts),
    incidents: timesOf(incidents),
    brandings: timesOf(brandings),
    tickets: timesOf(tickets),
    lastTick: ticks[0]?.finished_at?.getTime() ?? null,
  };
  if (before === null) return { positions, signals: [] };
  const moved = heads.filter((row) => before.heads.get(row.organization_id) !== row.sequence);
  const signals: LiveSignal[] = [];
  if (moved.length > 0)
    signals.push({ topic: "security-events", organizationIds: moved.map((row) => row.organization_id) });
  for (const [topic, times, timesBefore] of [
    ["notifications", positions.inboxes, before.inboxes],
    ["alerts", positions.alerts, before.alerts],
    ["incidents", positions.incidents, before.incidents],
    ["branding", positions.brandings, before.brandings],
    ["support", positions.tickets, before.tickets],
  ] as const) {
    const changed = [...times].filter(([id, at]) => timesBefore.get(id) !== at);
    if (changed.length > 0) signals.push({ topic, organizationIds: changed.map(([id]) => id) });
  }
  if (positions.lastTick !== before.lastTick) signals.push({ topic: "metrics", organizationIds: [] });
  return { positions, signals };
}

function timesOf(rows: readonly ChangedRow[]): Map<string, number> {
  return new Map(rows.map((row) => [row.organization_id, row.changed_at.getTime()]));
}
