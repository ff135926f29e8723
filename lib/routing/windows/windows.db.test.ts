import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { createAccount, newOrigin } from "@/scripts/testing/account-fixture";
import { createFiringAlert, createPolicyRow } from "@/scripts/testing/alert-records";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { routeAlertNotices } from "../route-alert-notices";
import type { SilenceInput } from "../schema";
import { approveWindow, createSilence, endWindow, extendWindow, planMaintenance } from "./mutations";
import { getWindow, listMutedPages, listWindows, previewMatchers } from "./queries";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const START = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const SERVICE = [{ name: "service", operator: "=" as const, value: "checkout" }];

describe("silences and maintenance", () => {
  let tenant: OrganizationFixture;
  let second: OrganizationContext;
  let clock: Date;
  let restoreClock: () => void;

  beforeEach(async () => {
    clock = new Date(START);
    restoreClock = useClock(() => clock);
    tenant = await createOrganizationFixture("Quiet");
    const account = await createAccount();
    const user = { id: account.id, name: "Second", email: "second@example.test" };
    await withPlatform("test", (transaction) =>
      transaction.membership.create({
        data: { organizationId: tenant.organization.id, userId: user.id, role: "member" },
      }),
    );
    second = memberContext({ organization: tenant.organization, user, role: "member", origin: newOrigin() });
  });
  afterEach(() => restoreClock());

  const silence = (changes: Partial<SilenceInput> = {}) =>
    createSilence(tenant.context, {
      matchers: SERVICE,
      startsAt: clock,
      endsAt: new Date(clock.getTime() + HOUR),
      recurrence: null,
      reason: "Deployment",
      alertId: null,
      ...changes,
    });
  const read = (id: string) => getWindow(tenant.context, "silence", id);

  it("stand under what they are: active, pending or expired", async () => {
    await silence();
    await silence({ startsAt: new Date(START + HOUR), endsAt: new Date(START + 2 * HOUR) });
    const states = async (state: "active" | "pending" | "expired") =>
      (await listWindows(tenant.context, { kind: "silence", state, limit: 10 })).items.length;
    expect([await states("active"), await states("pending"), await states("expired")]).toEqual([1, 1, 0]);
    clock = new Date(START + HOUR);
    expect([await states("active"), await states("pending"), await states("expired")]).toEqual([1, 0, 1]);
  });

  it("cannot end in the past, and are not changed once they have ended", async () => {
    await expect(silence({ endsAt: clock })).rejects.toThrow("It must end in the future.");
    const { id } = await silence();
    await endWindow(tenant.context, "silence", id);
    expect((await read(id)).state).toBe("expired");
    const later = new Date(START + 5 * HOUR);
    await expect(extendWindow(tenant.context, "silence", { id, endsAt: later })).rejects.toThrow("has ended");
  });

  it("need no second person where nothing critical may be muted", async () => {
    await createPolicyRow(tenant.organization.id);
    const { id } = await silence();
    expect((await read(id)).needsApproval).toBe(false);
    await expect(approveWindow(second, "silence", id)).rejects.toThrow("no approval");
  });

  it("that may mute what is critical are approved by somebody else, and anew when they last longer", async () => {
    await createPolicyRow(tenant.organization.id, { severity: "critical" });
    const { id } = await silence();
    expect((await read(id)).needsApproval).toBe(true);
    await expect(approveWindow(tenant.context, "silence", id)).rejects.toThrow("You made this yourself");
    await approveWindow(second, "silence", id);
    expect((await read(id)).approved?.by).toBe("Second");
    await extendWindow(tenant.context, "silence", { id, endsAt: new Date(START + 3 * HOUR) });
    expect((await read(id)).approved).toBeNull();
  });

  it("are not approved by whoever last edited the policy", async () => {
    const policyId = await createPolicyRow(tenant.organization.id, { severity: "critical", name: "Vault" });
    const editor = second.actor.kind === "user" ? second.actor.userId : null;
    await asSuperuser("UPDATE alert_policies SET updated_by_user_id = $2 WHERE id = $1", [policyId, editor]);
    const { id } = await silence();
    await expect(approveWindow(second, "silence", id)).rejects.toThrow("You last edited the policy Vault");
  });

  it("that their maker approves are refused by the database itself", async () => {
    const { id } = await silence();
    const approving = asSuperuser(
      `UPDATE mute_windows SET approved_by_user_id = created_by_user_id, approved_by_name = 'x', approved_at = now()
        WHERE id = $1`,
      [id],
    );
    await expect(approving).rejects.toThrow(/mute_windows_approval_check/);
  });

  it("are announced to the others when they are maintenance", async () => {
    await planMaintenance(tenant.context, {
      matchers: [],
      startsAt: clock,
      endsAt: new Date(START + HOUR),
      recurrence: null,
      reason: "Database upgrade",
    });
    const { rows } = await asSuperuser(
      "SELECT user_id FROM notifications WHERE organization_id = $1 AND type = 'alerts.maintenance_planned'",
      [tenant.organization.id],
    );
    expect(rows).toEqual([{ user_id: second.actor.kind === "user" ? second.actor.userId : "" }]);
  });

  it("show before they are made what they match now", async () => {
    const policyId = await createPolicyRow(tenant.organization.id, { name: "Latency" });
    await createFiringAlert(tenant.organization.id, { policyId, labels: { service: "checkout" }, at: clock });
    await createFiringAlert(tenant.organization.id, { policyId, labels: { service: "search" }, at: clock });
    const preview = await previewMatchers(tenant.context, SERVICE);
    expect(preview).toMatchObject({ count: 1, alerts: [{ policyName: "Latency" }], protectedPolicies: [] });
  });

  it("report what they kept quiet that would have paged somebody", async () => {
    const policyId = await createPolicyRow(tenant.organization.id, { name: "Latency" });
    const { id } = await silence();
    const page = { policyId, labels: { service: "checkout" }, at: clock };
    await createFiringAlert(tenant.organization.id, page);
    await createFiringAlert(tenant.organization.id, { ...page, labels: { service: "search" } });
    await createFiringAlert(tenant.organization.id, {
      policyId: await createPolicyRow(tenant.organization.id, { name: "Disk", severity: "low" }),
      labels: { service: "checkout" },
      severity: "low",
      at: clock,
    });
    await routeAlertNotices();
    expect(await listMutedPages(tenant.context, await read(id))).toMatchObject([
      { policyName: "Latency", severity: "high", labels: { service: "checkout" } },
    ]);
  });
});
