import "server-only";
import { SLOT_MS } from "@/lib/collection/slots";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { LIVE_CHANNEL, type LiveSignal } from "@/lib/live/signal";
import { tellOfNotices } from "./tell-of-notices";

export type EvaluationResult = { evaluated: number; decisions: number; notices: number };

/** A tick older than two slots follows the state of things and wakes nobody. */
const LATE_MS = 2 * SLOT_MS;
const OLDEST_TICK_MS = 24 * 60 * 60_000;

/**
 * Judges every policy of every organisation at `slot`, once its metrics are collected. Ticks that were missed come
 * first, the oldest before the others, up to a day back. Safe to repeat, by whomever: a tick is judged once, and its
 * states, decisions and notices are committed together.
 */
export async function evaluateTick(slot: Date): Promise<EvaluationResult> {
  const due = await findDueTicks(slot);
  if (due.length === 0) return findEvaluated(slot);
  const total = { evaluated: 0, decisions: 0, notices: 0 };
  for (const tick of due) {
    const result = await evaluate(tick);
    total.evaluated += result.evaluated;
    total.decisions += result.decisions;
    total.notices += result.notices;
  }
  if (total.notices > 0) await tellOfNotices(`tick:${slot.toISOString()}`);
  return total;
}

async function evaluate(tick: Date): Promise<EvaluationResult> {
  const at = now();
  const isLate = at.getTime() - tick.getTime() > LATE_MS;
  return withPlatform("evaluate alert policies", async (transaction) => {
    const [result] = await transaction.$queryRaw<EvaluationResult[]>`
      SELECT evaluated, decisions, notices
      FROM evaluate_alert_tick(${tick}::timestamptz, ${isLate}, ${at}::timestamptz)`;
    if (!result) throw new Error("The evaluation answered nothing.");
    if (result.decisions > 0) await tellOpenPages(transaction);
    return result;
  });
}

async function tellOpenPages(transaction: Transaction): Promise<void> {
  const everyOrganization: LiveSignal = { topic: "alerts", organizationIds: [] };
  await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(everyOrganization)})`;
}

/** Collected and not judged, after the newest that is: what went by must not change what came of it. */
async function findDueTicks(slot: Date): Promise<Date[]> {
  const rows = await withPlatform(
    "ledger of alert evaluations",
    (transaction) => transaction.$queryRaw<{ slot: Date }[]>`
      SELECT slot FROM collection_ticks
      WHERE finished_at IS NOT NULL AND slot <= ${slot}::timestamptz
        AND slot > greatest(
          coalesce((SELECT max(at) FROM alert_ticks), ${new Date(slot.getTime() - SLOT_MS)}::timestamptz),
          ${new Date(slot.getTime() - OLDEST_TICK_MS)}::timestamptz)
      ORDER BY slot`,
  );
  return rows.map((row) => row.slot);
}

async function findEvaluated(slot: Date): Promise<EvaluationResult> {
  const rows = await withPlatform(
    "ledger of alert evaluations",
    (transaction) => transaction.$queryRaw<EvaluationResult[]>`
      SELECT evaluated, decisions, notices FROM alert_ticks WHERE at = ${slot}::timestamptz`,
  );
  return rows[0] ?? { evaluated: 0, decisions: 0, notices: 0 };
}
