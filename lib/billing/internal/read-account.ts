import "server-only";
import type Stripe from "stripe";
import { priceKeys } from "../prices";
import { askStripe } from "../stripe";
import { factsOf, isPaidFor, rulingSubscription, type SubscriptionFacts } from "../subscription-facts";
import { INVOICE_STATES, type BillingInvoice, type PaymentMethod, type TaxId } from "../types";

/** More than an organisation has in eight years. */
const MOST_INVOICES = 100;

/** Everything about one customer that the product shows or acts on, read at one time. */
export type StripeAccount = {
  subscriptions: SubscriptionFacts[];
  ruling: SubscriptionFacts | null;
  currency: string;
  nextInvoice: { totalMinor: number; at: Date } | null;
  billingEmail: string | null;
  paymentMethod: PaymentMethod | null;
  taxIds: TaxId[];
  invoices: BillingInvoice[];
};

/** Reads a customer's account from Stripe as it is now. */
export async function readAccount(customerId: string): Promise<StripeAccount> {
  return askStripe(async (stripe) => {
    const [customer, subscriptions, invoices] = await Promise.all([
      stripe.customers.retrieve(customerId, {
        expand: ["tax_ids", "invoice_settings.default_payment_method"],
      }),
      stripe.subscriptions.list({
        customer: customerId,
        status: "all",
        limit: 100,
        expand: ["data.default_payment_method"],
      }),
      stripe.invoices.list({ customer: customerId, limit: MOST_INVOICES }),
    ]);
    const keys = priceKeys();
    const facts = subscriptions.data.map((subscription) => factsOf(subscription, keys));
    const ruling = rulingSubscription(facts);
    const rulingAtStripe = subscriptions.data.find(({ id }) => id === ruling?.id);
    const living = customer.deleted ? null : customer;
    return {
      subscriptions: facts,
      ruling,
      currency: ruling?.currency ?? "usd",
      nextInvoice: await readNextInvoice(stripe, customerId, ruling),
      billingEmail: living?.email ?? null,
      paymentMethod:
        methodOf(rulingAtStripe?.default_payment_method) ??
        methodOf(living?.invoice_settings.default_payment_method),
      taxIds: (living?.tax_ids?.data ?? []).map(({ id, type, value, verification }) => ({
        id,
        type,
        value,
        status: verification?.status ?? null,
      })),
      invoices: invoices.data.map(toInvoice),
    };
  });
}

/** Nothing follows what is ending. */
async function readNextInvoice(stripe: Stripe, customer: string, ruling: SubscriptionFacts | null) {
  if (ruling === null || ruling.isEnding || ruling.periodEndsAt === null || !isPaidFor(ruling)) return null;
  const { total } = await stripe.invoices.createPreview({ customer, subscription: ruling.id });
  return { totalMinor: total, at: ruling.periodEndsAt };
}

function methodOf(method: string | Stripe.PaymentMethod | null | undefined): PaymentMethod | null {
  if (!method || typeof method === "string") return null;
  const { card } = method;
  return {
    kind: method.type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? method.sepa_debit?.last4 ?? method.us_bank_account?.last4 ?? null,
    expiresMonth: card?.exp_month ?? null,
    expiresYear: card?.exp_year ?? null,
  };
}

function toInvoice(invoice: Stripe.Invoice): BillingInvoice {
  const { id, number, currency } = invoice;
  return {
    id,
    number,
    state: INVOICE_STATES.find((state) => state === invoice.status) ?? "draft",
    total: { minor: invoice.total, currency },
    due: { minor: invoice.amount_remaining, currency },
    issuedAt: new Date((invoice.status_transitions.finalized_at ?? invoice.created) * 1_000),
    hostedUrl: invoice.hosted_invoice_url ?? null,
    pdfUrl: invoice.invoice_pdf ?? null,
  };
}
