import { beforeEach, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import type { StaffActor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { setOverride, setRollout } from "./mutations";
import { isFeatureEnabled, listRollouts, listSwitches } from "./queries";

const feature = "record-search";

describe("feature switches", () => {
  let tenant: OrganizationFixture;
  let staff: { actor: StaffActor; origin: ReturnType<typeof newOrigin> };

  beforeEach(async () => {
    await asSuperuser("DELETE FROM feature_rollouts");
    tenant = await createOrganizationFixture("Switched");
    const { id: userId, name, email } = await createAccount();
    staff = { actor: { kind: "staff", userId, name, email, reason: "Ticket 4711" }, origin: newOrigin() };
  });

  const set = (choice: "rollout" | "on" | "off") =>
    setOverride(staff, { organizationId: tenant.organization.id, feature, choice });

  it("follow the roll-out at once, as the catalogue has it until staff say otherwise", async () => {
    expect(await isFeatureEnabled(tenant.context, feature)).toBe(true);
    await setRollout(staff, { feature, percent: 0 });
    expect(await isFeatureEnabled(tenant.context, feature)).toBe(false);
  });

  it("can be set for one organisation, whatever the roll-out says, and be left to it again", async () => {
    const other = await createOrganizationFixture("Other");
    await setRollout(staff, { feature, percent: 0 });
    await set("on");
    expect(await isFeatureEnabled(tenant.context, feature)).toBe(true);
    expect(await isFeatureEnabled(other.context, feature)).toBe(false);
    expect((await listRollouts())[0]).toMatchObject({ percent: 0, switchedOn: 1, switchedOff: 0 });
    await set("rollout");
    expect(await listSwitches(tenant.organization.id)).toMatchObject([{ override: null, isEnabled: false }]);
  });

  it("stand in the organisation's audit log with who switched and why", async () => {
    await set("off");
    const { entries } = await listAuditEntries(tenant.context, AuditFilter.parse({}));
    expect(entries).toMatchObject([
      {
        action: "features.switch",
        actor: { kind: "staff", reason: "Ticket 4711" },
        changes: [{ field: "switch", before: "rollout", after: "off" }],
      },
    ]);
  });

  it("are refused for an organisation that does not exist", async () => {
    const nowhere = setOverride(staff, { organizationId: newId(), feature, choice: "on" });
    await expect(nowhere).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
