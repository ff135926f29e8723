import { describe, expect, it } from "vitest";
import { PLANS } from "./plans";
import { isOpenWhileReadOnly } from "./read-only";
import { hasFeature, readOnlyReason, trialDaysLeft, type SubscriptionStatus } from "./subscription";

const now = new Date("2026-11-22T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const having = (status: SubscriptionStatus, days = 3) =>
  ({ plan: "starter", status, trialEndsAt: inDays(days), closesAt: null }) as const;

describe("a subscription", () => {
  it.each([
    ["trialing", 3, null],
    ["trialing", 0, "trial_expired"],
    ["trialing", -1, "trial_expired"],
    ["active", -100, null],
    ["past_due", -100, null],
    ["expired", 3, "trial_expired"],
    ["canceled", 3, "subscription_ended"],
  ] as const)("that is %s with %s days of trial left is read-only because: %s", (status, days, reason) => {
    expect(readOnlyReason(having(status, days), now)).toBe(reason);
  });

  it("that is paid for is read-only all the same while the organisation is being closed", () => {
    expect(readOnlyReason({ ...having("active"), closesAt: inDays(30) }, now)).toBe("closing");
  });

  it.each([
    ["trialing", 14, 14],
    ["trialing", 0.01, 1],
    ["trialing", -2, 0],
    ["expired", -2, 0],
    ["active", 5, null],
  ] as const)("that is %s with %s days to the end shows %s days left", (status, days, left) => {
    expect(trialDaysLeft(having(status, days), now)).toBe(left);
  });

  it("lets a trial try what is to be decided on, and takes it away with the trial", () => {
    expect(hasFeature(having("trialing"), "evidence-exports")).toBe(true);
    expect(hasFeature(having("trialing"), "branding")).toBe(false);
    expect(hasFeature(having("expired"), "evidence-exports")).toBe(false);
    expect(hasFeature({ ...having("active"), plan: "enterprise" }, "branding")).toBe(true);
  });
});

describe("the plans", () => {
  it("are what the price list says", () => {
    expect(PLANS.starter.limits).toMatchObject({ seats: 5, organizations: 1, "tokens-per-month": 10_000 });
    expect(PLANS.pro).toMatchObject({
      price: { minor: 19_900, currency: "usd" },
      limits: { seats: null },
    });
    expect(Object.values(PLANS.enterprise.features)).not.toContain(false);
  });
});

describe("when everything is read-only", () => {
  it.each([
    ["alerts.read", true],
    ["audit-log.verify", true],
    ["billing.manage", true],
    ["organization.delete", true],
    ["members.invite", false],
    ["alerts.respond", false],
    [undefined, false],
  ] as const)("what needs %s goes on: %s", (permission, goesOn) => {
    expect(isOpenWhileReadOnly(permission, { closesAt: null })).toBe(goesOn);
  });

  it.each([
    ["alerts.read", true],
    ["organization.delete", true],
    ["billing.manage", false],
  ] as const)("what needs %s goes on while the organisation is being closed: %s", (permission, goesOn) => {
    expect(isOpenWhileReadOnly(permission, { closesAt: now })).toBe(goesOn);
  });
});
