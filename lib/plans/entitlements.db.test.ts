import { beforeEach, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganization } from "@/lib/organizations/mutations/create-organization";
import { inviteMember } from "@/lib/organizations/mutations/invite-member";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { applyPlan, type AppliedPlan } from "./apply-plan";
import { countSeats, requireFeature, reserveWithinLimit } from "./entitlements";
import { readSubscription } from "./queries";

const REFUSED = { code: "LIMIT_REACHED", status: 402 };

describe("what a plan allows", () => {
  let mine: OrganizationFixture;

  const apply = (applied: Omit<AppliedPlan, "organizationId">) =>
    withPlatform("test", (transaction) =>
      applyPlan(transaction, { organizationId: mine.organization.id, ...applied }),
    );
  const seats = () =>
    withOrganization(mine.context, (transaction) => countSeats(transaction, mine.organization.id));
  const invite = (name: string) =>
    inviteMember(mine.context, { email: `${name}-${mine.organization.id}@example.test`, role: "member" });

  beforeEach(async () => {
    mine = await createOrganizationFixture("Planned");
  });

  it("lets exactly one of twenty simultaneous invitations through when one seat is left", async () => {
    for (const role of ["member", "member", "auditor"] as const)
      await addMemberFixture(mine.organization, role);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => invite(`guest-${index}`)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(invite("late")).rejects.toMatchObject(REFUSED);
    expect(await seats()).toBe(5);
  });

  it("counts an invitation that is replaced once", async () => {
    for (let index = 0; index < 3; index++) await addMemberFixture(mine.organization, "member");
    await invite("last");
    await invite("last");
    expect(await seats()).toBe(5);
  });

  it("has no end of seats in a larger plan", async () => {
    for (let index = 0; index < 4; index++) await addMemberFixture(mine.organization, "member");
    await expect(invite("sixth")).rejects.toMatchObject(REFUSED);
    await apply({ plan: "pro", status: "active" });
    await invite("sixth");
    expect(await seats()).toBe(6);
  });

  it("grows the storage with the plan and keeps what is left out", async () => {
    const before = await readSubscription(mine.context);
    await apply({ plan: "enterprise", status: "active" });
    const row = await withOrganization(mine.context, (transaction) =>
      transaction.organization.findUniqueOrThrow({ where: { id: mine.organization.id } }),
    );
    expect(row.storageQuotaBytes).toBe(1024n ** 4n);
    expect(row.trialEndsAt).toEqual(before.trialEndsAt);
  });

  it("says which plan a feature needs", async () => {
    await requireFeature(mine.context, "evidence-exports");
    await apply({ plan: "pro", status: "active" });
    await expect(requireFeature(mine.context, "evidence-exports")).rejects.toMatchObject({
      code: "PLAN_REQUIRED",
      status: 402,
      message: "SOC 2 evidence exports needs the plan Enterprise. Upgrade to use it.",
    });
  });

  it("cannot be changed by the role that acts for members, whatever the code asks", async () => {
    const upgrade = withOrganization(mine.context, (transaction) =>
      applyPlan(transaction, { organizationId: mine.organization.id, plan: "enterprise", status: "active" }),
    );
    await expect(upgrade).rejects.toThrow(/permission denied/);
  });

  it("holds for whoever reserves next as soon as the plan is smaller", async () => {
    await apply({ plan: "pro", status: "active" });
    for (let index = 0; index < 6; index++) await addMemberFixture(mine.organization, "member");
    await apply({ plan: "starter", status: "canceled" });
    const reserve = withOrganization(mine.context, (transaction) =>
      reserveWithinLimit(transaction, mine.organization.id, "seats"),
    );
    await expect(reserve).rejects.toMatchObject(REFUSED);
    expect(await seats()).toBe(7);
  });

  it("gives an owner one organisation until that one has a larger plan, however fast they click", async () => {
    const user = await createAccount();
    const session = {
      id: "00000000-0000-7000-8000-000000000001",
      user: { ...user, timeZone: "UTC", isStaff: false },
    };
    const create = (name: string) =>
      createOrganization(
        session,
        { name, slug: `${name}-${user.id.slice(-12)}`, timeZone: "UTC" },
        newOrigin(),
      );
    const results = await Promise.allSettled(["one", "two", "three"].map(create));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const owned = await withPlatform("test", (transaction) =>
      transaction.organization.findFirstOrThrow({ where: { memberships: { some: { userId: user.id } } } }),
    );
    await withPlatform("test", (transaction) =>
      applyPlan(transaction, { organizationId: owned.id, plan: "pro", status: "active" }),
    );
    await expect(create("four")).resolves.toMatch(/^four-/);
  });
});
