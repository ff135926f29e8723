import type { StripeAccount, Subscription } from "./account";
import { refuse } from "./errors";
import { listOf, objectOf, textOf, type FormObject } from "./form";
import * as json from "./objects";
import { METER, priceById, PRICES, type Price } from "./prices";
import { prorate } from "./prorate";

export type Call = { account: StripeAccount; base: string; form: FormObject; ids: string[] };
type Endpoint = (call: Call) => object;

/** What the product calls, by method and address; `*` is an id. Everything else is refused, as a hint that it is new. */
export const ENDPOINTS: Record<string, Endpoint> = {
  "GET /v1/prices": ({ form }) => {
    const keys = Object.values(objectOf(form.lookup_keys));
    const prices = Object.values(PRICES).filter(({ lookupKey }) => keys.includes(lookupKey));
    return json.listJson("/v1/prices", prices.map(json.priceJson));
  },

  "POST /v1/customers": ({ account, form }) => {
    const metadata = objectOf(form.metadata) as Record<string, string>;
    return json.customerJson(account.addCustomer({ metadata, email: textOf(form.email) ?? null }));
  },
  "GET /v1/customers/*": (call) => json.customerJson(customerOf(call)),
  "POST /v1/customers/*": (call) => {
    const customer = customerOf(call);
    customer.email = textOf(call.form.email) ?? customer.email;
    customer.name = textOf(call.form.name) ?? customer.name;
    call.account.changed(customer);
    return json.customerJson(customer);
  },
  "POST /v1/customers/*/tax_ids": (call) => {
    const value = textOf(call.form.value) ?? "";
    if (/^0+$/.test(value)) throw refuse(400, "tax_id_invalid", "Invalid value for tax id.");
    const taxId = { id: call.account.id("txi"), type: textOf(call.form.type) ?? "", value };
    customerOf(call).taxIds.push(taxId);
    return json.taxIdJson(taxId);
  },
  "DELETE /v1/customers/*/tax_ids/*": (call) => {
    const customer = customerOf(call);
    customer.taxIds = customer.taxIds.filter(({ id }) => id !== call.ids[1]);
    return { id: call.ids[1], object: "tax_id", deleted: true };
  },

  "POST /v1/checkout/sessions": ({ account, base, form }) => {
    const prices = listOf(form.line_items).map(({ price }) => priceOf(textOf(price)));
    const id = account.id("cs");
    const session = {
      id,
      customer: textOf(form.customer) ?? "",
      status: "open" as const,
      created: account.now(),
      prices,
      url: `${base}/pay/${id}`,
      successUrl: textOf(form.success_url) ?? "",
      cancelUrl: textOf(form.cancel_url) ?? "",
    };
    account.sessions.set(id, session);
    return json.sessionJson(session);
  },
  "GET /v1/checkout/sessions": ({ account, form }) =>
    json.listJson(
      "/v1/checkout/sessions",
      [...account.sessions.values()]
        .filter(({ customer, status }) => customer === form.customer && status === (form.status ?? status))
        .map(json.sessionJson),
    ),
  "GET /v1/checkout/sessions/*": ({ account, ids }) =>
    json.sessionJson(found(account.sessions.get(ids[0] ?? ""), "checkout.session")),
  "POST /v1/checkout/sessions/*/expire": ({ account, ids }) => {
    const session = found(account.sessions.get(ids[0] ?? ""), "checkout.session");
    session.status = "expired";
    return json.sessionJson(session);
  },

  "POST /v1/billing_portal/sessions": ({ account, base, form }) => {
    const back = encodeURIComponent(textOf(form.return_url) ?? "");
    return {
      id: account.id("bps"),
      object: "billing_portal.session",
      url: `${base}/portal/${textOf(form.customer)}?back=${back}`,
    };
  },

  "GET /v1/subscriptions": ({ account, form }) =>
    json.listJson(
      "/v1/subscriptions",
      [...account.subscriptions.values()]
        .filter(({ customer }) => customer === form.customer)
        .reverse()
        .map(json.subscriptionJson),
    ),
  "GET /v1/subscriptions/*": (call) => json.subscriptionJson(subscriptionOf(call)),
  "POST /v1/subscriptions/*": (call) => {
    const subscription = subscriptionOf(call);
    changeSubscription(call, subscription);
    call.account.changed(subscription);
    return json.subscriptionJson(subscription);
  },
  "DELETE /v1/subscriptions/*": (call) => {
    const subscription = subscriptionOf(call);
    call.account.end(subscription);
    return json.subscriptionJson(subscription);
  },

  "GET /v1/invoices": ({ account, form }) =>
    json.listJson(
      "/v1/invoices",
      [...account.invoices.values()]
        .filter(({ customer }) => customer === form.customer)
        .reverse()
        .map(json.invoiceJson),
    ),
  "POST /v1/invoices/create_preview": ({ account, form }) => {
    const subscription = found(account.subscriptions.get(textOf(form.subscription) ?? ""), "subscription");
    const details = objectOf(form.subscription_details);
    const [item] = listOf(details.items);
    if (item === undefined)
      return json.previewJson([...subscription.pending, account.planLine(subscription)]);
    const price = priceOf(textOf(item.price));
    const lines = prorate(subscription, price, Number(details.proration_date));
    const isImmediate = details.proration_behavior === "always_invoice";
    return json.previewJson(
      isImmediate ? lines : [...lines, { description: price.name, amount: price.amount ?? 0 }],
    );
  },

  "POST /v1/billing/meter_events": ({ account, form }) => {
    const identifier = textOf(form.identifier) ?? "";
    if (account.meterEvents.has(identifier))
      throw refuse(400, "duplicate_meter_event", `An event already exists with identifier ${identifier}.`);
    if (form.event_name !== METER.eventName)
      throw refuse(400, "no_meter", "No active meter found for the provided event name.");
    const payload = objectOf(form.payload);
    const customer = found(account.customers.get(textOf(payload.stripe_customer_id) ?? ""), "customer");
    const event = { customer: customer.id, value: Number(payload.value), timestamp: Number(form.timestamp) };
    account.meterEvents.set(identifier, event);
    return { object: "billing.meter_event", identifier, ...event };
  },
  "GET /v1/billing/meters": () => json.listJson("/v1/billing/meters", [json.meterJson()]),
  "GET /v1/billing/meters/*/event_summaries": ({ account, form }) => {
    const [from, until] = [Number(form.start_time), Number(form.end_time)];
    if (from % 60 !== 0 || until % 60 !== 0)
      throw refuse(
        400,
        "parameter_invalid",
        "start_time and end_time must be aligned with minute boundaries.",
      );
    const value = [...account.meterEvents.values()]
      .filter(
        ({ customer, timestamp }) => customer === form.customer && timestamp >= from && timestamp < until,
      )
      .reduce((sum, event) => sum + event.value, 0);
    return json.listJson("/v1/billing/meters/event_summaries", [
      { object: "billing.meter_event_summary", aggregated_value: value, start_time: from, end_time: until },
    ]);
  },
};

function changeSubscription({ account, form }: Call, subscription: Subscription): void {
  if (subscription.status === "canceled")
    throw refuse(400, "subscription_canceled", "A canceled subscription can only update its metadata.");
  if (form.cancel_at_period_end !== undefined)
    subscription.cancelAtPeriodEnd = form.cancel_at_period_end === "true";
  subscription.feedback = textOf(objectOf(form.cancellation_details).feedback) ?? subscription.feedback;
  for (const change of listOf(form.items)) {
    const price = priceOf(textOf(change.price));
    const item = found(
      subscription.items.find(({ id }) => id === change.id),
      "subscription_item",
    );
    const lines = prorate(subscription, price, Number(form.proration_date));
    const isImmediate = form.proration_behavior === "always_invoice";
    if (isImmediate && account.declinesCards)
      throw refuse(402, "card_declined", "Your card was declined.", "card_error");
    item.price = price;
    if (isImmediate) account.bill(subscription, lines, true);
    else subscription.pending.push(...lines);
  }
}

function customerOf({ account, ids }: Call) {
  return found(account.customers.get(ids[0] ?? ""), "customer");
}

function subscriptionOf({ account, ids }: Call): Subscription {
  return found(account.subscriptions.get(ids[0] ?? ""), "subscription");
}

function priceOf(id: string | undefined): Price {
  return found(priceById(id), "price");
}

function found<Thing>(thing: Thing | undefined, noun: string): Thing {
  if (thing === undefined) throw refuse(404, "resource_missing", `No such ${noun}.`);
  return thing;
}
