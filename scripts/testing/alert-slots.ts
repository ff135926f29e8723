import { SLOT_MS, slotAt } from "@/lib/collection/slots";
import { useClock as setClock } from "@/lib/core/clock";
import { evaluateTick, type EvaluationResult } from "@/lib/alerts/evaluate-tick";
import { asSuperuser } from "./superuser";

/**
 * Slots of five minutes for one organisation, each collected and evaluated as if in time: the first is the next one,
 * because versions of policies must be older than what is judged by them.
 */
export function alertSlots(organizationId: string) {
  const first = slotAt(new Date()).getTime();
  let passed = 0;
  let restoreClock = () => undefined as void;

  /** One slot with this mean latency; not evaluated where that is to be made up for later. */
  async function pass(latency: number | null, { evaluated = true } = {}): Promise<EvaluationResult | null> {
    passed += 1;
    const slot = new Date(first + passed * SLOT_MS);
    restoreClock();
    restoreClock = setClock(() => new Date(slot.getTime() + 2_000));
    await asSuperuser("SELECT ensure_partitions($1::timestamptz)", [slot]);
    await asSuperuser("INSERT INTO metrics_5m (organization_id, slot, api_latency_ms) VALUES ($1, $2, $3)", [
      organizationId,
      slot,
      latency,
    ]);
    await asSuperuser("INSERT INTO collection_ticks (slot, started_at, finished_at) VALUES ($1, $1, $1)", [
      slot,
    ]);
    return evaluated ? evaluateTick(slot) : null;
  }

  /** Moves the clock on to so long after the slot that was passed last. */
  function later(seconds: number): void {
    restoreClock();
    const at = first + passed * SLOT_MS + seconds * 1_000;
    restoreClock = setClock(() => new Date(at));
  }

  return {
    pass,
    later,
    /** The slot that was passed last. */
    last: () => new Date(first + passed * SLOT_MS),
    restoreClock: () => restoreClock(),
  };
}

/** A policy as an operator inserts it by SQL; its id. */
export async function insertPolicy(
  organizationId: string,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const all = { policy_name: "Slow", metric_type: "api_latency_ms", threshold_value: 500, ...columns };
  const names = Object.keys(all);
  const { rows } = await asSuperuser(
    `INSERT INTO alert_policies (organization_id, ${names.join(", ")})
     VALUES ($1, ${names.map((_, index) => `$${index + 2}`).join(", ")}) RETURNING id`,
    [organizationId, ...Object.values(all)],
  );
  return String(rows[0].id);
}
