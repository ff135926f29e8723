import "server-only";
import { createHash } from "node:crypto";
import { formatDay } from "@/lib/core/format/date-time";
import { formatMoney } from "@/lib/core/money";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { PLANS, toPlanKey } from "@/lib/plans/plans";
import type { PlanState } from "../subscription-facts";
import type { CurrentPlan, Reading } from "./apply-account";
import type { StripeAccount } from "./read-account";

type Change = { reading: Reading; before: CurrentPlan; state: PlanState; account: StripeAccount };

/** Tells those who pay what has changed, the most important thing alone. */
export async function tellOfChange(transaction: Transaction, change: Change): Promise<QueuedMail[]> {
  const { reading, before, state, account } = change;
  const subscription = account.ruling?.id ?? "";
  const period = state.periodEndsAt?.toISOString() ?? "";
  const told = {
    organizationId: reading.organizationId,
    to: { permission: "billing.manage" },
    key: `${subscription}:${period}:${reading.ticket}`,
  } as const;
  const plan = PLANS[state.plan].name;
  if (before.status !== state.status && state.status === "past_due") {
    const open = account.invoices.find((invoice) => invoice.state === "open");
    const amount = open ? formatMoney(open.due) : null;
    return notify(transaction, { ...told, type: "billing.payment_failed", data: { plan, amount } });
  }
  if (before.status !== state.status && state.status === "canceled") {
    const ended = PLANS[toPlanKey(before.plan)].name;
    return notify(transaction, { ...told, type: "billing.subscription_ended", data: { plan: ended } });
  }
  if (before.plan !== state.plan) {
    const from = PLANS[toPlanKey(before.plan)].name;
    return notify(transaction, { ...told, type: "billing.plan_changed", data: { from, to: plan } });
  }
  if (before.status === "past_due" && state.status === "active")
    return notify(transaction, { ...told, type: "billing.payment_recovered", data: { plan } });
  if (!before.cancelAtPeriodEnd && state.cancelAtPeriodEnd && state.periodEndsAt !== null) {
    const endsOn = formatDay(state.periodEndsAt, "UTC");
    return notify(transaction, { ...told, type: "billing.cancellation_planned", data: { plan, endsOn } });
  }
  return [];
}

/** Mails the platform's staff once when something new needs a person. */
export async function tellStaffOfProblem(
  transaction: Transaction,
  organizationId: string,
  before: string | null,
  problem: string | null,
): Promise<QueuedMail[]> {
  if (problem === null || problem === before) return [];
  const { name } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  const props = {
    title: `Billing of ${name} needs a look`,
    body: problem,
    url: new URL("/staff/billing", env.APP_URL).href,
  };
  const digest = createHash("sha256").update(problem).digest("base64url").slice(0, 16);
  const mails: QueuedMail[] = [];
  for (const to of env.STAFF_EMAILS)
    mails.push(
      await enqueueMail(transaction, {
        to,
        template: "staff-notice",
        props,
        idempotencyKey: `staff:billing:${organizationId}:${digest}:${to}`,
      }),
    );
  return mails;
}
