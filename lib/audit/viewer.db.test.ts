import { beforeAll, describe, expect, it } from "vitest";
import { memberContext, systemContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { continueChainVerification, getChainStatus } from "@/lib/retention/audit-chain-status";
import { eraseAuditPersonalData } from "./erase";
import { exportAuditLog } from "./export";
import { listAuditEntries, listAuditFacets } from "./queries";
import { recordAudit } from "./record";
import { AuditFilter } from "./schema";

const filter = (values: Record<string, unknown> = {}) => AuditFilter.parse(values);

async function record({ context }: OrganizationFixture, action: string, id: string): Promise<void> {
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action,
      resource: { kind: action.split(".")[0] ?? "", id, name: `Thing ${id}` },
      before: { role: "member" },
      after: { role: "admin" },
      personal: { "after.email": `${id}@example.test` },
    }),
  );
}

describe("reading the audit log", () => {
  let tenant: OrganizationFixture;
  beforeAll(async () => {
    tenant = await createOrganizationFixture("Reader");
    for (let index = 1; index <= 120; index += 1)
      await record(tenant, index % 3 === 0 ? "members.update" : "keys.create", `id-${index}`);
    const system = systemContext(tenant.organization, "Collector", []);
    await withOrganization(system, (transaction) =>
      recordAudit(transaction, system, { action: "collection.run", resource: { kind: "tick", id: "1" } }),
    );
  });
  const sequencesOf = async (values: Record<string, unknown>) =>
    (await listAuditEntries(tenant.context, filter(values))).entries.map(({ sequence }) => sequence);

  it("takes control characters of an address for nothing typed", async () => {
    const all = await sequencesOf({});
    for (const name of ["q", "action", "actor", "resource", "range", "from", "before"])
      expect(await sequencesOf({ [name]: "\u0000" })).toEqual(all);
    expect(await sequencesOf({ q: "id-120\u0000" })).toEqual([120]);
  });

  it("shows who did what to what, with the values before and after", async () => {
    const { entries } = await listAuditEntries(tenant.context, filter({ q: "id-120" }));
    expect(entries).toMatchObject([
      {
        sequence: 120,
        action: "members.update",
        actor: { kind: "user", id: tenant.user.id, name: tenant.user.name, email: tenant.user.email },
        resource: { kind: "members", id: "id-120", name: "Thing id-120" },
        changes: [
          { field: "email", before: null, after: "id-120@example.test", erased: false },
          { field: "role", before: "member", after: "admin", erased: false },
        ],
        ipAddress: "192.0.2.1",
      },
    ]);
  });

  it("pages to the end and back without loss or repetition", async () => {
    const first = await listAuditEntries(tenant.context, filter());
    expect(first).toMatchObject({ total: 121, newerThan: null, olderThan: 72 });
    const second = await listAuditEntries(tenant.context, filter({ before: first.olderThan }));
    const third = await listAuditEntries(tenant.context, filter({ before: second.olderThan }));
    expect(third.olderThan).toBeNull();
    const all = [first, second, third].flatMap(({ entries }) => entries.map(({ sequence }) => sequence));
    expect(all).toEqual(Array.from({ length: 121 }, (_, index) => 121 - index));
    const back = await listAuditEntries(tenant.context, filter({ after: third.newerThan }));
    expect(back).toEqual(second);
    const start = await listAuditEntries(tenant.context, filter({ after: second.newerThan }));
    expect(start).toEqual({ ...first, newerThan: null });
  });

  it("filters by action, resource, actor, text and time, and counts what matches", async () => {
    const updates = await listAuditEntries(tenant.context, filter({ action: "members.update" }));
    expect(updates.total).toBe(40);
    expect(new Set(updates.entries.map(({ action }) => action))).toEqual(new Set(["members.update"]));
    expect(await sequencesOf({ actor: "system" })).toEqual([121]);
    expect(await sequencesOf({ resource: ["tick"] })).toEqual([121]);
    expect(await sequencesOf({ actor: [tenant.user.id, "system"], q: "collection" })).toEqual([121]);
    expect(await sequencesOf({ q: "ID-77@example.test" })).toEqual([77]);
    expect(await sequencesOf({ q: "100%" })).toEqual([]);
    expect(await sequencesOf({ to: "2020-01-01" })).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await sequencesOf({ from: today, to: today, range: "24h" })).toHaveLength(50);
  });

  it("offers as filters what has happened", async () => {
    expect(await listAuditFacets(tenant.context)).toEqual({
      actions: ["collection.run", "keys.create", "members.update"],
      resourceKinds: ["keys", "members", "tick"],
      actors: [
        { id: tenant.user.id, name: tenant.user.name },
        { id: "system", name: "System" },
      ],
    });
  });

  it("shows nothing of another organisation", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    expect((await listAuditEntries(stranger.context, filter())).entries).toEqual([]);
    expect(await listAuditFacets(stranger.context)).toMatchObject({ actions: [], resourceKinds: [] });
  });

  it("is for owners, admins and auditors", async () => {
    const { organization, user, context } = tenant;
    const member = memberContext({ organization, user, role: "member", origin: context.origin });
    await expect(listAuditEntries(member, filter())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(exportAuditLog(member, filter())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(continueChainVerification(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const auditor = memberContext({ organization, user, role: "auditor", origin: context.origin });
    expect((await listAuditEntries(auditor, filter())).entries).toHaveLength(50);
  });

  it("exports what matches, oldest first, and says so in the log", async () => {
    const exporter = await createOrganizationFixture("Exporter");
    for (const id of ["=cmd()", "b", "c"]) await record(exporter, "keys.create", id);
    await record(exporter, "members.update", "d");
    const csv = await new Response(
      await exportAuditLog(exporter.context, filter({ action: "keys.create" })),
    ).text();
    const lines = csv.trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^sequence,recorded_at,actor_kind/);
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["1", "2", "3"]);
    expect(csv).toContain(",'=cmd(),");
    const { entries } = await listAuditEntries(exporter.context, filter({ action: "audit-log.export" }));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.changes[0]?.after).toContain("keys.create");
  });

  it("exports more than one stretch", async () => {
    const long = await createOrganizationFixture("Long");
    const { context } = long;
    await withOrganization(context, async (transaction) => {
      for (let index = 0; index < 501; index += 1)
        await recordAudit(transaction, context, {
          action: "x.y",
          resource: { kind: "x", id: String(index) },
        });
    });
    const csv = await new Response(await exportAuditLog(context, filter())).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(1 + 501 + 1);
  });

  it("names an erased person as erased", async () => {
    const erased = await createOrganizationFixture("Erased");
    await record(erased, "members.update", "x");
    await withPlatform("erase", (transaction) =>
      eraseAuditPersonalData(transaction, { userId: erased.user.id, email: "x@example.test" }),
    );
    const { entries } = await listAuditEntries(erased.context, filter());
    expect(entries[0]).toMatchObject({
      actor: { name: "Erased person", email: null, id: erased.user.id },
      ipAddress: null,
      changes: [{ field: "email", erased: true, after: null }, { field: "role" }],
    });
  });
});

describe("the status of the chain", () => {
  it("is unknown before, intact after a verification, which the log itself tells", async () => {
    const tenant = await createOrganizationFixture("Status");
    await record(tenant, "keys.create", "1");
    expect(await getChainStatus(tenant.context)).toMatchObject({ state: "never", totalEntries: 1 });
    const status = await continueChainVerification(tenant.context);
    expect(status).toMatchObject({ state: "intact", verifiedEntries: 1, totalEntries: 2, problem: null });
    expect(status.finishedAt).toBeInstanceOf(Date);
    const { entries } = await listAuditEntries(tenant.context, filter({ action: "audit-log.verify" }));
    expect(entries).toHaveLength(1);
  });

  it("names the first broken entry and how it is broken", async () => {
    const tenant = await createOrganizationFixture("Broken");
    for (const id of ["1", "2", "3"]) await record(tenant, "keys.create", id);
    await asSuperuser(
      `SET session_replication_role = replica;
       UPDATE audit_logs SET action = 'x' WHERE sequence = 2 AND organization_id = '${tenant.organization.id}'`,
    );
    expect(await continueChainVerification(tenant.context)).toMatchObject({
      state: "broken",
      problem: "altered-content",
      brokenSequence: 2,
      verifiedEntries: 1,
    });
  });
});
