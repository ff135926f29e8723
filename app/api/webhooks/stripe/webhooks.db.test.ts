import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { syncBilling } from "@/lib/billing/sync";
import { applyStripeEvent } from "@/lib/billing/webhooks/apply-event";
import { replayStripeEvent } from "@/lib/billing/webhooks/staff";
import { announceOverdueEvents } from "@/lib/billing/webhooks/sweep";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import type { Happening } from "@/scripts/testing/providers/stripe/account";
import { listJson, subscriptionJson } from "@/scripts/testing/providers/stripe/objects";
import { jsonAnswer } from "@/scripts/testing/providers/provider-server";
import { signedWebhook, startStripe, type TestStripe } from "@/scripts/testing/providers/stripe/server";
import { billingStateOf, sendToWebhook, subscribeFixture } from "@/scripts/testing/stripe-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";

const announced: { id?: string; data: { eventId: string } }[] = [];
vi.mock("@/lib/events/send", () => ({
  sendEvents: (events: (typeof announced)[number] | typeof announced) =>
    Promise.resolve(void announced.push(...[events].flat())),
}));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

/** Every order of these. */
function ordersOf<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, place) =>
    ordersOf(things.filter((_, other) => other !== place)).map((rest) => [thing, ...rest]),
  );
}

describe("Stripe's webhook", () => {
  let stripe: TestStripe;
  let tenant: OrganizationFixture;

  const take = async (happening: Happening) => {
    expect((await sendToWebhook(happening)).status).toBe(200);
    await applyStripeEvent(happening.id);
  };
  const eventRow = async (id: string) =>
    (
      await asSuperuser("SELECT state, deliveries, attempts, last_error FROM stripe_events WHERE id = $1", [
        id,
      ])
    ).rows[0];
  /** As if nothing of Stripe had ever been heard of. */
  const forget = async () => {
    await asSuperuser(
      `DELETE FROM stripe_events; DELETE FROM billing_invoices; DELETE FROM billing_accounts;
       UPDATE organizations SET plan = 'starter', subscription_status = 'trialing', period_ends_at = NULL,
         cancel_at_period_end = false, stripe_subscription_id = NULL WHERE id = '${tenant.organization.id}'`,
    );
  };

  beforeAll(async () => {
    stripe = await startStripe();
    allowProviders([], stripe.settings);
    tenant = await createOrganizationFixture("Paying");
  });
  beforeEach(() => {
    announced.length = 0;
    stripe.intercept(null);
  });
  afterAll(() => stripe.close());

  it("refuses what Stripe has not signed, what is too old, and what was altered", async () => {
    const happening = { id: "evt_x", type: "invoice.paid", created: 1, object: { object: "invoice" } };
    const call = async (body: string, headers: Record<string, string>) =>
      (await POST(new Request("http://localhost/api/webhooks/stripe", { method: "POST", body, headers })))
        .status;
    const good = signedWebhook(happening);
    const strange = signedWebhook(happening, { secret: "whsec_other" });
    const old = signedWebhook(happening, { at: new Date(Date.now() - 600_000) });
    expect(await call(strange.body, strange.headers)).toBe(401);
    expect(await call(old.body, old.headers)).toBe(401);
    expect(await call(good.body.replace("invoice.paid", "invoice.void"), good.headers)).toBe(401);
    expect(await call(good.body, {})).toBe(401);
    expect(await eventRow("evt_x")).toBeUndefined();
  });

  it("ends alike in all 120 orders of the five events of a subscription's life", async () => {
    const from = stripe.account.happenings.length;
    const { subscription } = await subscribeFixture(stripe, tenant);
    subscription.cancelAtPeriodEnd = true;
    stripe.account.changed(subscription);
    stripe.account.end(subscription);
    const events = stripe.account.happenings.slice(from).filter(({ object }) => "id" in object);
    expect(events.map(({ type }) => type)).toEqual([
      "customer.created",
      "customer.subscription.created",
      "invoice.paid",
      "customer.subscription.updated",
      "customer.subscription.deleted",
    ]);
    const ends = new Set<string>();
    for (const [place, order] of ordersOf(events).entries()) {
      await forget();
      for (const event of order) {
        expect((await sendToWebhook(event)).status).toBe(200);
        // Every tenth order comes so slowly that each event is read for by itself.
        if (place % 10 === 0) await applyStripeEvent(event.id);
      }
      for (const { id } of order) await applyStripeEvent(id);
      ends.add(JSON.stringify(await billingStateOf(tenant.organization.id)));
    }
    expect(ends.size).toBe(1);
    expect(JSON.parse([...ends][0] ?? "")).toMatchObject({ plan: "starter", status: "canceled" });
  }, 240_000);

  it("ends as Stripe does, whatever is shuffled, repeated, lost or overtaken on the way", async () => {
    const { subscription, customer } = await subscribeFixture(stripe, tenant);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("renew", "fail", "pay", "cancel", "resume"), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        async (steps, random) => {
          await forget();
          const from = stripe.account.happenings.length;
          for (const step of steps) {
            if (step === "renew")
              stripe.account.endPeriod(Object.assign(subscription, { cancelAtPeriodEnd: false }));
            if (step === "fail")
              stripe.account.endPeriod(Object.assign(subscription, { cancelAtPeriodEnd: false }), false);
            if (step === "pay") stripe.account.payOpenInvoices(customer.id);
            if (step === "cancel" || step === "resume") {
              subscription.cancelAtPeriodEnd = step === "cancel";
              stripe.account.changed(subscription);
            }
          }
          const told = stripe.account.happenings.slice(from);
          const next = () => random.next().value as number;
          const sent = told
            .flatMap((event) => Array.from({ length: 1 + (next() % 2) }, () => event))
            .map((event) => ({ event, place: next() }))
            .sort((one, other) => one.place - other.place);
          // Half of them at the same time.
          await Promise.all(sent.slice(0, sent.length / 2).map(({ event }) => take(event)));
          for (const { event } of sent.slice(sent.length / 2)) await take(event);
          const reached = await billingStateOf(tenant.organization.id);
          await syncBilling(tenant.organization.id);
          if (sent.length > 0) expect(reached).toEqual(await billingStateOf(tenant.organization.id));
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("keeps the reading that began last, though an earlier one arrives after it", async () => {
    await forget();
    const { subscription, customer } = await subscribeFixture(
      stripe,
      await createOrganizationFixture("Slow"),
    );
    const { rows } = await asSuperuser("SELECT id FROM organizations WHERE stripe_customer_id = $1", [
      customer.id,
    ]);
    const organizationId = (rows[0] as { id: string }).id;
    let release = () => undefined as void;
    const held = new Promise<void>((done) => (release = done));
    let late = true;
    stripe.intercept(async ({ path }) => {
      if (!late || !path.startsWith("/v1/subscriptions")) return;
      late = false;
      const subscriptions = [subscriptionJson(subscription)];
      await held;
      return jsonAnswer(200, listJson("/v1/subscriptions", subscriptions));
    });
    const slow = syncBilling(organizationId);
    await vi.waitFor(() => expect(late).toBe(false));
    stripe.account.endPeriod(subscription, false);
    expect(await syncBilling(organizationId)).toBe(true);
    release();
    expect(await slow).toBe(false);
    expect(await billingStateOf(organizationId)).toMatchObject({ status: "past_due" });
  });

  it("writes an event down before it answers, applies it once and counts how often it came", async () => {
    await forget();
    stripe.account.changed((await subscribeFixture(stripe, tenant)).subscription);
    const event = stripe.account.happenings.at(-1) as Happening;
    await sendToWebhook(event);
    expect(await eventRow(event.id)).toMatchObject({ state: "received", attempts: 0 });
    expect(announced.map(({ data }) => data.eventId)).toEqual([event.id]);
    await take(event);
    await take(event);
    expect(await eventRow(event.id)).toMatchObject({ state: "applied", deliveries: 3, attempts: 1 });
  });

  it("spares the readings of a burst: a reading covers whatever was received before it began", async () => {
    const events = Array.from({ length: 5 }, () => {
      const [customer] = stripe.account.customers.values();
      if (customer)
        stripe.account.changed({ ...customer, id: [...stripe.account.customers.keys()].at(-1) ?? "" });
      return stripe.account.happenings.at(-1) as Happening;
    });
    for (const event of events) await sendToWebhook(event);
    const from = stripe.calls.length;
    for (const event of events) await applyStripeEvent(event.id);
    expect(stripe.calls.slice(from).filter((call) => call === "GET /v1/subscriptions")).toHaveLength(1);
  });

  it("says why it failed, is tried again by the sweep, and then goes through", async () => {
    stripe.account.changed((await subscribeFixture(stripe, tenant)).subscription);
    const event = stripe.account.happenings.at(-1) as Happening;
    await sendToWebhook(event);
    stripe.intercept(async () => ({
      status: 500,
      body: '{"error":{"type":"api_error","message":"Out of order"}}',
    }));
    await expect(applyStripeEvent(event.id)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await eventRow(event.id)).toMatchObject({ state: "failed", last_error: "Out of order" });
    await asSuperuser("UPDATE stripe_events SET finished_at = now() - interval '1 hour' WHERE id = $1", [
      event.id,
    ]);
    stripe.intercept(null);
    announced.length = 0;
    await announceOverdueEvents();
    expect(announced.map(({ data }) => data.eventId)).toContain(event.id);
    expect(await applyStripeEvent(event.id)).toEqual({ outcome: "applied" });
    expect(await eventRow(event.id)).toMatchObject({ state: "applied", last_error: null });
  });

  it("is read anew when staff replay an event", async () => {
    const { subscription } = await subscribeFixture(stripe, tenant);
    stripe.account.changed(subscription);
    const event = stripe.account.happenings.at(-1) as Happening;
    await take(event);
    stripe.account.endPeriod(subscription, false);
    const { user } = tenant;
    const actor = {
      kind: "staff" as const,
      userId: user.id,
      name: user.name,
      email: user.email,
      reason: "Lost",
    };
    await replayStripeEvent({ actor, origin: tenant.context.origin }, event.id);
    await applyStripeEvent(event.id);
    expect(await billingStateOf(tenant.organization.id)).toMatchObject({ status: "past_due" });
  });

  it("leaves alone what is of no organisation here", async () => {
    stripe.account.addCustomer({});
    const event = stripe.account.happenings.at(-1) as Happening;
    await sendToWebhook(event);
    expect(await applyStripeEvent(event.id)).toEqual({ outcome: "ignored" });
  });
});
