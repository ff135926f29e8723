import type { Customer, Invoice, Line, Session, Subscription } from "./account";
import { METER, type Price } from "./prices";

/** Objects as Stripe's API writes them: the fields that the product reads, by their names of the pinned version. */

export function listJson(url: string, data: object[]): object {
  return { object: "list", url, has_more: false, data };
}

export function priceJson({ id, lookupKey, amount }: Price): object {
  return {
    id,
    object: "price",
    active: true,
    currency: "usd",
    lookup_key: lookupKey,
    metadata: {},
    unit_amount: amount,
    recurring: { interval: "month", usage_type: amount === null ? "metered" : "licensed" },
  };
}

export function customerJson({ id, created, email, name, metadata, hasCard, taxIds }: Customer): object {
  return {
    id,
    object: "customer",
    created,
    email,
    name,
    metadata,
    invoice_settings: { default_payment_method: hasCard ? cardJson() : null },
    tax_ids: listJson(`/v1/customers/${id}/tax_ids`, taxIds.map(taxIdJson)),
  };
}

export function taxIdJson({ id, type, value }: Customer["taxIds"][number]): object {
  return { id, object: "tax_id", type, value, verification: { status: "pending" } };
}

function cardJson(): object {
  return {
    id: "pm_card",
    object: "payment_method",
    type: "card",
    card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2030 },
  };
}

/** Periods stand at the items, as they do since 2025. */
export function subscriptionJson(subscription: Subscription): object {
  return {
    id: subscription.id,
    object: "subscription",
    customer: subscription.customer,
    status: subscription.status,
    created: subscription.created,
    currency: "usd",
    cancel_at: subscription.cancelAtPeriodEnd ? subscription.periodEnd : null,
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    cancellation_details: { feedback: subscription.feedback },
    ended_at: subscription.endedAt,
    trial_end: null,
    default_payment_method: null,
    items: listJson(
      `/v1/subscription_items?subscription=${subscription.id}`,
      subscription.items.map(({ id, price }) => ({
        id,
        object: "subscription_item",
        current_period_start: subscription.periodStart,
        current_period_end: subscription.periodEnd,
        price: priceJson(price),
      })),
    ),
  };
}

export function invoiceJson(invoice: Invoice): object {
  const total = totalOf(invoice.lines);
  return {
    id: invoice.id,
    object: "invoice",
    number: invoice.number,
    customer: invoice.customer,
    status: invoice.status,
    created: invoice.created,
    currency: "usd",
    total,
    amount_remaining: invoice.status === "open" ? total : 0,
    hosted_invoice_url: `https://invoice.stripe.example/${invoice.id}`,
    invoice_pdf: `https://invoice.stripe.example/${invoice.id}/pdf`,
    status_transitions: { finalized_at: invoice.created },
  };
}

export function previewJson(lines: Line[]): object {
  return {
    object: "invoice",
    currency: "usd",
    total: totalOf(lines),
    lines: listJson(
      "/v1/invoices/upcoming/lines",
      lines.map((line) => ({ object: "line_item", ...line })),
    ),
  };
}

export function sessionJson({ id, customer, status, created, url }: Session): object {
  return {
    id,
    object: "checkout.session",
    customer,
    status,
    created,
    mode: "subscription",
    url: status === "open" ? url : null,
  };
}

export function meterJson(): object {
  return { id: METER.id, object: "billing.meter", event_name: METER.eventName, status: "active" };
}

function totalOf(lines: Line[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
