import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import type { LiveSignal } from "./signal";

/** Where each topic of each organisation stood at the last look. */
export type LivePositions = { heads: Map<string, bigint>; lastTick: number | null };

type HeadRow = { organization_id: string; sequence: bigint };
type TickRow = { finished_at: Date | null };

/** What listening would have told, found by looking: for where notifications do not arrive. */
export async function pollForSignals(
  organizationIds: readonly string[],
  before: LivePositions | null,
): Promise<{ positions: LivePositions; signals: LiveSignal[] }> {
  const { heads, ticks } = await withPlatform("poll for live changes", async (transaction) => ({
    heads: await transaction.$queryRaw<HeadRow[]>`
      SELECT organization_id, sequence FROM security_event_chain_heads
      WHERE organization_id = ANY(${organizationIds}::uuid[])`,
    ticks: await transaction.$queryRaw<TickRow[]>`
      SELECT finished_at FROM collection_ticks WHERE finished_at IS NOT NULL ORDER BY slot DESC LIMIT 1`,
  }));
  const positions: LivePositions = {
    heads: new Map(heads.map((row) => [row.organization_id, row.sequence])),
    lastTick: ticks[0]?.finished_at?.getTime() ?? null,
  };
  if (before === null) return { positions, signals: [] };
  const moved = heads.filter((row) => before.heads.get(row.organization_id) !== row.sequence);
  const signals: LiveSignal[] = [];
  if (moved.length > 0)
    signals.push({ topic: "security-events", organizationIds: moved.map((row) => row.organization_id) });
  if (positions.lastTick !== before.lastTick) signals.push({ topic: "metrics", organizationIds: [] });
  return { positions, signals };
}
