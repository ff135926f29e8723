import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, DAY_MS } from "@/lib/evidence/days";
import { createAuditEntries } from "@/scripts/testing/evidence-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { anchorCheckpoints } from "./anchor-checkpoints";
import { Frontier, isConsistent, leafHash, rootFromInclusion } from "./merkle";
import { setCheckpointMail } from "./mutations";
import { findNewestCheckpoint, listCheckpoints, proveConsistency, proveInclusion } from "./queries";
import { sha256 } from "./sha256";
import { parseNote } from "./signed-note";
import { takeCheckpointNow, takeCheckpoints } from "./take-checkpoints";

const today = dayOf(new Date());
const yesterday = dayOf(new Date(Date.now() - DAY_MS));
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

const write = ({ organization }: OrganizationFixture, entries: number) =>
  createAuditEntries(organization.id, entries);

async function rootFromEntries(organizationId: string): Promise<string> {
  const { rows } = await asSuperuser(
    "SELECT hash FROM audit_logs WHERE organization_id = $1 ORDER BY sequence",
    [organizationId],
  );
  const frontier = new Frontier(sha256);
  for (const { hash } of rows as { hash: Buffer }[]) frontier.append(leafHash(sha256, hash));
  return Buffer.from(frontier.root()).toString("hex");
}

describe("checkpoints of the audit log", () => {
  let busy: OrganizationFixture;
  let quiet: OrganizationFixture;

  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-checkpoints-"));
    busy = await createOrganizationFixture("Busy");
    quiet = await createOrganizationFixture("Quiet");
    await write(busy, 300);
  });

  it("sign the tree over every entry, one each day, and the empty tree as well", async () => {
    expect(await takeCheckpoints(today, null)).toMatchObject({ taken: 2, next: null });
    expect(await takeCheckpoints(today, null)).toMatchObject({ taken: 0 });
    const newest = await findNewestCheckpoint(busy.context);
    expect(newest).toMatchObject({ day: today, treeSize: 300, signature: "valid", entriesSince: 0 });
    expect(newest?.rootHash).toBe(await rootFromEntries(busy.organization.id));
    expect(parseNote(newest?.note ?? "")).toMatchObject({
      origin: `localhost/audit/${busy.organization.id}`,
      size: 300,
    });
    expect(await findNewestCheckpoint(quiet.context)).toMatchObject({ treeSize: 0, signature: "valid" });
  });

  it("go on from where the tree was, in however many steps", async () => {
    for (const entries of [1, 0, 255, 13]) {
      await write(busy, entries);
      await takeCheckpointNow(busy.organization.id);
    }
    const newest = await findNewestCheckpoint(busy.context);
    expect(newest).toMatchObject({ day: null, treeSize: 569 });
    expect(newest?.rootHash).toBe(await rootFromEntries(busy.organization.id));
  });

  it("let anybody prove that an entry is in the log", async () => {
    const root = (await findNewestCheckpoint(busy.context))?.rootHash;
    for (const sequence of [1, 256, 257, 569]) {
      const proof = await proveInclusion(busy.context, { sequence });
      const found = rootFromInclusion(sha256, {
        leaf: leafHash(sha256, bytes(proof.entryHash)),
        index: sequence - 1,
        size: proof.treeSize,
        path: proof.path.map(bytes),
      });
      expect(found && Buffer.from(found).toString("hex")).toBe(root);
      expect(proof.checkpoint).toContain(busy.organization.id);
    }
  });

  it("let anybody prove that a later one only added entries", async () => {
    const { items } = await listCheckpoints(busy.context, { limit: 50 });
    const last = items[0];
    for (const { treeSize, rootHash } of items) {
      const proof = await proveConsistency(busy.context, { from: treeSize });
      expect(proof).toMatchObject({ firstRootHash: rootHash, secondRootHash: last?.rootHash });
      expect(
        isConsistent(sha256, {
          firstSize: treeSize,
          firstRoot: bytes(rootHash),
          secondSize: proof.secondSize,
          secondRoot: bytes(proof.secondRootHash),
          path: proof.path.map(bytes),
        }),
      ).toBe(true);
    }
  });

  it("prove nothing about entries and trees that are not there", async () => {
    await expect(proveInclusion(busy.context, { sequence: 600 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(proveInclusion(busy.context, { sequence: 9, treeSize: 8 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(proveConsistency(busy.context, { from: 570 })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(proveInclusion(quiet.context, { sequence: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lie outside of the database: in the storage, and with whoever asked for them, once", async () => {
    await setCheckpointMail(busy.context, true);
    await setCheckpointMail(busy.context, true);
    expect(await anchorCheckpoints(today, null)).toMatchObject({ stored: 2, mailed: 1, next: null });
    expect(await anchorCheckpoints(today, null)).toMatchObject({ stored: 0, mailed: 0 });
    const { rows } = await asSuperuser("SELECT text FROM mail_messages WHERE recipient = $1", [
      busy.user.email,
    ]);
    const { items } = await listCheckpoints(busy.context, { limit: 50 });
    const note = items.find(({ day }) => day === today)?.note ?? "";
    for (const line of note.split("\n").filter((each) => each !== "")) expect(rows[0]?.text).toContain(line);
    await setCheckpointMail(busy.context, false);
    await asSuperuser("UPDATE organizations SET created_at = now() - interval '3 days'");
    await takeCheckpoints(yesterday, null);
    expect(await anchorCheckpoints(yesterday, null)).toMatchObject({ mailed: 0 });
  });

  it("are changed by nobody, and neither is the tree", async () => {
    for (const statement of [
      "UPDATE transparency_checkpoints SET note = ''",
      "DELETE FROM transparency_checkpoints",
      "TRUNCATE transparency_checkpoints CASCADE",
      "UPDATE transparency_tiles SET hashes = sha256('x')",
      "DELETE FROM transparency_tiles",
      "UPDATE transparency_trees SET tree_size = 1 WHERE tree_size > 1",
    ])
      await expect(asSuperuser(statement)).rejects.toThrow("append-only");
  });

  it("end at a gap: of what lies behind it there is no tree", async () => {
    const gap = await createOrganizationFixture("Gap");
    await write(gap, 9);
    await asSuperuser(`ALTER TABLE audit_logs DISABLE TRIGGER USER;
      DELETE FROM audit_logs WHERE sequence = 5 AND organization_id = '${gap.organization.id}';
      ALTER TABLE audit_logs ENABLE TRIGGER USER`);
    await takeCheckpointNow(gap.organization.id);
    expect(await findNewestCheckpoint(gap.context)).toMatchObject({ treeSize: 4, entriesSince: 5 });
  });
});
