import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { formatMoney, MICROS_PER_UNIT, minorPerUnit } from "@/lib/core/money";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { limitReachedMessage } from "@/lib/plans/labels";
import { PLANS, type PlanKey } from "@/lib/plans/plans";
import { findSubscription } from "@/lib/plans/queries";
import { BILLING_CURRENCY } from "../currency";
import { billingMonth } from "./month";
import { costMicros, currentPrices, type TokenModel } from "./prices";

/** A call that says nothing for so long has died. */
const MINUTES_TO_SETTLE = 30;
const MICROS_PER_MINOR = MICROS_PER_UNIT / minorPerUnit(BILLING_CURRENCY);

export type TokenOrder = {
  /** Names the call: reserving twice is reserving once. */
  key: string;
  model: TokenModel;
  inputTokens: number;
  /** The most that the call may answer. */
  maxOutputTokens: number;
};

/**
 * The door to every model: sets aside the most that a call can take, before it is made. Throws 402 when the
 * plan's tokens of the month or the organisation's own spend cap leave no room. Of calls at the same time
 * only as many pass as there is room for. Afterwards call `settleTokens`, or `releaseTokens` if nothing came.
 */
export async function reserveTokens(context: OrganizationContext, order: TokenOrder): Promise<void> {
  const at = readClock();
  const tokens = order.inputTokens + order.maxOutputTokens;
  const micros = costMicros(currentPrices(), order.model, {
    inputTokens: order.inputTokens,
    cachedTokens: 0,
    outputTokens: order.maxOutputTokens,
  });
  await withOrganization(context, async (transaction) => {
    const reservation = { ...order, tokens, micros, at, month: billingMonth(at) };
    if (!(await insertReservation(transaction, context.organizationId, reservation))) return;
    const { plan } = await findSubscription(transaction, context.organizationId);
    const limit = PLANS[plan].limits["tokens-per-month"];
    const [room] = await transaction.$queryRaw<unknown[]>`
      UPDATE token_usage SET reserved_tokens = reserved_tokens + ${tokens}, reserved_micros = reserved_micros + ${micros}
       WHERE organization_id = ${context.organizationId}::uuid AND month = ${reservation.month}::date
         AND (${limit}::bigint IS NULL OR used_tokens + reserved_tokens + ${tokens} <= ${limit}::bigint)
         AND used_micros + reserved_micros + ${micros} <= coalesce(
           (SELECT spend_cap_minor * ${MICROS_PER_MINOR} FROM billing_accounts
             WHERE organization_id = ${context.organizationId}::uuid), 9223372036854775807)
      RETURNING 1`;
    if (room === undefined) throw await refusal(transaction, context.organizationId, { plan, limit, tokens });
  });
}

type NewReservation = TokenOrder & { tokens: number; micros: bigint; at: Date; month: Date };

/** False where the call has reserved before. A call at the same time waits for this one's commit. */
async function insertReservation(
  transaction: Transaction,
  organizationId: string,
  { key, model, tokens, micros, at, month }: NewReservation,
): Promise<boolean> {
  await transaction.$executeRaw`
    INSERT INTO token_usage (organization_id, month) VALUES (${organizationId}::uuid, ${month}::date)
    ON CONFLICT DO NOTHING`;
  const inserted = await transaction.$executeRaw`
    INSERT INTO token_reservations (organization_id, idempotency_key, month, model, tokens, micros, created_at, expires_at)
    VALUES (${organizationId}::uuid, ${key}, ${month}::date, ${model}, ${tokens}, ${micros}, ${at}::timestamptz,
      ${at}::timestamptz + make_interval(mins => ${MINUTES_TO_SETTLE}))
    ON CONFLICT (organization_id, idempotency_key) DO NOTHING`;
  return inserted > 0;
}

/** Says which of the two is full. */
async function refusal(
  transaction: Transaction,
  organizationId: string,
  { plan, limit, tokens }: { plan: PlanKey; limit: number | null; tokens: number },
): Promise<AppError> {
  const usage = await transaction.tokenUsage.findFirst({
    where: { organizationId },
    orderBy: { month: "desc" },
    select: { usedTokens: true, reservedTokens: true },
  });
  const taken = Number((usage?.usedTokens ?? 0n) + (usage?.reservedTokens ?? 0n));
  if (limit !== null && taken + tokens > limit)
    return new AppError("LIMIT_REACHED", limitReachedMessage("tokens-per-month", PLANS[plan].name, limit));
  const account = await transaction.billingAccount.findUnique({
    where: { organizationId },
    select: { spendCapMinor: true },
  });
  const cap = formatMoney({ minor: Number(account?.spendCapMinor ?? 0), currency: BILLING_CURRENCY });
  return new AppError(
    "LIMIT_REACHED",
    `This call could cost more than is left of the spend cap of ${cap} this month. Raise the cap under billing.`,
  );
}
