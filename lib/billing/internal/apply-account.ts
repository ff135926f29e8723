import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemContext, type OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { applyPlan } from "@/lib/plans/apply-plan";
import { problemOf } from "../problem";
import { planStateOf, type PlanState } from "../subscription-facts";
import { tellOfChange, tellStaffOfProblem } from "./tell";
import type { StripeAccount } from "./read-account";

export type Reading = { organizationId: string; ticket: bigint; readAt: Date };

export type CurrentPlan = {
  slug: string;
  name: string;
  plan: string;
  status: string;
  periodEndsAt: Date | null;
  cancelAtPeriodEnd: boolean;
};

/**
 * Keeps what was read, unless a reading that began later is kept already: whatever changes after that one
 * began is told of by an event of its own. So events in any order and number end alike.
 */
export async function applyAccount(reading: Reading, account: StripeAccount): Promise<boolean> {
  const mails = await withPlatform("keep what Stripe says of an organisation", async (transaction) => {
    const known = await keepAccount(transaction, reading, account);
    if (known === null) return null;
    await keepInvoices(transaction, reading.organizationId, account);
    const told = await tellStaffOfProblem(
      transaction,
      reading.organizationId,
      known.problem,
      problemOf(account),
    );
    const state = account.ruling && planStateOf(account.ruling);
    const before = await lockPlan(transaction, reading.organizationId);
    await transaction.organization.update({
      where: { id: reading.organizationId },
      data: { stripeSubscriptionId: account.ruling?.id ?? null },
    });
    if (state === null || isSame(before, state)) return told;
    await applyPlan(transaction, { organizationId: reading.organizationId, ...state });
    told.push(...(await tellOfChange(transaction, { reading, before, state, account })));
    const context = stripeContext(reading.organizationId, before.slug);
    await recordAudit(transaction, context, {
      action: "billing.subscription_changed",
      resource: { kind: "organization", id: reading.organizationId, name: before.name },
      before: auditedPlan(before),
      after: auditedPlan(state),
    });
    return told;
  });
  if (mails === null) return false;
  await announceMails(mails);
  return true;
}

/** The first statement locks the account's row: readings are kept one after another. Null for one that is late. */
async function keepAccount(
  transaction: Transaction,
  { organizationId, ticket, readAt }: Reading,
  account: StripeAccount,
): Promise<{ problem: string | null } | null> {
  const [known] = await transaction.$queryRaw<{ problem: string | null; applied_ticket: bigint }[]>`
    SELECT problem, applied_ticket FROM billing_accounts
     WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  if (known === undefined || known.applied_ticket >= ticket) return null;
  await transaction.billingAccount.update({
    where: { organizationId },
    data: {
      appliedTicket: ticket,
      readAt,
      subscriptionStatus: account.ruling?.status ?? null,
      currency: account.currency,
      nextInvoiceMinor: account.nextInvoice?.totalMinor ?? null,
      nextInvoiceAt: account.nextInvoice?.at ?? null,
      billingEmail: account.billingEmail,
      paymentMethod: account.paymentMethod ?? undefined,
      taxIds: account.taxIds,
      problem: problemOf(account),
    },
  });
  return known;
}

/** As many as there are, at once. */
async function keepInvoices(transaction: Transaction, organizationId: string, { invoices }: StripeAccount) {
  const rows = invoices.map(({ id, number, state, total, due, issuedAt, hostedUrl, pdfUrl }) => ({
    id,
    number,
    status: state,
    total_minor: total.minor,
    due_minor: due.minor,
    currency: total.currency,
    issued_at: issuedAt,
    hosted_url: hostedUrl,
    pdf_url: pdfUrl,
  }));
  await transaction.$executeRaw`
    INSERT INTO billing_invoices (organization_id, id, number, status, total_minor, due_minor, currency, issued_at,
      hosted_url, pdf_url)
    SELECT ${organizationId}::uuid, given.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
      id text, number text, status text, total_minor bigint, due_minor bigint, currency text, issued_at timestamptz,
      hosted_url text, pdf_url text)
    ON CONFLICT (organization_id, id) DO UPDATE SET
      number = excluded.number, status = excluded.status, total_minor = excluded.total_minor,
      due_minor = excluded.due_minor, currency = excluded.currency, issued_at = excluded.issued_at,
      hosted_url = excluded.hosted_url, pdf_url = excluded.pdf_url`;
}

async function lockPlan(transaction: Transaction, organizationId: string): Promise<CurrentPlan> {
  const [row] = await transaction.$queryRaw<[CurrentPlan]>`
    SELECT slug, name, plan, subscription_status AS status, period_ends_at AS "periodEndsAt",
           cancel_at_period_end AS "cancelAtPeriodEnd"
      FROM organizations WHERE id = ${organizationId}::uuid FOR UPDATE`;
  return row;
}

function isSame(before: CurrentPlan, state: PlanState): boolean {
  return (
    before.plan === state.plan &&
    before.status === state.status &&
    before.periodEndsAt?.getTime() === state.periodEndsAt?.getTime() &&
    before.cancelAtPeriodEnd === state.cancelAtPeriodEnd
  );
}

function auditedPlan({ plan, status, periodEndsAt, cancelAtPeriodEnd }: CurrentPlan | PlanState) {
  return { plan, status, periodEndsAt: periodEndsAt?.toISOString() ?? null, cancelAtPeriodEnd };
}

function stripeContext(id: string, slug: string): OrganizationContext {
  return systemContext({ id, slug }, "Stripe", []);
}
