import { beforeEach, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import type { StaffActor } from "@/lib/core/context";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { readSubscription } from "./queries";
import { SetPlanInput } from "./schema";
import { setPlan } from "./set-plan";
import { readOnlyReason } from "./subscription";

const ENTERPRISE = { plan: "enterprise", status: "active", trialEndsOn: "" } as const;

describe("a plan that staff set", () => {
  let tenant: OrganizationFixture;
  let staff: { actor: StaffActor; origin: ReturnType<typeof newOrigin> };

  const subscription = () => readSubscription(tenant.context);

  beforeEach(async () => {
    tenant = await createOrganizationFixture("Agreed");
    const { id: userId, name, email } = await createAccount();
    staff = { actor: { kind: "staff", userId, name, email, reason: "Contract 17" }, origin: newOrigin() };
  });

  it("holds at once, and the organisation reads who did it and why", async () => {
    await setPlan(staff, { organizationId: tenant.organization.id, ...ENTERPRISE });
    expect(await subscription()).toMatchObject({ plan: "enterprise", status: "active" });
    const [entry] = (await listAuditEntries(tenant.context, AuditFilter.parse({}))).entries;
    expect(entry).toMatchObject({
      action: "plan.set",
      actor: { kind: "staff", reason: "Contract 17" },
    });
  });

  it("opens a trial that was over until the end of the chosen day", async () => {
    await asSuperuser(
      "UPDATE organizations SET subscription_status = 'expired', trial_ends_at = '2020-01-01' WHERE id = $1",
      [tenant.organization.id],
    );
    const trial = { plan: "starter", status: "trialing", trialEndsOn: "2099-12-31" } as const;
    await setPlan(staff, { organizationId: tenant.organization.id, ...trial });
    expect((await subscription()).trialEndsAt.toISOString()).toBe("2099-12-31T23:59:59.999Z");
    expect(readOnlyReason(await subscription(), new Date("2099-12-31T23:00:00Z"))).toBeNull();
  });

  it("is refused for a trial in the past or without an end", async () => {
    const past = { plan: "starter", status: "trialing", trialEndsOn: "2020-01-01" } as const;
    const set = setPlan(staff, { organizationId: tenant.organization.id, ...past });
    await expect(set).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const endless = { ...past, organizationId: tenant.organization.id, trialEndsOn: "", reason: "Contract" };
    expect(SetPlanInput.safeParse(endless).success).toBe(false);
  });

  it("leaves alone who pays through Stripe, and who has closed", async () => {
    const set = () => setPlan(staff, { organizationId: tenant.organization.id, ...ENTERPRISE });
    await asSuperuser("UPDATE organizations SET stripe_subscription_id = id::text WHERE id = $1", [
      tenant.organization.id,
    ]);
    await expect(set()).rejects.toMatchObject({ code: "CONFLICT" });
    await asSuperuser(
      "UPDATE organizations SET stripe_subscription_id = NULL, deleted_at = now() WHERE id = $1",
      [tenant.organization.id],
    );
    await expect(set()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await subscription()).toMatchObject({ plan: "starter" });
  });
});
