import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createOrganization } from "@/lib/organizations/mutations/create-organization";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { pushPoints } from "@/lib/metrics/push-points";
import { createGroup } from "@/lib/routing/groups/mutations";
import { createAccount } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createPolicy, duplicatePolicy } from "./mutations/create-policy";
import { enablePolicy, restoreVersion, updatePolicy } from "./mutations/change-policy";
import { definitionOf, readDefinition } from "./definition";
import { PolicySettings } from "./schema";
import { DEFAULT_POLICIES } from "./templates";
import type { PolicyDefinition } from "./types";

const CPU = {
  kind: "threshold",
  policyName: "CPU",
  metricType: "cpu_usage",
  thresholdValue: 80,
  recoveryValue: 75,
} as const;

const expected = DEFAULT_POLICIES.map(({ settings }) => definitionOf(PolicySettings.parse(settings)));

const byName = (definitions: readonly PolicyDefinition[]) =>
  definitions.toSorted((one, other) => (one.policyName < other.policyName ? -1 : 1));

async function definitionsOf(context: OrganizationContext): Promise<PolicyDefinition[]> {
  const rows = await withOrganization(context, (transaction) => transaction.alertPolicy.findMany());
  return byName(rows.map(readDefinition));
}

async function auditOf({ organizationId }: OrganizationContext) {
  const { rows } = await asSuperuser(
    "SELECT action, before, after FROM audit_logs WHERE organization_id = $1 AND action LIKE 'alert-policies.%' ORDER BY recorded_at, id",
    [organizationId],
  );
  return rows as { action: string; before: unknown; after: unknown }[];
}

describe("default policies", () => {
  it("are there when an organisation is made, each with its first version", async () => {
    const user = await createAccount();
    const slug = `defaults-${newId().slice(-12)}`;
    const origin = { requestId: "test", ipAddress: null, userAgent: null };
    const session = { user } as Parameters<typeof createOrganization>[0];
    await createOrganization(session, { name: "Defaults", slug, timeZone: "UTC" }, origin);
    const { rows } = await asSuperuser("SELECT id FROM organizations WHERE slug = $1", [slug]);
    const [{ id }] = rows as [{ id: string }];
    const context = memberContext({
      organization: { id, slug },
      user: { ...user, name: "Founder" },
      role: "owner",
      origin,
    });

    expect(await definitionsOf(context)).toEqual(byName(expected));
    const versions = await withOrganization(context, (transaction) =>
      transaction.alertPolicyVersion.findMany(),
    );
    expect(versions).toHaveLength(DEFAULT_POLICIES.length);
  });

  it("were given by the migration to organisations that existed, once", async () => {
    const { context } = await createOrganizationFixture("Old");
    const sql = readFileSync(
      join(
        import.meta.dirname,
        "../../prisma/migrations/20261121211500_default_alert_policies/migration.sql",
      ),
      "utf8",
    );
    await asSuperuser(sql);
    await asSuperuser(sql);
    expect(await definitionsOf(context)).toEqual(byName(expected));
  });
});

describe("policies", () => {
  let own: OrganizationFixture;
  let other: OrganizationFixture;

  beforeAll(async () => {
    own = await createOrganizationFixture("Own");
    other = await createOrganizationFixture("Other");
  });

  it("keep each definition as a version and say who changed what", async () => {
    const { context } = await createOrganizationFixture("Versions");
    const { id, version } = await createPolicy(context, CPU);
    const updated = await updatePolicy(context, { id, version, settings: { thresholdValue: 90 } });
    const restored = await restoreVersion(context, { id, version: 2, restored: 1 });

    expect([version, updated.version, restored.version]).toEqual([1, 2, 3]);
    expect([updated.thresholdValue, restored.thresholdValue]).toEqual([90, 80]);
    const entries = await auditOf(context);
    expect(entries.map(({ action }) => action)).toEqual([
      "alert-policies.create",
      "alert-policies.update",
      "alert-policies.restore",
    ]);
    expect(entries[1]).toMatchObject({ before: { threshold_value: 80 }, after: { threshold_value: 90 } });
  });

  it("let one of two changes to the same version through, and tell the other", async () => {
    const { id, version } = await createPolicy(own.context, CPU);
    const outcomes = await Promise.allSettled(
      [81, 82, 83].map((thresholdValue) =>
        updatePolicy(own.context, { id, version, settings: { thresholdValue } }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "CONFLICT" });
  });

  it("write nothing when nothing is different", async () => {
    const { id, version } = await createPolicy(other.context, CPU);
    const entries = (await auditOf(other.context)).length;
    const same = await updatePolicy(other.context, { id, version, settings: { thresholdValue: 80 } });
    expect(same.version).toBe(1);
    expect(await auditOf(other.context)).toHaveLength(entries);
  });

  it("are copied switched off, under another name", async () => {
    const { id } = await createPolicy(own.context, CPU);
    const copy = await duplicatePolicy(own.context, id);
    expect(copy).toMatchObject({ policyName: "CPU (copy)", enabled: false, thresholdValue: 80, version: 1 });
  });

  it("are switched on and off as versions of their own", async () => {
    const { id, version } = await createPolicy(own.context, CPU);
    const off = await enablePolicy(own.context, { id, version, enabled: false });
    expect(off).toMatchObject({ enabled: false, version: 2 });
    await expect(enablePolicy(own.context, { id, version, enabled: true })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("watch a pushed metric only once it was pushed", async () => {
    const settings = { ...CPU, metricType: "orders.waiting", groupBy: ["*"] };
    await expect(createPolicy(own.context, settings)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "metricType" }],
    });
    await pushPoints(own.context, {
      points: [{ metric: "orders.waiting", value: 1, labels: { shop: "a" } }],
    });
    expect((await createPolicy(own.context, settings)).metricType).toBe("orders.waiting");
  });

  it("tell only who exists, each named that does not; what was removed later stops no other change", async () => {
    const group = await createGroup(own.context, {
      key: "night",
      name: "Night",
      description: "",
      userIds: [own.user.id],
      channelKeys: [],
    });
    const naming = (notificationChannels: string[]) =>
      createPolicy(own.context, { ...CPU, notificationChannels });
    await expect(naming(["email", "group:night", "ops-chat", "on-call:first"])).rejects.toMatchObject({
      fields: [{ field: "notificationChannels", message: "ops-chat, on-call:first do not exist" }],
    });
    const policy = await naming(["email", "group:night"]);
    await asSuperuser("DELETE FROM recipient_groups WHERE id = $1", [group.id]);
    const { id, version } = policy;
    expect(await updatePolicy(own.context, { id, version, settings: { thresholdValue: 90 } })).toMatchObject({
      notificationChannels: ["email", "group:night"],
    });
    await expect(naming(["group:night"])).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("are composed of other policies of the same organisation only", async () => {
    const [first, second] = [await createPolicy(own.context, CPU), await createPolicy(own.context, CPU)];
    const foreign = await createPolicy(other.context, CPU);
    const composite = (policyIds: string[]) =>
      createPolicy(own.context, {
        kind: "composite",
        policyName: "Both",
        parameters: { operator: "all", policyIds },
      });
    await expect(composite([first.id, foreign.id])).rejects.toMatchObject({
      fields: [{ field: "parameters.policyIds" }],
    });
    const { id } = await composite([first.id, second.id]);
    await expect(composite([first.id, id])).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("do not exist for another organisation", async () => {
    const { id, version } = await createPolicy(own.context, CPU);
    const attempts = [
      () => updatePolicy(other.context, { id, version, settings: {} }),
      () => enablePolicy(other.context, { id, version, enabled: false }),
      () => restoreVersion(other.context, { id, version, restored: 1 }),
      () => duplicatePolicy(other.context, id),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are changed by owners and admins alone", async () => {
    const { context } = await createOrganizationFixture("Member", "member");
    await expect(createPolicy(context, CPU)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
