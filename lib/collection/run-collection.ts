import "server-only";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatExactTime } from "@/lib/core/format/date-time";
import { ensurePartitions } from "@/lib/db/partitions";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { LIVE_CHANNEL, type LiveSignal } from "@/lib/live/signal";
import { notifyEverywhere } from "@/lib/notifications/notify-everywhere";
import { sampleHost } from "@/lib/observability/host-sampler";
import { SLOT_MS, isSlot } from "./slots";

/** A slot further back is a gap for good: its figures would be today's, not its own. */
const OLDEST_SLOT_MS = 24 * 60 * 60_000;

export type CollectionResult = {
  slot: string;
  /** False when the slot had been collected before; the numbers are then those of that time. */
  collected: boolean;
  metrics_collected: number;
  organizations: number;
  missed_slots: number;
};

/** The keys that collect_metrics() reads. */
type HostJson = {
  cpu_usage: number | null;
  memory_usage: number | null;
  event_loop_delay_ms: number | null;
  embedded_engine: boolean;
};

type TickRow = { collected: boolean; organizations: number; metrics: number; missed: number };

/**
 * Collects the five minutes that end at `slot` for every organisation. Safe to repeat: a slot that
 * was collected is answered from the ledger; an organisation that came since, while the next slot is
 * under way, is added to it. Slots skipped since the last one are noted as missed.
 */
export async function runCollection(slot: Date): Promise<CollectionResult> {
  const age = now().getTime() - slot.getTime();
  if (!isSlot(slot)) throw new AppError("INVALID_INPUT", "A slot starts at a multiple of five minutes.");
  if (age < 0) throw new AppError("INVALID_INPUT", "This slot is not over yet.");
  if (age > OLDEST_SLOT_MS) throw new AppError("INVALID_INPUT", "This slot is more than a day ago.");

  const finished = await findFinishedTick(slot);
  if (finished) return toResult(slot, finished);
  await ensurePartitions(slot);
  const host = age < SLOT_MS ? await readHost() : null;
  return toResult(slot, await collect(slot, host));
}

async function collect(slot: Date, host: HostJson | null): Promise<TickRow> {
  const everyOrganization: LiveSignal = { topic: "metrics", organizationIds: [] };
  return withPlatform("collection", async (transaction) => {
    const [tick] = await transaction.$queryRaw<TickRow[]>`
      SELECT collected, organizations, metrics, missed
      FROM collect_metrics(${slot}::timestamptz, ${host && JSON.stringify(host)}::jsonb)`;
    if (!tick) throw new Error("The collection answered nothing.");
    if (tick.missed > 0) await tellOfGap(transaction, slot, tick.missed);
    // Told at the commit, not before.
    await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(everyOrganization)})`;
    return tick;
  });
}

async function tellOfGap(transaction: Transaction, slot: Date, count: number): Promise<void> {
  const from = new Date(slot.getTime() - (count + 1) * SLOT_MS);
  const until = new Date(slot.getTime() - SLOT_MS);
  await notifyEverywhere(transaction, {
    type: "collection.missed",
    data: { count, from: formatExactTime(from, "UTC"), until: formatExactTime(until, "UTC") },
    key: slot.toISOString(),
    permission: "collection.run",
    since: from,
  });
}

async function findFinishedTick(slot: Date): Promise<TickRow | null> {
  const rows = await withPlatform(
    "collection ledger",
    (transaction) => transaction.$queryRaw<TickRow[]>`
      SELECT false AS collected, organizations, metrics, 0 AS missed
      FROM collection_ticks ledger
      WHERE slot = ${slot}::timestamptz AND finished_at IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM organizations
          WHERE created_at >= ledger.started_at AND deleted_at IS NULL
            AND created_at < ledger.slot + interval '5 minutes')`,
  );
  return rows[0] ?? null;
}

function toResult(slot: Date, tick: TickRow): CollectionResult {
  return {
    slot: slot.toISOString(),
    collected: tick.collected,
    metrics_collected: tick.metrics,
    organizations: tick.organizations,
    missed_slots: tick.missed,
  };
}

/** What only this process knows. With Inngest the queue is not ours to see, so its figures are no data. */
async function readHost(): Promise<HostJson> {
  const { cpuUsage, memoryUsage, eventLoopDelayMs } = await sampleHost();
  return {
    cpu_usage: cpuUsage,
    memory_usage: memoryUsage,
    event_loop_delay_ms: eventLoopDelayMs,
    embedded_engine: env.REGULIX_ENGINE_URL !== undefined,
  };
}
