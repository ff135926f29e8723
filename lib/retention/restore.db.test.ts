import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { listAuditEntries } from "@/lib/audit/queries";
import { AuditFilter } from "@/lib/audit/schema";
import { proveInclusion } from "@/lib/transparency/queries";
import { takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
import type { AuditEntryView } from "@/lib/audit/types";
import { archiveAndDrop, OLD_MONTH, recordAllAt } from "@/scripts/testing/archive-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { requestRestoration, verifyArchivesNow } from "./mutations/archives";
import { liftLegalHold, placeLegalHold } from "./mutations/legal-holds";
import { setTerms } from "./mutations/set-terms";
import { findRestoration, getRestoredLines, getRetention } from "./queries";
import { endRestorations, restoreArchive } from "./restore-archive";
import type { ArchiveSource, ArchiveSummary } from "./types";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const ENTRIES = 3;
const everything = AuditFilter.parse({});

describe("an archive that is wanted again", () => {
  let tenant: OrganizationFixture;
  let before: AuditEntryView[];

  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-restored-"));
    tenant = await createOrganizationFixture("Restored");
    await recordAllAt(tenant, OLD_MONTH.middle, ENTRIES);
    before = (await listAuditEntries(tenant.context, everything)).entries;
    await archiveAndDrop();
  });

  const archiveOf = async (source: ArchiveSource): Promise<ArchiveSummary> => {
    const archive = (await getRetention(tenant.context)).archives.find((each) => each.source === source);
    if (!archive) throw new Error("There is no archive.");
    return archive;
  };

  async function restore(source: ArchiveSource): Promise<string> {
    const restorationId = await requestRestoration(tenant.context, await archiveOf(source));
    await restoreArchive({ organizationId: tenant.organization.id, restorationId });
    return restorationId;
  }

  it("shows its entries in the audit log as they were, found by the same filters, and to nobody else", async () => {
    expect((await listAuditEntries(tenant.context, everything)).entries).toEqual([]);
    const restored = await restore("audit_logs");
    const page = await listAuditEntries(tenant.context, { ...everything, restored });
    expect(page).toMatchObject({ entries: before, total: ENTRIES });
    const found = await listAuditEntries(tenant.context, { ...everything, restored, q: "guest-1@" });
    expect(found.entries.map(({ sequence }) => sequence)).toEqual([2]);
    expect(await findRestoration(tenant.context, restored)).toMatchObject({
      firstSequence: 1,
      lastSequence: 3,
    });
    const stranger = await createOrganizationFixture("Stranger");
    expect((await listAuditEntries(stranger.context, { ...everything, restored })).entries).toEqual([]);
    expect(await findRestoration(stranger.context, restored)).toBeNull();
    await expect(getRestoredLines(stranger.context, { id: restored, after: 0 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(requestRestoration(tenant.context, await archiveOf("audit_logs"))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("shows decisions and security events line by line, until its time is over", async () => {
    const restored = await restore("alert_decisions");
    const { lines, total } = await getRestoredLines(tenant.context, { id: restored, after: 0 });
    expect(total).toBe(ENTRIES);
    expect(lines.map(({ text }) => (JSON.parse(text) as { value: number }).value)).toEqual([0, 1, 2]);
    const events = await restore("security_events");
    expect((await getRestoredLines(tenant.context, { id: events, after: 2 })).lines).toHaveLength(1);
    await endRestorations(new Date(Date.now() + 8 * 24 * 3_600_000));
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS n FROM restored_lines WHERE organization_id = $1",
      [tenant.organization.id],
    );
    expect(rows).toEqual([{ n: 0 }]);
    await expect(getRestoredLines(tenant.context, { id: restored, after: 0 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("still proves an entry's place in the signed tree", async () => {
    await takeCheckpointNow(tenant.organization.id);
    const proof = await proveInclusion(tenant.context, { sequence: 2 });
    expect(proof.entryHash).toBe(before.find(({ sequence }) => sequence === 2)?.hash);
  });

  it("is named, not restored, when a byte of it was flipped", async () => {
    const { rows } = await asSuperuser(
      "SELECT storage_key AS key FROM retention_archives WHERE organization_id = $1 AND source = 'audit_logs'",
      [tenant.organization.id],
    );
    const path = join(String(process.env.STORAGE_DIRECTORY), String(rows[0]?.key));
    const whole = await readFile(path);
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(150) ^ 4, 150);
    await writeFile(path, changed);
    const restored = await restore("audit_logs");
    const { restoration } = await archiveOf("audit_logs");
    expect(restoration).toMatchObject({
      id: restored,
      isReady: false,
      problem: expect.stringContaining("file"),
    });
    expect(await verifyArchivesNow(tenant.context, { since: new Date(Date.now() + 1_000) })).toEqual({
      checked: 3,
      wrong: 1,
      left: 0,
    });
    expect((await archiveOf("audit_logs")).problem).toMatch(/not the one that was written/);
    await writeFile(path, whole);
    await verifyArchivesNow(tenant.context, { since: new Date(Date.now() + 1_000) });
    expect((await archiveOf("audit_logs")).problem).toBeNull();
  });
});

describe("how long an organisation keeps its archives", () => {
  it("is the longest term of what applies, and stands in the audit log", async () => {
    const { context } = await createOrganizationFixture("Terms");
    expect(await getRetention(context)).toMatchObject({ months: 12, obligations: [] });
    await setTerms(context, { obligations: ["pci-dss", "sox", "hipaa"], ownMonths: 24 });
    expect(await getRetention(context)).toMatchObject({ months: 84, ownMonths: 24 });
    await setTerms(context, { obligations: [], ownMonths: 1 });
    expect(await getRetention(context)).toMatchObject({ months: 1 });
    const { entries } = await listAuditEntries(context, { ...everything, action: ["retention.set_terms"] });
    expect(entries).toHaveLength(2);
  });

  it("is only for owners and admins to change, and for auditors to see", async () => {
    const { context } = await createOrganizationFixture("Looking", "auditor");
    expect((await getRetention(context)).holds).toEqual([]);
    await expect(setTerms(context, { obligations: [], ownMonths: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(placeLegalHold(context, { reason: "A case" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not count while a hold is on; each hold says who placed and lifted it, and why", async () => {
    const { context, user } = await createOrganizationFixture("Holding");
    const id = await placeLegalHold(context, { reason: "Case 7 of 2026" });
    expect((await getRetention(context)).holds).toMatchObject([
      { id, reason: "Case 7 of 2026", placedByName: user.name, liftedAt: null },
    ]);
    await liftLegalHold(context, { id, reason: "The case is closed" });
    await expect(liftLegalHold(context, { id, reason: "Once more" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const [hold] = (await getRetention(context)).holds;
    expect(hold).toMatchObject({ liftedByName: user.name, liftReason: "The case is closed" });
    const { entries } = await listAuditEntries(context, everything);
    expect(entries.map(({ action }) => action)).toEqual(["retention.lift_hold", "retention.place_hold"]);
  });
});
