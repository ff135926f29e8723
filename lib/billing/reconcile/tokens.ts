import "server-only";
import { moneyOfMicros, formatMoney } from "@/lib/core/money";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceMails } from "@/lib/mail/announce";
import { BILLING_CURRENCY } from "../currency";
import { tellStaffOfProblem } from "../internal/tell";
import { askStripe } from "../stripe";
import { billingMonth, nextMonth } from "../tokens/month";

const HOUR_MS = 60 * 60_000;
/** The days on which the month before is compared once more: Stripe takes late events. */
const DAYS_AFTER_MONTH = 3;

type Customer = { organizationId: string; customerId: string };

/** Compares the ledger with Stripe's meter, for this month and, in its first days, the one before. */
export async function reconcileTokens(customer: Customer, at: Date): Promise<void> {
  const month = billingMonth(at);
  const meterId = await findMeter();
  if (meterId === null) return;
  if (at.getUTCDate() <= DAYS_AFTER_MONTH)
    await reconcileMonth(customer, meterId, billingMonth(new Date(month.getTime() - 1)), month);
  // The meter counts some minutes later; it takes bounds on whole minutes, as these hours are.
  const settledUntil = new Date(Math.floor((at.getTime() - HOUR_MS) / HOUR_MS) * HOUR_MS);
  if (settledUntil > month) await reconcileMonth(customer, meterId, month, settledUntil);
}

async function reconcileMonth(
  { organizationId, customerId }: Customer,
  meterId: string,
  month: Date,
  until: Date,
): Promise<void> {
  const end = until < nextMonth(month) ? until : nextMonth(month);
  const summaries = await askStripe((stripe) =>
    stripe.billing.meters.listEventSummaries(meterId, {
      customer: customerId,
      start_time: month.getTime() / 1_000,
      end_time: end.getTime() / 1_000,
    }),
  );
  const stripeMicros = summaries.data.reduce(
    (sum, { aggregated_value }) => sum + BigInt(aggregated_value),
    0n,
  );
  const mails = await withPlatform("keep the comparison of tokens with the meter", async (transaction) => {
    const [{ ledger, waiting }] = await transaction.$queryRaw<[{ ledger: bigint; waiting: bigint }]>`
      SELECT coalesce(sum(entry.cost_micros), 0)::bigint AS ledger,
             coalesce(sum(entry.cost_micros) FILTER (WHERE push.pushed_at IS NULL), 0)::bigint AS waiting
        FROM token_ledger AS entry
        JOIN token_meter_pushes AS push ON push.organization_id = entry.organization_id AND push.entry_id = entry.id
       WHERE entry.organization_id = ${organizationId}::uuid AND entry.occurred_at >= ${month}::timestamptz
         AND entry.occurred_at < ${end}::timestamptz`;
    const compared = { ledgerMicros: ledger, stripeMicros, waitingMicros: waiting, checkedAt: until };
    await transaction.tokenReconciliation.upsert({
      where: { organizationId_month: { organizationId, month } },
      create: { organizationId, month, ...compared },
      update: compared,
    });
    const difference = ledger - stripeMicros;
    const problem =
      difference === 0n ? null : `${describe(difference)} in ${month.toISOString().slice(0, 7)}.`;
    return tellStaffOfProblem(transaction, organizationId, null, problem);
  });
  await announceMails(mails);
}

function describe(difference: bigint): string {
  const size = formatMoney(moneyOfMicros(difference < 0n ? -difference : difference, BILLING_CURRENCY));
  return difference > 0n
    ? `The meter counted ${size} of tokens less than the ledger`
    : `The meter counted ${size} of tokens more than the ledger`;
}

async function findMeter(): Promise<string | null> {
  const meters = await askStripe((stripe) => stripe.billing.meters.list({ status: "active", limit: 100 }));
  return meters.data.find(({ event_name }) => event_name === env.STRIPE_TOKEN_METER)?.id ?? null;
}
