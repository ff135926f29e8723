import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { startStripe, type TestStripe } from "@/scripts/testing/providers/stripe/server";
import { subscribeFixture } from "@/scripts/testing/stripe-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { setSpendCap } from "../mutations/set-spend-cap";
import { readTokenMonth } from "../queries";
import { reconcileBatch } from "../reconcile/reconcile";
import { listTokenDifferences } from "../staff-queries";
import { syncBilling } from "../sync";
import { pushTokenUsage } from "./push";
import { releaseAbandonedReservations } from "./release";
import { reserveTokens } from "./reserve";
import { releaseTokens, settleTokens } from "./settle";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));
vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const call = (key: string, tokens: number) => ({
  key,
  model: "shared" as const,
  inputTokens: tokens,
  maxOutputTokens: 0,
});
const taken = (key: string, inputTokens: number, outputTokens = 0) => ({
  key,
  inputTokens,
  cachedTokens: 0,
  outputTokens,
  estimated: false,
});

describe("the ledger of tokens", () => {
  let stripe: TestStripe;

  const monthOf = async ({ context }: OrganizationFixture) => {
    const { usedTokens, reservedTokens } = await readTokenMonth(context);
    return { usedTokens, reservedTokens };
  };
  const paying = async (name: string) => {
    const fixture = await createOrganizationFixture(name);
    const { customer } = await subscribeFixture(stripe, fixture);
    await syncBilling(fixture.organization.id);
    return { ...fixture, customer };
  };
  const use = async ({ context }: OrganizationFixture, key: string, tokens: number) => {
    await reserveTokens(context, call(key, tokens));
    await settleTokens(context, taken(key, tokens));
  };
  const meterOf = (customerId: string) =>
    [...stripe.account.meterEvents.values()]
      .filter(({ customer }) => customer === customerId)
      .map(({ value }) => value);

  beforeAll(async () => {
    stripe = await startStripe();
    allowProviders([], stripe.settings);
  });
  afterAll(() => stripe.close());

  it("lets no more calls pass at the same time than the plan has tokens for", async () => {
    const trial = await createOrganizationFixture("Trial");
    const calls = Array.from({ length: 20 }, (_, place) =>
      reserveTokens(trial.context, call(`call-${place}`, 1_500)),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "LIMIT_REACHED", message: expect.stringContaining("10,000") },
    });
    expect(await monthOf(trial)).toEqual({ usedTokens: 0, reservedTokens: 9_000 });
  });

  it("holds the spend cap at once and to the last call", async () => {
    const capped = await paying("Capped");
    // 3,000 micro-dollars for a thousand tokens: ten thousand cost three cents.
    await setSpendCap(capped.context, { amount: 3 });
    const calls = Array.from({ length: 8 }, (_, place) =>
      reserveTokens(capped.context, call(`call-${place}`, 4_000)),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await expect(reserveTokens(capped.context, call("more", 4_000))).rejects.toMatchObject({
      code: "LIMIT_REACHED",
      message: expect.stringContaining("spend cap of $0.03"),
    });
    await setSpendCap(capped.context, { amount: null });
    await reserveTokens(capped.context, call("more", 4_000));
  });

  it("counts a call once, however often it reserves and settles, and in full beyond what it reserved", async () => {
    const trial = await createOrganizationFixture("Repeating");
    for (let turn = 0; turn < 2; turn++) await reserveTokens(trial.context, call("one", 100));
    expect(await monthOf(trial)).toEqual({ usedTokens: 0, reservedTokens: 100 });
    for (let turn = 0; turn < 2; turn++) await settleTokens(trial.context, taken("one", 100, 80));
    expect(await monthOf(trial)).toEqual({ usedTokens: 180, reservedTokens: 0 });
    const { rows } = await asSuperuser(
      "SELECT model, input_tokens, output_tokens, cost_micros, currency, price_version FROM token_ledger WHERE organization_id = $1",
      [trial.organization.id],
    );
    expect(rows).toEqual([
      {
        model: "shared",
        input_tokens: 100,
        output_tokens: 80,
        cost_micros: "1500",
        currency: "usd",
        price_version: "2026-11",
      },
    ]);
  });

  it("gives back what took nothing, and what a dead call left behind; a late one still counts", async () => {
    const trial = await createOrganizationFixture("Dying");
    await reserveTokens(trial.context, call("nothing", 500));
    await releaseTokens(trial.context, { key: "nothing" });
    await reserveTokens(trial.context, call("dead", 700));
    onTestFinished(useClock(() => new Date(Date.now() + 31 * 60_000)));
    await releaseAbandonedReservations();
    expect(await monthOf(trial)).toEqual({ usedTokens: 0, reservedTokens: 0 });
    await settleTokens(trial.context, taken("dead", 700));
    expect(await monthOf(trial)).toEqual({ usedTokens: 700, reservedTokens: 0 });
  });

  it("cannot be changed or deleted by the product's own roles", async () => {
    const { rows } = await asSuperuser(
      `SELECT rolname FROM pg_roles, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
        WHERE rolname IN ('regulix_app', 'regulix_platform') AND has_table_privilege(rolname, 'token_ledger', privilege)`,
    );
    expect(rows).toEqual([]);
  });

  it("tells those who pay once each at 80 % and at the cap", async () => {
    const capped = await paying("Warned");
    await setSpendCap(capped.context, { amount: 3 });
    for (const key of ["a", "b", "c"]) await use(capped, key, 2_500);
    await use(capped, "d", 600);
    await use(capped, "e", 1_900);
    const { rows } = await asSuperuser(
      "SELECT title FROM notifications WHERE organization_id = $1 AND type = 'billing.spend_cap_near' ORDER BY created_at",
      [capped.organization.id],
    );
    expect(rows).toEqual([
      { title: "80 % of the spend cap of $0.03 are used" },
      { title: "The spend cap of $0.03 is reached" },
    ]);
  });

  it("reaches the meter once an entry, though Stripe fails and pushes overlap; a trial's never does", async () => {
    const metered = await paying("Metered");
    const trial = await createOrganizationFixture("Free");
    for (const key of ["a", "b", "c", "d"]) await use(metered, key, 1_000);
    await use(trial, "a", 1_000);
    let failures = 2;
    stripe.intercept(async (request) => {
      if (!request.path.startsWith("/v1/billing/meter_events") || failures === 0) return;
      failures -= 1;
      return { status: 500, body: '{"error":{"type":"api_error","message":"Out of order"}}' };
    });
    await Promise.all([pushTokenUsage(), pushTokenUsage()]);
    stripe.intercept(null);
    expect(meterOf(metered.customer.id)).toEqual([3_000, 3_000, 3_000, 3_000]);
    expect(await pushTokenUsage()).toEqual({ pushed: 0, failed: 0 });
    expect(stripe.account.meterEvents.size).toBeGreaterThanOrEqual(4);
    const { rows } = await asSuperuser("SELECT id FROM token_ledger WHERE organization_id = $1", [
      metered.organization.id,
    ]);
    for (const { id } of rows as { id: string }[]) expect(stripe.account.meterEvents.has(id)).toBe(true);
  });

  it("takes Stripe's word that an entry is counted, and pushes none anew that Stripe may have forgotten", async () => {
    const metered = await paying("Doubtful");
    await use(metered, "counted", 1_000);
    const { rows } = await asSuperuser("SELECT id FROM token_ledger WHERE organization_id = $1", [
      metered.organization.id,
    ]);
    const id = (rows[0] as { id: string }).id;
    stripe.account.meterEvents.set(id, { customer: metered.customer.id, value: 3_000, timestamp: 0 });
    expect(await pushTokenUsage()).toEqual({ pushed: 1, failed: 0 });
    await use(metered, "old", 1_000);
    await asSuperuser(
      `UPDATE token_meter_pushes SET first_tried_at = now() - interval '21 hours', attempts = 1
        WHERE organization_id = $1 AND pushed_at IS NULL`,
      [metered.organization.id],
    );
    expect(await pushTokenUsage()).toEqual({ pushed: 0, failed: 0 });
  });

  it("is compared with the meter every night, and staff see and are told where they differ", async () => {
    allowProviders([], { STAFF_EMAILS: ["ops@regulix.test"] });
    const agreeing = await paying("Agreeing");
    const differing = await paying("Differing");
    const at = new Date(Date.UTC(2031, 4, 20, 12));
    const restore = useClock(() => new Date(at.getTime() - 5 * 60 * 60_000));
    await use(agreeing, "a", 1_000);
    await use(differing, "a", 1_000);
    await pushTokenUsage();
    await use(differing, "b", 2_000);
    restore();
    let after: string | null = null;
    do after = (await reconcileBatch(after, at)).lastId;
    while (after !== null);
    const differences = await listTokenDifferences();
    expect(differences.filter(({ month }) => month.getUTCFullYear() === 2031)).toEqual([
      expect.objectContaining({
        organization: { id: differing.organization.id, name: "Differing" },
        ledgerMicros: 9_000n,
        stripeMicros: 3_000n,
        waitingMicros: 6_000n,
      }),
    ]);
    const { rows } = await asSuperuser("SELECT text FROM mail_messages WHERE template = 'staff-notice'");
    expect(rows).toEqual([
      { text: expect.stringContaining("The meter counted $0.01 of tokens less than the ledger in 2031-05.") },
    ]);
  });
});
