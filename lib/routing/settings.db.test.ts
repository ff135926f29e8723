import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { memberContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createEscalationFixture } from "@/scripts/testing/on-call-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { createPolicyRow } from "@/scripts/testing/alert-records";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createGroup } from "./groups/mutations";
import {
  removeInhibitionRule,
  saveAlertPreference,
  saveInhibitionRule,
  saveRoutingSettings,
} from "./mutations";
import { getAlertPreference, getRoutingSettings, listInhibitionRules } from "./queries";
import { DEFAULT_ALERT_PREFERENCE, DEFAULT_ROUTING_SETTINGS } from "./settings";
import { simulateRouting } from "./simulate";
import { createSilence } from "./windows/mutations";

const MONDAY_NOON = new Date("2026-11-23T12:00:00Z");
const NIGHT = { days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", until: "06:00", timeZone: "UTC" };
const SOURCE = [{ name: "policy", operator: "=" as const, value: "Host down" }];
const TARGET = [{ name: "policy", operator: "!=" as const, value: "Host down" }];

let tenant: OrganizationFixture;
let stranger: OrganizationFixture;

beforeEach(async () => {
  tenant = await createOrganizationFixture("Routed");
  stranger = await createOrganizationFixture("Other");
});

const chosen = (changes = {}) => ({
  ...DEFAULT_ROUTING_SETTINGS,
  groupBy: [...DEFAULT_ROUTING_SETTINGS.groupBy],
  workingHours: null,
  criticalControlIds: [],
  ...changes,
});

const asBilling = () =>
  memberContext({
    organization: tenant.organization,
    user: tenant.user,
    role: "billing",
    origin: tenant.context.origin,
  });

const audited = () =>
  withOrganization(tenant.context, async (transaction) => {
    const rows = await transaction.auditLog.findMany({
      orderBy: { sequence: "asc" },
      select: { action: true },
    });
    return rows.map(({ action }) => action);
  });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe("routing settings", () => {
  it("are Alertmanager's until somebody chooses, and then what was chosen", async () => {
    expect(await getRoutingSettings(tenant.context)).toEqual({ ...DEFAULT_ROUTING_SETTINGS, version: 0 });
    await saveRoutingSettings(tenant.context, {
      version: 0,
      ...chosen({ groupWaitSeconds: 0, workingHours: NIGHT }),
    });
    expect(await getRoutingSettings(tenant.context)).toMatchObject({
      groupWaitSeconds: 0,
      workingHours: NIGHT,
      version: 1,
    });
    expect(await getRoutingSettings(stranger.context)).toMatchObject({ version: 0 });
    expect(await audited()).toEqual(["routing.save"]);
  });

  it("are not overwritten by somebody who has read older ones, the first time too", async () => {
    const save = (version: number, hourlyLimit: number) =>
      codeOf(saveRoutingSettings(tenant.context, { version, ...chosen({ hourlyLimit }) }));
    const answers = await Promise.all([save(0, 1), save(0, 2)]);
    expect(answers.sort()).toEqual(["CONFLICT", null]);
    expect(await save(1, 3)).toBeNull();
    expect(await save(1, 4)).toBe("CONFLICT");
    expect(await getRoutingSettings(tenant.context)).toMatchObject({ hourlyLimit: 3, version: 2 });
  });

  it("are changed only by those who manage policies", async () => {
    expect(await codeOf(saveRoutingSettings(asBilling(), { version: 0, ...chosen() }))).toBe("FORBIDDEN");
  });
});

describe("inhibition rules", () => {
  const rule = (changes = {}) => ({
    name: "Host explains the rest",
    source: SOURCE,
    target: TARGET,
    equal: ["host"],
    enabled: true,
    ...changes,
  });

  it("are made, changed and removed, each audited", async () => {
    const { id } = await saveInhibitionRule(tenant.context, rule());
    await saveInhibitionRule(tenant.context, rule({ id, enabled: false }));
    expect(await listInhibitionRules(tenant.context)).toMatchObject([
      { id, enabled: false, equal: ["host"] },
    ]);
    await removeInhibitionRule(tenant.context, id);
    expect(await listInhibitionRules(tenant.context)).toEqual([]);
    expect(await audited()).toEqual([
      "inhibition-rules.create",
      "inhibition-rules.update",
      "inhibition-rules.remove",
    ]);
  });

  it("have names of their own, and are nobody else's", async () => {
    const { id } = await saveInhibitionRule(tenant.context, rule());
    expect(await codeOf(saveInhibitionRule(tenant.context, rule()))).toBe("INVALID_INPUT");
    await saveInhibitionRule(stranger.context, rule());
    expect(await codeOf(removeInhibitionRule(stranger.context, id))).toBe("NOT_FOUND");
    expect(await codeOf(removeInhibitionRule(asBilling(), id))).toBe("FORBIDDEN");
    expect(await listInhibitionRules(tenant.context)).toHaveLength(1);
  });
});

describe("what a member wants to be told of", () => {
  it("is everything until they choose, and theirs alone in this organisation", async () => {
    const other = await addMemberFixture(tenant.organization, "member");
    expect(await getAlertPreference(tenant.context)).toEqual(DEFAULT_ALERT_PREFERENCE);
    const preference = {
      minimumSeverity: "high" as const,
      mutedCategories: ["security" as const],
      quietHours: NIGHT,
      criticalPasses: false,
      textSeverity: null,
    };
    await saveAlertPreference(tenant.context, preference);
    expect(await getAlertPreference(tenant.context)).toEqual(preference);
    expect(await getAlertPreference(other.context)).toEqual(DEFAULT_ALERT_PREFERENCE);
    expect(await audited()).toEqual(["alert-preferences.save"]);
  });
});

describe("the simulation of routing", () => {
  let policyId: string;
  const route = async (entries: string[]) => {
    await asSuperuser("UPDATE alert_policies SET notification_channels = $2 WHERE id = $1", [
      policyId,
      entries,
    ]);
  };
  const simulate = (changes = {}) =>
    simulateRouting(tenant.context, {
      policyId,
      labels: { service: "checkout" },
      severity: "critical",
      at: MONDAY_NOON,
      ...changes,
    });

  beforeEach(async () => {
    policyId = await createPolicyRow(tenant.organization.id);
  });

  it("names who would be told, through groups and escalations, and what comes to nobody", async () => {
    const member = await addMemberFixture(tenant.organization, "member");
    const targets = [{ kind: "user" as const, id: member.user.id }];
    const escalation = await createEscalationFixture(tenant, [{ delayMinutes: 5, targets }], {
      name: "Nights",
    });
    const group = { name: "Ops", description: "", userIds: [member.user.id], channelKeys: [] };
    await createGroup(tenant.context, { key: "ops", ...group });
    await route(["group:ops", `escalation:${escalation.key}`, "gone"]);
    expect(await simulate()).toMatchObject({
      reason: "told",
      recipients: [{ label: member.user.name, outcome: "told" }],
      escalations: ["Nights"],
      unresolved: ["gone"],
      fellBack: false,
    });
  });

  it("falls back to the admins as the real one does", async () => {
    await route(["gone"]);
    expect(await simulate()).toMatchObject({ recipients: [{ label: tenant.user.name }], fellBack: true });
  });

  it("knows the silence that will be there at that time, and stays silent about it at another", async () => {
    await createSilence(tenant.context, {
      matchers: [{ name: "service", operator: "=", value: "checkout" }],
      startsAt: new Date("2026-11-23T11:00:00Z"),
      endsAt: new Date("2026-11-23T13:00:00Z"),
      recurrence: null,
      reason: "Deployment",
      alertId: null,
    });
    expect(await simulate({ severity: "high" })).toMatchObject({ reason: "suppressed_by_silence" });
    // One person alone does not mute what is critical.
    expect(await simulate()).toMatchObject({ reason: "told" });
    expect(await simulate({ severity: "high", labels: { service: "search" } })).toMatchObject({
      reason: "held",
    });
    const later = new Date("2026-11-23T14:00:00Z");
    expect(await simulate({ severity: "high", at: later })).toMatchObject({ reason: "held" });
  });

  it("changes nothing, and knows no policy of somebody else", async () => {
    await simulate();
    const { rows } = await asSuperuser(
      `SELECT (SELECT count(*) FROM notification_deliveries WHERE organization_id = $1)
            + (SELECT count(*) FROM alert_audiences WHERE organization_id = $1)
            + (SELECT count(*) FROM alert_decisions WHERE organization_id = $1) AS written`,
      [tenant.organization.id],
    );
    expect(rows).toEqual([{ written: "0" }]);
    const foreign = { policyId, labels: {}, severity: "high" as const, at: MONDAY_NOON };
    expect(await codeOf(simulateRouting(stranger.context, foreign))).toBe("NOT_FOUND");
  });
});
