import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { PRICES } from "@/scripts/testing/providers/stripe/prices";
import { startStripe, type TestStripe } from "@/scripts/testing/providers/stripe/server";
import { billingStateOf, subscribeFixture } from "@/scripts/testing/stripe-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { closeOwnOrganization } from "@/lib/organizations/closing/close-organization";
import { keepOrganization } from "@/lib/organizations/closing/keep-organization";
import { cancelSubscription, resumeSubscription } from "./mutations/cancel-subscription";
import { changePlan, previewPlanChange } from "./mutations/change-plan";
import { openPortal } from "./mutations/open-portal";
import { startCheckout } from "./mutations/start-checkout";
import { addTaxId, changeBillingEmail, removeTaxId } from "./mutations/update-details";
import { readBilling } from "./queries";
import { endSubscription, settleClosings } from "./settle-closings";
import { syncBilling } from "./sync";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const DAY_MS = 24 * 60 * 60_000;

describe("paying through Stripe", () => {
  let stripe: TestStripe;
  let tenant: OrganizationFixture;
  let at = new Date();

  const callsOf = (call: string, from: number) =>
    stripe.calls.slice(from).filter((made) => made === call).length;
  const subscribed = async (name: string) => {
    const fixture = await createOrganizationFixture(name);
    const made = await subscribeFixture(stripe, fixture);
    await syncBilling(fixture.organization.id);
    return { ...fixture, ...made };
  };

  beforeAll(async () => {
    stripe = await startStripe({ clock: () => at });
    allowProviders([], { ...stripe.settings });
  });
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Shop");
    stripe.intercept(null);
    stripe.account.declinesCards = false;
    at = new Date();
    onTestFinished(useClock(() => at));
  });
  afterAll(() => stripe.close());

  it("makes one customer and one checkout of ten clicks at the same time", async () => {
    const customers = stripe.account.customers.size;
    const sessions = stripe.account.sessions.size;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => startCheckout(tenant.context, { plan: "pro" })),
    );
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    expect(stripe.account.customers.size).toBe(customers + 1);
    expect(stripe.account.sessions.size).toBe(sessions + 1);
  });

  it("begins another checkout once the first is over, and leaves no older one open", async () => {
    const first = await startCheckout(tenant.context, { plan: "pro" });
    const second = await startCheckout(tenant.context, { plan: "enterprise" });
    expect(second.url).not.toBe(first.url);
    const mine = [...stripe.account.sessions.values()].filter(({ url }) =>
      [first.url, second.url].includes(url),
    );
    expect(mine.map(({ status }) => status)).toEqual(["expired", "open"]);
    const third = await startCheckout(tenant.context, { plan: "pro" });
    expect([first.url, second.url]).not.toContain(third.url);
  });

  it("offers no second checkout beside a subscription, even before any event told of it", async () => {
    const { url } = await startCheckout(tenant.context, { plan: "pro" });
    stripe.account.completeCheckout(url.split("/").at(-1) ?? "");
    await expect(startCheckout(tenant.context, { plan: "pro" })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This organisation has subscribed to Pro already. Change it instead.",
    });
    expect(await billingStateOf(tenant.organization.id)).toMatchObject({ plan: "pro", status: "active" });
  });

  it("rules by the oldest of two subscriptions that are both paid for, and tells staff once", async () => {
    allowProviders([], { STAFF_EMAILS: ["ops@regulix.test"] });
    const { organization, customer, subscription } = await subscribed("Twice");
    at = new Date(at.getTime() + 5_000);
    stripe.account.subscribe(customer.id, [PRICES.enterprise]);
    await syncBilling(organization.id);
    await syncBilling(organization.id);
    expect(await billingStateOf(organization.id)).toMatchObject({
      plan: "pro",
      subscriptionId: subscription.id,
      problem: expect.stringContaining("2 subscriptions are paid for at once"),
    });
    const { rows } = await asSuperuser("SELECT recipient FROM mail_messages WHERE template = 'staff-notice'");
    expect(rows).toEqual([{ recipient: "ops@regulix.test" }]);
  });

  it("charges a dearer plan as it was shown, to the cent, though days passed in between", async () => {
    const { context, subscription } = await subscribed("Growing");
    at = new Date(at.getTime() + 10 * DAY_MS);
    const shown = await previewPlanChange(context, { plan: "enterprise" });
    expect(shown).toMatchObject({ today: { minor: 53_333, currency: "usd" }, lost: [] });
    at = new Date(at.getTime() + 20 * 60_000);
    await changePlan(context, shown);
    const invoice = [...stripe.account.invoices.values()]
      .filter((one) => one.subscription === subscription.id)
      .at(-1);
    expect(invoice?.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(53_333);
    expect(await billingStateOf(context.organizationId)).toMatchObject({
      plan: "enterprise",
      status: "active",
    });
    at = new Date(at.getTime() + 60 * 60_000);
    await expect(changePlan(context, { ...shown, plan: "pro" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("credits a cheaper plan to the next invoice and says what is lost", async () => {
    const { context } = await subscribed("Shrinking");
    const up = await previewPlanChange(context, { plan: "enterprise" });
    await changePlan(context, up);
    at = new Date(at.getTime() + 15 * DAY_MS);
    const down = await previewPlanChange(context, { plan: "pro" });
    expect(down.today.minor).toBe(0);
    expect(down.next.total.minor).toBe(19_900 - 40_000);
    expect(down.lost).toContain("SOC 2 evidence exports");
    await changePlan(context, down);
    expect((await readBilling(context)).nextInvoice?.total.minor).toBe(down.next.total.minor);
  });

  it("leaves the plan as it was when the card is refused, and shows what Stripe says", async () => {
    const { context } = await subscribed("Broke");
    const shown = await previewPlanChange(context, { plan: "enterprise" });
    stripe.account.declinesCards = true;
    await expect(changePlan(context, shown)).rejects.toMatchObject({ message: "Your card was declined." });
    await syncBilling(context.organizationId);
    expect(await billingStateOf(context.organizationId)).toMatchObject({ plan: "pro" });
  });

  it("ends with its period when the organisation is closed, goes on when it is kept, and ends at once with it", async () => {
    const { context, subscription } = await subscribed("Closing shop");
    await closeOwnOrganization(context);
    await settleClosings();
    expect(subscription).toMatchObject({ status: "active", cancelAtPeriodEnd: true });
    await keepOrganization(context);
    await settleClosings();
    expect(subscription).toMatchObject({ status: "active", cancelAtPeriodEnd: false });
    await endSubscription(context.organizationId);
    await endSubscription(context.organizationId);
    expect(subscription.status).toBe("canceled");
  });

  it("stays ended when its owner had ended it before the organisation was closed and kept", async () => {
    const { context, subscription } = await subscribed("Leaving shop");
    await cancelSubscription(context, { reason: undefined, comment: "" });
    await closeOwnOrganization(context);
    await settleClosings();
    await keepOrganization(context);
    await settleClosings();
    expect(subscription.cancelAtPeriodEnd).toBe(true);
  });

  it("cancels with its period and a reason, resumes, and ends in time when nobody does", async () => {
    const { context, subscription } = await subscribed("Leaving");
    await cancelSubscription(context, { reason: "too_expensive", comment: "Sorry" });
    expect(subscription).toMatchObject({ cancelAtPeriodEnd: true, feedback: "too_expensive" });
    expect(await readBilling(context)).toMatchObject({ cancelAtPeriodEnd: true, nextInvoice: null });
    await resumeSubscription(context);
    expect(await readBilling(context)).toMatchObject({ cancelAtPeriodEnd: false });
    await cancelSubscription(context, { reason: undefined, comment: "" });
    stripe.account.endPeriod(subscription);
    await syncBilling(context.organizationId);
    expect(await billingStateOf(context.organizationId)).toMatchObject({
      plan: "starter",
      status: "canceled",
    });
    await expect(resumeSubscription(context)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("tells those who pay that a payment failed, and that it went through", async () => {
    const { context, subscription, customer } = await subscribed("Late");
    stripe.account.endPeriod(subscription, false);
    await syncBilling(context.organizationId);
    stripe.account.payOpenInvoices(customer.id);
    await syncBilling(context.organizationId);
    const { rows } = await asSuperuser(
      "SELECT title FROM notifications WHERE organization_id = $1 AND type LIKE 'billing.payment%' ORDER BY created_at",
      [context.organizationId],
    );
    expect(rows).toEqual([{ title: "A payment of $199.00 failed" }, { title: "The payment went through" }]);
  });

  it("keeps e-mail, tax ids, card and invoices as Stripe has them", async () => {
    const { context, customer } = await subscribed("Detailed");
    customer.hasCard = true;
    await changeBillingEmail(context, { email: "billing@example.test" });
    await addTaxId(context, { type: "eu_vat", value: "DE123456789" });
    const billing = await readBilling(context);
    expect(billing).toMatchObject({
      billingEmail: "billing@example.test",
      taxIds: [{ type: "eu_vat", value: "DE123456789", status: "pending" }],
      paymentMethod: { brand: "visa", last4: "4242" },
      invoices: [{ state: "paid", total: { minor: 19_900, currency: "usd" }, pdfUrl: expect.any(String) }],
    });
    await removeTaxId(context, { id: billing.taxIds[0]?.id ?? "" });
    expect((await readBilling(context)).taxIds).toEqual([]);
    await expect(addTaxId(context, { type: "eu_vat", value: "000" })).rejects.toMatchObject({
      message: "Stripe refused this: Invalid value for tax id.",
    });
  });

  it("opens the portal for customers alone, and lets nobody without the role pay or look", async () => {
    await expect(openPortal(tenant.context, "overview")).rejects.toMatchObject({ code: "CONFLICT" });
    const member = await createOrganizationFixture("Curious", "member");
    await expect(startCheckout(member.context, { plan: "pro" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(readBilling(member.context)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("says which settings are missing, and shows the page all the same", async () => {
    allowProviders([], { STRIPE_SECRET_KEY: undefined });
    onTestFinished(() => allowProviders([], stripe.settings));
    const from = stripe.calls.length;
    await expect(startCheckout(tenant.context, { plan: "pro" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: "Payments are not set up yet: STRIPE_SECRET_KEY missing.",
    });
    expect(await readBilling(tenant.context)).toMatchObject({ isCustomer: false, invoices: [] });
    expect(callsOf("GET /v1/prices", from)).toBe(0);
  });
});
