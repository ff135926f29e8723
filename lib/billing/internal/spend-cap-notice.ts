import "server-only";
import { formatMoney, microsOf } from "@/lib/core/money";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { BILLING_CURRENCY } from "../currency";

const SHARES = [100, 80] as const;

/** Tells those who pay once a month each when 80 % and all of the spend cap are used. */
export async function tellOfSpendCap(
  transaction: Transaction,
  organizationId: string,
  month: Date,
): Promise<QueuedMail[]> {
  const account = await transaction.billingAccount.findUnique({
    where: { organizationId },
    select: { spendCapMinor: true },
  });
  if (account === null || account.spendCapMinor === null || account.spendCapMinor === 0n) return [];
  const cap = { minor: Number(account.spendCapMinor), currency: BILLING_CURRENCY };
  const { usedMicros } = await transaction.tokenUsage.findUniqueOrThrow({
    where: { organizationId_month: { organizationId, month } },
    select: { usedMicros: true },
  });
  const share = SHARES.find((percent) => usedMicros * 100n >= microsOf(cap) * BigInt(percent));
  if (share === undefined) return [];
  return notify(transaction, {
    type: "billing.spend_cap_near",
    organizationId,
    data: { share, cap: formatMoney(cap) },
    key: `${month.toISOString().slice(0, 7)}:${cap.minor}:${share}`,
    to: { permission: "billing.manage" },
  });
}
