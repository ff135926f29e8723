import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { tokenUsageRecorded } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { announceMails } from "@/lib/mail/announce";
import { logger } from "@/lib/observability/logger";
import { tellOfSpendCap } from "../internal/spend-cap-notice";
import { costMicros, currentPrices, TOKEN_MODELS, type TokenCounts } from "./prices";

const MINUTE_MS = 60_000;

/** What a call took. `estimated` where the provider did not say and we counted ourselves. */
export type TokensTaken = TokenCounts & { key: string; estimated: boolean };

type Reservation = { id: string; state: string; month: Date; model: string; tokens: bigint; micros: bigint };

/**
 * Writes what a call took into the ledger, in place of what it had reserved. Settling twice is settling once.
 * What was taken counts in full, even beyond what was reserved and however late it is told.
 */
export async function settleTokens(context: OrganizationContext, taken: TokensTaken): Promise<void> {
  const at = readClock();
  const { organizationId } = context;
  const settled = await withOrganization(context, async (transaction) => {
    const reservation = await lockReservation(transaction, organizationId, taken.key);
    if (reservation.state === "settled") return null;
    const table = currentPrices();
    const model = TOKEN_MODELS.find((name) => name === reservation.model) ?? "shared";
    const micros = costMicros(table, model, taken);
    const tokens = taken.inputTokens + taken.outputTokens;
    const held = reservation.state === "open" ? reservation : { tokens: 0n, micros: 0n };
    await transaction.$executeRaw`
      UPDATE token_reservations SET state = 'settled'
       WHERE organization_id = ${organizationId}::uuid AND id = ${reservation.id}::uuid`;
    await transaction.$executeRaw`
      UPDATE token_usage SET
        reserved_tokens = reserved_tokens - ${held.tokens}, reserved_micros = reserved_micros - ${held.micros},
        used_tokens = used_tokens + ${tokens}, used_micros = used_micros + ${micros}
       WHERE organization_id = ${organizationId}::uuid AND month = ${reservation.month}::date`;
    const { inputTokens, cachedTokens, outputTokens, estimated, key } = taken;
    const entry = { id: newId(), model, inputTokens, cachedTokens, outputTokens, estimated };
    await transaction.tokenLedgerEntry.create({
      data: {
        organizationId,
        ...entry,
        idempotencyKey: key,
        month: reservation.month,
        costMicros: micros,
        currency: table.currency,
        priceVersion: table.version,
        occurredAt: at,
      },
    });
    const isBilled = micros > 0n && (await queuePush(transaction, organizationId, entry.id, at));
    return { isBilled, mails: await tellOfSpendCap(transaction, organizationId, reservation.month) };
  });
  if (settled === null) return;
  await announceMails(settled.mails);
  if (settled.isBilled) await announceUsage(at);
}

/** Gives back what a call had reserved that took nothing. */
export async function releaseTokens(context: OrganizationContext, { key }: { key: string }): Promise<void> {
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const reservation = await lockReservation(transaction, organizationId, key);
    if (reservation.state !== "open") return;
    await transaction.$executeRaw`
      UPDATE token_reservations SET state = 'released'
       WHERE organization_id = ${organizationId}::uuid AND id = ${reservation.id}::uuid`;
    await transaction.$executeRaw`
      UPDATE token_usage SET reserved_tokens = reserved_tokens - ${reservation.tokens},
        reserved_micros = reserved_micros - ${reservation.micros}
       WHERE organization_id = ${organizationId}::uuid AND month = ${reservation.month}::date`;
  });
}

async function lockReservation(
  transaction: Transaction,
  organizationId: string,
  key: string,
): Promise<Reservation> {
  const [reservation] = await transaction.$queryRaw<Reservation[]>`
    SELECT id, state, month, model, tokens, micros FROM token_reservations
     WHERE organization_id = ${organizationId}::uuid AND idempotency_key = ${key} FOR UPDATE`;
  if (reservation === undefined) throw new AppError("CONFLICT", "Nothing was reserved for this call.");
  return reservation;
}

/** Only who pays by the token is on the meter: a trial's tokens are part of it. */
async function queuePush(
  transaction: Transaction,
  organizationId: string,
  entryId: string,
  at: Date,
): Promise<boolean> {
  const queued = await transaction.$executeRaw`
    INSERT INTO token_meter_pushes (organization_id, entry_id, customer_id, due_at)
    SELECT id, ${entryId}::uuid, stripe_customer_id, ${at}::timestamptz FROM organizations
     WHERE id = ${organizationId}::uuid AND stripe_customer_id IS NOT NULL
       AND plan <> 'starter' AND subscription_status IN ('active', 'past_due', 'trialing')`;
  return queued > 0;
}

/** Once a minute is enough; what it misses the hourly sweep finds. */
async function announceUsage(at: Date): Promise<void> {
  const minute = new Date(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
  try {
    await sendEvents(tokenUsageRecorded.create({}, { id: `token-usage:${minute}` }));
  } catch (error) {
    logger.warn({ err: error }, "token usage not announced; the hourly sweep will push it");
  }
}
