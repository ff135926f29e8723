import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useClock as replaceClock } from "@/lib/core/clock";
import type { RetentionArchive } from "@/lib/db/generated/client";
import { dayOf } from "@/lib/evidence/days";
import { expireArchives } from "@/lib/retention/expire-archives";
import { takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
import { archiveAndDrop, archivesOf, OLD_MONTH, recordAllAt } from "@/scripts/testing/archive-fixture";
import { bytesOf, makeExport, textsOf, verified } from "@/scripts/testing/bundle-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const OLD_ENTRIES = 4;
const PERIOD = { fromDay: "2026-06-01", toDay: dayOf(new Date()) };

let tenant: OrganizationFixture;
let stranger: OrganizationFixture;
let archives: Record<string, RetentionArchive>;

const pathOf = ({ storageKey }: RetentionArchive) => join(String(process.env.STORAGE_DIRECTORY), storageKey);

const archiveOf = (source: string) => {
  const found = archives[source];
  if (!found) throw new Error(`There is no archive of ${source}.`);
  return found;
};

async function createOld(name: string): Promise<OrganizationFixture> {
  const made = await createOrganizationFixture(name);
  await recordAllAt(made, OLD_MONTH.middle, OLD_ENTRIES);
  await recordAllAt(made, new Date(), 2);
  return made;
}

const madeNow = async () => verified(await bytesOf(tenant, await makeExport(tenant, PERIOD)));

/** What an operator with full rights could do: triggers off, then the statement. */
async function sabotage(statement: string): Promise<void> {
  await asSuperuser(`SET LOCAL session_replication_role = replica; ${statement}`);
}

beforeAll(async () => {
  process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-archived-"));
  tenant = await createOld("Archived");
  stranger = await createOld("Stranger");
  const restoreClock = replaceClock(() => new Date(Date.now() - 24 * 60 * 60_000));
  await takeCheckpointNow(stranger.organization.id);
  restoreClock();
  await archiveAndDrop();
  archives = Object.fromEntries(
    (await archivesOf(tenant.organization.id)).map((archive) => [archive.source, archive]),
  );
}, 60_000);

describe("a bundle over days that are archived", () => {
  it("is intact: archived and newer lines follow each other, each archive ending as it was signed", async () => {
    const bytes = await bytesOf(tenant, await makeExport(tenant, PERIOD));
    expect(await verified(bytes)).toMatchObject({ code: 0, archives: 3, expired: [], decisions: 6 });
    const texts = await textsOf(bytes);
    const entries = texts.get("audit/entries-000001.jsonl")?.trim().split("\n") ?? [];
    const csv = texts.get("audit/entries-000001.csv")?.trim().split("\r\n") ?? [];
    expect(entries.length).toBeGreaterThan(OLD_ENTRIES);
    expect(csv).toHaveLength(entries.length + 1);
    expect(entries[0]).toContain('"recorded_at":"2026-06-15T12:00:00.000Z"');
  });

  describe("after somebody touched what it is made of", () => {
    let kept: Buffer;

    beforeEach(async () => {
      kept = await readFile(pathOf(archiveOf("audit_logs")));
      await asSuperuser("CREATE TABLE kept_archives AS SELECT id, manifest FROM retention_archives");
    });
    afterEach(async () => {
      await writeFile(pathOf(archiveOf("audit_logs")), kept);
      await sabotage(`UPDATE retention_archives archive SET manifest = kept.manifest FROM kept_archives kept
        WHERE kept.id = archive.id; DROP TABLE kept_archives`);
    });

    it("names the entries that are missing with their archive", async () => {
      await rm(pathOf(archiveOf("audit_logs")));
      expect(await madeNow()).toMatchObject({
        code: 3,
        kind: "missing-entry",
        place: "audit entry 1",
        message: expect.stringContaining(
          `archive ${archiveOf("audit_logs").id} could not give them`,
        ) as string,
      });
    });

    it("names a byte that was flipped", async () => {
      const forged = Buffer.from(kept);
      const middle = Math.floor(kept.length / 2);
      forged[middle] = (forged[middle] ?? 0) ^ 0x10;
      await writeFile(pathOf(archiveOf("audit_logs")), forged);
      const { code, message } = await madeNow();
      // Whether a line is still read with it depends on the byte: it is missing, or not what was hashed.
      expect([2, 3]).toContain(code);
      expect(message).toMatch(/^audit(?: entry |\/entries-000001\.jsonl, line )\d/);
    });

    it("names an archive that was swapped for another organisation's", async () => {
      const other = (await archivesOf(stranger.organization.id)).find(
        ({ source }) => source === "audit_logs",
      );
      if (!other) throw new Error("The stranger has no archive.");
      await copyFile(pathOf(other), pathOf(archiveOf("audit_logs")));
      expect(await madeNow()).toMatchObject({ code: 2, place: "audit entry 1" });
    });

    it("names a statement that was changed", async () => {
      await sabotage(`UPDATE retention_archives SET manifest = replace(manifest, '"entries":4', '"entries":3')
        WHERE id = '${archiveOf("audit_logs").id}'`);
      expect(await madeNow()).toMatchObject({
        code: 2,
        kind: "altered-content",
        place: `archives/statements.jsonl: archive ${archiveOf("audit_logs").id}`,
      });
    });

    it("names a statement of another archive in its place", async () => {
      const other = (await archivesOf(stranger.organization.id)).find(
        ({ source }) => source === "audit_logs",
      );
      await sabotage(`UPDATE retention_archives SET manifest = (SELECT manifest FROM kept_archives
        WHERE id = '${other?.id}') WHERE id = '${archiveOf("audit_logs").id}'`);
      expect(await madeNow()).toMatchObject({ code: 2, kind: "foreign-entry" });
    });
  });

  it("names what has expired, and holds everything else", async () => {
    expect(await expireArchives(new Date("2036-01-01"))).toBeGreaterThan(0);
    const bytes = await bytesOf(tenant, await makeExport(tenant, PERIOD));
    expect(await verified(bytes)).toMatchObject({
      code: 3,
      kind: "truncated-head",
      message: expect.stringContaining(`up to ${OLD_ENTRIES} have expired`) as string,
    });
    await sabotage(`UPDATE audit_logs SET action = 'x' WHERE sequence = ${OLD_ENTRIES + 1}
      AND organization_id = '${tenant.organization.id}'`);
    expect(await madeNow()).toMatchObject({ code: 2, kind: "altered-content" });
  });

  it("misses nothing for days of which nothing has expired", async () => {
    const days = { fromDay: PERIOD.toDay, toDay: PERIOD.toDay };
    expect(await verified(await bytesOf(stranger, await makeExport(stranger, days)))).toMatchObject({
      code: 0,
      expired: [],
    });
  });
});
