import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { eraseAuditPersonalData } from "@/lib/audit/erase";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import {
  archiveAll,
  archiveAndDrop,
  archivesOf,
  DUE_AT,
  OLD_MONTH,
  recordAllAt,
  verifyArchived as verify,
} from "@/scripts/testing/archive-fixture";
import { dieAt, killPoints } from "@/scripts/testing/kill-points";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { dropArchived } from "./archive-records";
import { expireArchives } from "./expire-archives";
import { checkArchives } from "./recheck-archives";
import { ARCHIVE_SOURCES, type ArchiveSource } from "./types";

const OLD_ENTRIES = 4;
async function hotRows(organizationId: string, source: ArchiveSource): Promise<number> {
  const { rows } = await asSuperuser(
    `SELECT count(*)::int AS n FROM ${source} WHERE organization_id = $1 AND recorded_at < $2`,
    [organizationId, OLD_MONTH.end],
  );
  return rows[0].n as number;
}

/** What an operator with full rights could do: triggers off, then the statement. */
async function sabotage(statement: string): Promise<void> {
  await asSuperuser(`SET LOCAL session_replication_role = replica; ${statement}`);
}

async function createOld(name: string): Promise<OrganizationFixture> {
  const tenant = await createOrganizationFixture(name);
  await recordAllAt(tenant, OLD_MONTH.middle, OLD_ENTRIES);
  await recordAllAt(tenant, new Date(), 2);
  return tenant;
}

const pathOf = ({ storageKey }: RetentionArchive) => join(String(process.env.STORAGE_DIRECTORY), storageKey);

async function foundAt(archive: RetentionArchive | undefined): Promise<string | null | undefined> {
  if (archive === undefined) throw new Error("There is no archive.");
  const fresh = (await archivesOf(archive.organizationId)).filter(({ id }) => id === archive.id);
  await checkArchives(fresh, Number.POSITIVE_INFINITY);
  return (await archivesOf(archive.organizationId)).find(({ id }) => id === archive.id)?.problem;
}

beforeAll(async () => {
  process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-archives-"));
});

describe("records whose time in the database is over", () => {
  let tenant: OrganizationFixture;
  let id: string;
  let archives: RetentionArchive[];
  let first: string[];

  beforeAll(async () => {
    tenant = await createOld("Archived");
    id = tenant.organization.id;
    first = await archiveAndDrop();
    archives = await archivesOf(id);
  });

  it("lie in one archive a log, read back and found whole, and no longer in the database", async () => {
    expect(archives.map(({ source }) => source)).toEqual([...ARCHIVE_SOURCES].sort());
    for (const archive of archives) {
      expect(archive).toMatchObject({ firstSequence: 1n, lastSequence: BigInt(OLD_ENTRIES), problem: null });
      expect(archive.verifiedAt).not.toBeNull();
      expect(archive.hotRemovedAt).not.toBeNull();
      expect(await hotRows(id, archive.source as ArchiveSource)).toBe(0);
    }
    expect(first.filter((name) => name.endsWith("20260601"))).toHaveLength(3);
  });

  it.each(ARCHIVE_SOURCES)("leave the chain of %s intact, across the archive to its head", async (source) => {
    expect(await verify(id, source)).toMatchObject({
      state: "intact",
      position: { sequence: OLD_ENTRIES + 2 },
    });
  });

  it("are archived once: doing it again changes nothing", async () => {
    expect(await archiveAll()).toEqual({ archived: 0, broken: [] });
    expect(await dropArchived(DUE_AT)).toEqual([]);
    expect(await archivesOf(id)).toEqual(archives);
  });

  it("keep their gap named when somebody removes the first entry behind the archive", async () => {
    const other = await createOld("Gap");
    await archiveAndDrop();
    const statement = `DELETE FROM audit_logs WHERE organization_id = '${other.organization.id}' AND sequence = ${OLD_ENTRIES + 1}`;
    await sabotage(statement);
    expect(await verify(other.organization.id)).toMatchObject({
      state: "broken",
      problem: "missing-entry",
      brokenSequence: OLD_ENTRIES + 1,
    });
  });

  const points = killPoints([
    ["retention_archives", "INSERT"],
    ["retention_archives", "UPDATE"],
    ["transparency_tiles", "INSERT"],
    ["security_event_personal_data", "INSERT"],
  ]);
  it.each(points)(
    "are whole and there once when the work is killed $when $operation on $table",
    async (point) => {
      const killed = await createOld("Killed");
      expect(await dieAt(point, () => archiveAndDrop())).toEqual({ reached: true });
      await archiveAndDrop();
      const made = await archivesOf(killed.organization.id);
      expect(made).toHaveLength(3);
      expect(made.every(({ verifiedAt, hotRemovedAt }) => verifiedAt && hotRemovedAt)).toBe(true);
      expect(await verify(killed.organization.id)).toMatchObject({ state: "intact" });
    },
  );

  it("stay in the database while no archive holds them, or their chain is broken", async () => {
    const broken = await createOld("Broken");
    const own = `organization_id = '${broken.organization.id}'`;
    expect((await dropArchived(DUE_AT)).filter((name) => /^(audit|security|alert)/.test(name))).toEqual([]);
    await sabotage(`UPDATE audit_logs SET after = '{"role":"owner"}' WHERE ${own} AND sequence = 3`);
    expect((await archiveAll()).broken).toEqual([broken.organization.id]);
    const dropped = await dropArchived(DUE_AT);
    expect(dropped.some((name) => name.startsWith("audit_logs"))).toBe(false);
    expect(dropped.some((name) => name.startsWith("security_events"))).toBe(true);
    expect(await hotRows(broken.organization.id, "audit_logs")).toBe(OLD_ENTRIES);
    await expect(asSuperuser(`DELETE FROM audit_logs WHERE ${own} AND sequence = 1`)).rejects.toThrow(
      /insert-only/,
    );
    await sabotage(
      `UPDATE audit_logs SET after = '{"place":2,"role":"member","share":0.1}' WHERE ${own} AND sequence = 3`,
    );
    await archiveAndDrop();
    expect(await hotRows(broken.organization.id, "audit_logs")).toBe(0);
  });

  it("stay on legal hold, and theirs alone, until it is lifted", async () => {
    const [held, free] = [await createOld("Held"), await createOld("Free")];
    await asSuperuser(
      "INSERT INTO legal_holds (organization_id, reason, placed_at) VALUES ($1, 'Case 7', now())",
      [held.organization.id],
    );
    await archiveAndDrop();
    for (const source of ARCHIVE_SOURCES) {
      expect(await hotRows(held.organization.id, source)).toBe(OLD_ENTRIES);
      expect(await hotRows(free.organization.id, source)).toBe(0);
      expect(await verify(held.organization.id, source)).toMatchObject({ state: "intact" });
    }
    expect(await dropArchived(DUE_AT)).toEqual([]);
    expect(await expireArchives(new Date("2036-01-01"))).toBeGreaterThan(0);
    expect((await archivesOf(held.organization.id)).every(({ expiredAt }) => expiredAt === null)).toBe(true);
    await asSuperuser("UPDATE legal_holds SET lifted_at = now() WHERE organization_id = $1", [
      held.organization.id,
    ]);
    await dropArchived(DUE_AT);
    expect(await hotRows(held.organization.id, "audit_logs")).toBe(0);
    expect(await verify(held.organization.id)).toMatchObject({ state: "intact" });
  });
});

describe("an archive that somebody touched", () => {
  let tenant: OrganizationFixture;
  let archives: RetentionArchive[];

  beforeAll(async () => {
    tenant = await createOld("Touched");
    await archiveAndDrop();
    archives = await archivesOf(tenant.organization.id);
  });

  const audit = () => {
    const archive = archives.find(({ source }) => source === "audit_logs");
    if (!archive) throw new Error("There is no archive.");
    return archive;
  };

  it.each([
    ["a flipped bit in the middle", (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)],
    [
      "a flipped bit in its last byte",
      (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1),
    ],
  ])("is named by %s, and its chain with it", async (_name, change) => {
    const path = pathOf(audit());
    const whole = await readFile(path);
    const changed = Buffer.from(whole);
    change(changed);
    await writeFile(path, changed);
    expect(await foundAt(audit())).toBe("altered-file");
    expect(await verify(tenant.organization.id)).toMatchObject({
      state: "broken",
      problem: "altered-archive",
      brokenSequence: 1,
    });
    await writeFile(path, whole);
    expect(await foundAt(audit())).toBeNull();
    expect(await verify(tenant.organization.id)).toMatchObject({ state: "intact" });
  });

  it("is named when its end is cut off, or its file is gone", async () => {
    const path = pathOf(audit());
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length - 40));
    expect(await foundAt(audit())).toBe("altered-file");
    await rm(path);
    expect(await foundAt(audit())).toBe("missing-file");
    await writeFile(path, whole);
    expect(await foundAt(audit())).toBeNull();
  });

  it.each([
    [
      "its statement says another end",
      "manifest = replace(manifest, '\"last_sequence\":4', '\"last_sequence\":5')",
    ],
    ["its row says another end", "last_sequence = 5"],
    ["it was signed by nobody", "manifest = regexp_replace(manifest, 'ed25519:[^\"]+', 'unsigned')"],
  ])("is named when %s", async (_name, change) => {
    const { id, organizationId, manifest } = audit();
    const where = `organization_id = '${organizationId}' AND id = '${id}'`;
    await expect(asSuperuser(`UPDATE retention_archives SET ${change} WHERE ${where}`)).rejects.toThrow(
      /not changed/,
    );
    await sabotage(`UPDATE retention_archives SET ${change} WHERE ${where}`);
    expect(await foundAt(audit())).toMatch(/altered-manifest|unknown-key/);
    expect(await verify(organizationId)).toMatchObject({ state: "broken", problem: "altered-archive" });
    await sabotage(
      `UPDATE retention_archives SET manifest = '${String(manifest)}', last_sequence = 4 WHERE ${where}`,
    );
    expect(await foundAt(audit())).toBeNull();
  });

  it("is named when it was moved to another organisation, whose own chain shows it", async () => {
    const other = await createOrganizationFixture("Receiver");
    const { id, organizationId } = audit();
    await sabotage(
      `UPDATE retention_archives SET organization_id = '${other.organization.id}' WHERE id = '${id}'`,
    );
    const [moved] = await archivesOf(other.organization.id);
    expect(await foundAt(moved)).toBe("altered-manifest");
    expect(await verify(other.organization.id)).toMatchObject({
      state: "broken",
      problem: "altered-archive",
    });
    expect(await verify(organizationId)).toMatchObject({ state: "broken", problem: "missing-entry" });
    await sabotage(`UPDATE retention_archives SET organization_id = '${organizationId}' WHERE id = '${id}'`);
    expect(await foundAt(audit())).toBeNull();
  });

  it("does not stop a person from being erased: it never held their name, and the chain stays whole", async () => {
    const { user, organization } = tenant;
    const values = async () => {
      const { rows } = await asSuperuser(
        `SELECT (SELECT count(*) FROM audit_personal_data WHERE organization_id = $1 AND subject_id = $2)::int
          + (SELECT count(*) FROM security_event_personal_data WHERE organization_id = $1 AND actor_id = $2::text)::int AS n`,
        [organization.id, user.id],
      );
      return rows[0].n as number;
    };
    expect(await values()).toBeGreaterThan(OLD_ENTRIES);
    await withPlatform("erase", async (transaction) => {
      await transaction.$executeRaw`SELECT erase_security_event_actor(${organization.id}::uuid, ${user.id})`;
      await eraseAuditPersonalData(transaction, { userId: user.id, email: user.email });
    });
    expect(await values()).toBe(0);
    for (const source of ARCHIVE_SOURCES)
      expect(await verify(organization.id, source)).toMatchObject({ state: "intact" });
    expect(await foundAt(audit())).toBeNull();
  });

  it("is gone with everything that belongs to it when its term is over, and the chain goes on from its end", async () => {
    const { organizationId } = audit();
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [organizationId]);
    expect(await expireArchives(new Date("2027-06-30T00:00:00Z"))).toBe(0);
    await expireArchives(new Date("2027-07-01T00:00:00Z"));
    const expired = await archivesOf(organizationId);
    expect(expired.every(({ expiredAt }) => expiredAt !== null)).toBe(true);
    await expect(readFile(pathOf(audit()))).rejects.toThrow(/ENOENT/);
    const { rows } = await asSuperuser(
      `SELECT (SELECT count(*) FROM audit_personal_data WHERE organization_id = $1 AND field = 'after.email'
          AND value LIKE 'guest-%')::int AS values,
        (SELECT count(*) FROM security_event_personal_data WHERE organization_id = $1)::int AS events`,
      [organizationId],
    );
    // Of the two entries that are still in the database.
    expect(rows).toEqual([{ values: 2, events: 0 }]);
    expect(await verify(organizationId)).toMatchObject({ state: "intact" });
  });

  it("shows itself to its own organisation alone", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    const seen = await withOrganization(stranger.context, (transaction) =>
      transaction.retentionArchive.count(),
    );
    expect(seen).toBe(0);
  });
});
