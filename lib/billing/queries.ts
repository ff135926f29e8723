import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { moneyOfMicros, type Money } from "@/lib/core/money";
import { withOrganization } from "@/lib/db/with-organization";
import { countTaken } from "@/lib/plans/usage";
import { BILLING_CURRENCY } from "./currency";
import type { Footprint } from "./lost";
import { OPEN_STATUSES } from "./subscription-facts";
import { billingMonth, nextMonth } from "./tokens/month";
import {
  INVOICE_STATES,
  type BillingInvoice,
  type BillingOverview,
  type PaymentMethod,
  type TaxId,
  type TokenMonth,
} from "./types";

const SHOWN_INVOICES = 24;

/** What the organisation pays, as Stripe was last read. Asks Stripe nothing. */
export async function readBilling(context: OrganizationContext): Promise<BillingOverview> {
  requirePermission(context, "billing.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const organization = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { stripeCustomerId: true, periodEndsAt: true, cancelAtPeriodEnd: true, billingAccount: true },
    });
    const invoices = await transaction.billingInvoice.findMany({
      where: { organizationId, status: { not: "draft" } },
      orderBy: { issuedAt: "desc" },
      take: SHOWN_INVOICES,
    });
    const account = organization.billingAccount;
    const stripeStatus = account?.subscriptionStatus ?? null;
    const nextMinor = account?.nextInvoiceMinor ?? null;
    return {
      isCustomer: organization.stripeCustomerId !== null,
      hasSubscription: stripeStatus !== null && OPEN_STATUSES.includes(stripeStatus),
      stripeStatus,
      periodEndsAt: organization.periodEndsAt,
      cancelAtPeriodEnd: organization.cancelAtPeriodEnd,
      nextInvoice:
        account === null || nextMinor === null || account.nextInvoiceAt === null
          ? null
          : { total: { minor: Number(nextMinor), currency: account.currency }, at: account.nextInvoiceAt },
      billingEmail: account?.billingEmail ?? null,
      // Written by us alone, from what Stripe says.
      paymentMethod: (account?.paymentMethod ?? null) as PaymentMethod | null,
      taxIds: (account?.taxIds ?? []) as TaxId[],
      spendCap: capOf(account?.spendCapMinor ?? null),
      invoices: invoices.map(toInvoice),
      readAt: account?.readAt ?? null,
    };
  });
}

/** Tokens of this month and what they cost. */
export async function readTokenMonth(context: OrganizationContext): Promise<TokenMonth> {
  requirePermission(context, "billing.read");
  const month = billingMonth(now());
  const { organizationId } = context;
  const usage = await withOrganization(context, (transaction) =>
    transaction.tokenUsage.findUnique({ where: { organizationId_month: { organizationId, month } } }),
  );
  return {
    usedTokens: Number(usage?.usedTokens ?? 0n),
    reservedTokens: Number(usage?.reservedTokens ?? 0n),
    cost: moneyOfMicros(usage?.usedMicros ?? 0n, BILLING_CURRENCY),
    resetsAt: nextMonth(month),
  };
}

/** What the organisation takes up of what plans limit. */
export async function readFootprint(context: OrganizationContext): Promise<Footprint> {
  requirePermission(context, "billing.read");
  const { organizationId } = context;
  const month = billingMonth(now());
  return withOrganization(context, async (transaction) => {
    const taken = await countTaken(transaction, organizationId);
    const usage = await transaction.tokenUsage.findUnique({
      where: { organizationId_month: { organizationId, month } },
      select: { usedTokens: true },
    });
    return { ...taken, tokensThisMonth: Number(usage?.usedTokens ?? 0n) };
  });
}

function capOf(minor: bigint | null): Money | null {
  return minor === null ? null : { minor: Number(minor), currency: BILLING_CURRENCY };
}

type InvoiceRow = Omit<BillingInvoice, "state" | "total" | "due"> & {
  status: string;
  totalMinor: bigint;
  dueMinor: bigint;
  currency: string;
};

function toInvoice({
  id,
  number,
  status,
  totalMinor,
  dueMinor,
  currency,
  ...rest
}: InvoiceRow): BillingInvoice {
  const { issuedAt, hostedUrl, pdfUrl } = rest;
  return {
    id,
    number,
    state: INVOICE_STATES.find((state) => state === status) ?? "draft",
    total: { minor: Number(totalMinor), currency },
    due: { minor: Number(dueMinor), currency },
    issuedAt,
    hostedUrl,
    pdfUrl,
  };
}
