import { randomBytes } from "node:crypto";
import { customerJson, invoiceJson, sessionJson, subscriptionJson } from "./objects";
import { MONTH_SECONDS, PRICES, type Price } from "./prices";

export type Customer = {
  id: string;
  created: number;
  email: string | null;
  name: string | null;
  metadata: Record<string, string>;
  hasCard: boolean;
  taxIds: { id: string; type: string; value: string }[];
};

export type Subscription = {
  id: string;
  customer: string;
  status: "active" | "past_due" | "canceled" | "unpaid";
  created: number;
  endedAt: number | null;
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  feedback: string | null;
  items: { id: string; price: Price }[];
  /** Prorations that wait for the next invoice. */
  pending: Line[];
};

export type Line = { description: string; amount: number };

export type Invoice = {
  id: string;
  number: string;
  customer: string;
  subscription: string;
  status: "open" | "paid";
  created: number;
  lines: Line[];
};

export type Session = {
  id: string;
  customer: string;
  status: "open" | "complete" | "expired";
  created: number;
  prices: Price[];
  /** Where it is paid. */
  url: string;
  successUrl: string;
  cancelUrl: string;
};

export type MeterEvent = { customer: string; value: number; timestamp: number };

/** What has happened: what a webhook is then told, with the object as it was at that time. */
export type Happening = { id: string; type: string; created: number; object: object };

/** Everything that the stand-in of Stripe knows, and what happens there by itself or by people. */
export class StripeAccount {
  readonly customers = new Map<string, Customer>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly invoices = new Map<string, Invoice>();
  readonly sessions = new Map<string, Session>();
  readonly meterEvents = new Map<string, MeterEvent>();
  readonly happenings: Happening[] = [];
  /** Set: cards are refused. */
  declinesCards = false;
  onHappening: (happening: Happening) => void = () => undefined;

  constructor(private readonly clock: () => Date) {}

  now(): number {
    return Math.floor(this.clock().getTime() / 1_000);
  }

  id(prefix: string): string {
    return `${prefix}_${randomBytes(8).toString("hex")}`;
  }

  private tell(type: string, object: object): void {
    const happening = { id: this.id("evt"), type, created: this.now(), object };
    this.happenings.push(happening);
    this.onHappening(happening);
  }

  /** Somebody paid in a checkout. */
  completeCheckout(sessionId: string): Subscription {
    const session = this.sessions.get(sessionId);
    if (session?.status !== "open") throw new Error("This checkout is over.");
    session.status = "complete";
    const customer = this.customers.get(session.customer);
    if (customer) customer.hasCard = true;
    const subscription = this.subscribe(session.customer, session.prices);
    this.tell("checkout.session.completed", sessionJson(session));
    return subscription;
  }

  /** A subscription that is paid for, as after a checkout. */
  subscribe(customer: string, prices: readonly Price[] = [PRICES.pro, PRICES.tokens]): Subscription {
    const created = this.now();
    const subscription: Subscription = {
      id: this.id("sub"),
      customer,
      status: "active",
      created,
      endedAt: null,
      periodStart: created,
      periodEnd: created + MONTH_SECONDS,
      cancelAtPeriodEnd: false,
      feedback: null,
      items: prices.map((price) => ({ id: this.id("si"), price })),
      pending: [],
    };
    this.subscriptions.set(subscription.id, subscription);
    this.tell("customer.subscription.created", subscriptionJson(subscription));
    this.bill(subscription, [this.planLine(subscription)], true);
    return subscription;
  }

  /** The period ends: the next one is paid, not paid, or there is none. */
  endPeriod(subscription: Subscription, isPaid = true): void {
    if (subscription.cancelAtPeriodEnd) return this.end(subscription);
    subscription.periodStart = subscription.periodEnd;
    subscription.periodEnd += MONTH_SECONDS;
    const lines = [...subscription.pending.splice(0), this.planLine(subscription)];
    subscription.status = isPaid ? "active" : "past_due";
    this.bill(subscription, lines, isPaid);
    this.tell("customer.subscription.updated", subscriptionJson(subscription));
  }

  addCustomer(facts: Partial<Customer>): Customer {
    const customer = {
      id: this.id("cus"),
      created: this.now(),
      email: null,
      name: null,
      metadata: {},
      hasCard: false,
      taxIds: [],
      ...facts,
    };
    this.customers.set(customer.id, customer);
    this.tell("customer.created", customerJson(customer));
    return customer;
  }

  /** What was changed at a customer or a subscription is told. */
  changed(object: Customer | Subscription): void {
    if ("items" in object) this.tell("customer.subscription.updated", subscriptionJson(object));
    else this.tell("customer.updated", customerJson(object));
  }

  end(subscription: Subscription): void {
    subscription.status = "canceled";
    subscription.endedAt = this.now();
    this.tell("customer.subscription.deleted", subscriptionJson(subscription));
  }

  /** What is open is paid after all. */
  payOpenInvoices(customerId: string): void {
    for (const invoice of this.invoices.values()) {
      if (invoice.customer !== customerId || invoice.status !== "open") continue;
      invoice.status = "paid";
      this.tell("invoice.paid", invoiceJson(invoice));
      const subscription = this.subscriptions.get(invoice.subscription);
      if (subscription?.status !== "past_due") continue;
      subscription.status = "active";
      this.tell("customer.subscription.updated", subscriptionJson(subscription));
    }
  }

  bill(subscription: Subscription, lines: Line[], isPaid: boolean): Invoice {
    const number = `RGX-${String(this.invoices.size + 1).padStart(4, "0")}`;
    const invoice: Invoice = {
      id: this.id("in"),
      number,
      customer: subscription.customer,
      subscription: subscription.id,
      status: isPaid ? "paid" : "open",
      created: this.now(),
      lines,
    };
    this.invoices.set(invoice.id, invoice);
    this.tell(isPaid ? "invoice.paid" : "invoice.payment_failed", invoiceJson(invoice));
    return invoice;
  }

  planLine({ items }: Subscription): Line {
    const price = items.find((item) => item.price.amount !== null)?.price;
    return { description: price?.name ?? "", amount: price?.amount ?? 0 };
  }
}
