import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { isCountedAlready, missingStripeSettings, stripeClient } from "../stripe";

const BATCH = 100;
const MOST_BATCHES = 50;
const AT_ONCE = 5;

type Push = {
  organizationId: string;
  entryId: string;
  customerId: string;
  micros: bigint;
  occurredAt: Date;
};

type Outcome = Push & { error: string | null };

/**
 * Tells Stripe's meter what the entries of the ledger cost, each by its id, so that telling twice counts once.
 * Stripe forgets an id after a day: an entry whose first attempt is nearly that old, and whose answer nobody
 * heard, is left to the reconciliation rather than counted twice.
 */
export async function pushTokenUsage(): Promise<{ pushed: number; failed: number }> {
  const done = { pushed: 0, failed: 0 };
  if (missingStripeSettings().length > 0) return done;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const claimed = await claimPushes(readClock());
    if (claimed.length === 0) break;
    const outcomes: Outcome[] = [];
    for (let from = 0; from < claimed.length; from += AT_ONCE)
      outcomes.push(...(await Promise.all(claimed.slice(from, from + AT_ONCE).map(pushOne))));
    await keepOutcomes(outcomes, readClock());
    const failed = outcomes.filter(({ error }) => error !== null).length;
    done.failed += failed;
    done.pushed += outcomes.length - failed;
  }
  return done;
}

/** Claims by putting off: whoever dies with a claim leaves it to be taken again. */
async function claimPushes(at: Date): Promise<Push[]> {
  return withPlatform(
    "claim token usage for the meter",
    (transaction) =>
      transaction.$queryRaw<Push[]>`
        UPDATE token_meter_pushes AS push SET attempts = push.attempts + 1,
          first_tried_at = coalesce(push.first_tried_at, ${at}::timestamptz),
          due_at = ${at}::timestamptz + least(5 + push.attempts * push.attempts, 60) * interval '1 minute'
          FROM (
            SELECT organization_id, entry_id FROM token_meter_pushes
             WHERE pushed_at IS NULL AND due_at <= ${at}::timestamptz
               AND (first_tried_at IS NULL OR first_tried_at > ${at}::timestamptz - interval '20 hours')
             ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
          ) AS due
          JOIN token_ledger AS entry ON entry.organization_id = due.organization_id AND entry.id = due.entry_id
         WHERE push.organization_id = due.organization_id AND push.entry_id = due.entry_id
        RETURNING push.organization_id AS "organizationId", push.entry_id AS "entryId",
          push.customer_id AS "customerId", entry.cost_micros AS micros, entry.occurred_at AS "occurredAt"`,
  );
}

async function pushOne(push: Push): Promise<Outcome> {
  try {
    await stripeClient().billing.meterEvents.create({
      event_name: env.STRIPE_TOKEN_METER,
      identifier: push.entryId,
      timestamp: Math.floor(push.occurredAt.getTime() / 1_000),
      payload: { stripe_customer_id: push.customerId, value: push.micros.toString() },
    });
    return { ...push, error: null };
  } catch (error) {
    if (isCountedAlready(error)) return { ...push, error: null };
    return { ...push, error: error instanceof Error ? error.message : String(error) };
  }
}

async function keepOutcomes(outcomes: readonly Outcome[], at: Date): Promise<void> {
  await withPlatform(
    "note what the meter took",
    (transaction) =>
      transaction.$executeRaw`
        UPDATE token_meter_pushes AS push
           SET pushed_at = CASE WHEN given.error IS NULL THEN ${at}::timestamptz END, last_error = given.error
          FROM unnest(
            ${outcomes.map(({ organizationId }) => organizationId)}::uuid[],
            ${outcomes.map(({ entryId }) => entryId)}::uuid[],
            ${outcomes.map(({ error }) => error)}::text[]
          ) AS given (organization_id, entry_id, error)
         WHERE push.organization_id = given.organization_id AND push.entry_id = given.entry_id`,
  );
}
