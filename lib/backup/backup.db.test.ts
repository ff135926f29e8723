import { createHash } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { dieAt, killPoints } from "@/scripts/testing/kill-points";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { open, seal, SealedStreamError } from "./internal/sealed-stream";
import { backupKeyOf, expireBackups, takeBackup } from "./take-backup";
import { tryRestore, type RestoreTest } from "./try-restore";

const AT = new Date("2026-11-22T02:23:00Z");

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

// Before anything reads the settings.
beforeAll(async () => {
  process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-backup-"));
});

describe("an encrypted stream", () => {
  const chunk = 64 * 1024;
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk + 7])(
    "gives back what was put in: %i bytes",
    async (size) => {
      const plain = Buffer.alloc(size, "regulix");
      const sealed = await all(seal(inPieces(plain, 10_000)));
      expect((await all(open(inPieces(sealed, 7_777)))).equals(plain)).toBe(true);
      if (size > 100) expect(sealed.includes("regulixregulix")).toBe(false);
    },
  );

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["a flipped bit", (bytes) => (bytes.writeUInt8(bytes.readUInt8(100_000) ^ 1, 100_000), bytes)],
    ["a missing end", (bytes) => bytes.subarray(0, bytes.length - 20)],
    ["a missing last chunk", (bytes) => bytes.subarray(0, 48 + 2 * (chunk + 16))],
    [
      "two exchanged chunks",
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, 48),
          bytes.subarray(48 + chunk + 16, 48 + 2 * (chunk + 16)),
          bytes.subarray(48, 48 + chunk + 16),
          bytes.subarray(48 + 2 * (chunk + 16)),
        ]),
    ],
    ["something added", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
  ])("is refused by name with %s", async (_name, change) => {
    const sealed = await all(seal(inPieces(Buffer.alloc(2 * chunk + 500, "a"), chunk)));
    await expect(all(open(inPieces(change(sealed), chunk)))).rejects.toThrow(SealedStreamError);
  });
});

describe("a backup of the database", () => {
  let id: string;
  const row = () =>
    withPlatform("test", (transaction) => transaction.databaseBackup.findUniqueOrThrow({ where: { id } }));
  const path = () => join(String(process.env.STORAGE_DIRECTORY), backupKeyOf(id));

  beforeAll(async () => {
    const { context } = await createOrganizationFixture("Backed up");
    await withOrganization(context, async (transaction) => {
      for (const text of ["tab\tand\nline", "back\\slash", "\\.", "Ünal 😀"])
        await recordAudit(transaction, context, {
          action: "test.write",
          resource: { kind: "test", id: text },
          after: { share: 0.1 },
        });
    });
    id = (await takeBackup(AT))?.id ?? "";
  });

  it("is complete, encrypted, and taken once", async () => {
    expect(await row()).toMatchObject({ id: "20261122T022300Z", state: "complete", problem: null });
    const bytes = await readFile(path());
    expect(bytes.includes("organizations")).toBe(false);
    const before = await row();
    await takeBackup(AT);
    expect(await row()).toEqual(before);
  });

  it("is restored into a database of its own, equal table by table, with every chain whole; the result is signed", async () => {
    const { rows: own } = await asSuperuser("SELECT current_database() AS name");
    // What a trial that was killed leaves behind.
    await asSuperuser(`CREATE DATABASE ${own[0].name as string}_restore_test OWNER regulix_backup`);
    expect(await tryRestore(id)).toEqual({ problem: null });
    const { testResult, testProblem } = await row();
    expect(testProblem).toBeNull();
    const test = JSON.parse(testResult ?? "{}") as RestoreTest & { hash_signature: string };
    expect(test.hash_signature).toMatch(/^sha256:[0-9a-f]{64};ed25519:/);
    expect(test.tables.find(({ name }) => name === "audit_logs")?.rows).toBeGreaterThanOrEqual(4);
    expect(test.tables.find(({ name }) => name === "organizations")?.rows).toBe(1);
    expect(test.chains).toContainEqual({ log: "audit_logs", entries: expect.any(Number), broken: 0 });
    const { rows } = await asSuperuser(
      "SELECT datname FROM pg_database WHERE datname = current_database() || '_restore_test'",
    );
    expect(rows).toEqual([]);
  });

  it("is named, not restored, when a byte of it was flipped", async () => {
    const whole = await readFile(path());
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(5_000) ^ 1, 5_000);
    await writeFile(path(), changed);
    expect((await tryRestore(id)).problem).toMatch(/^Chunk 1 \(from byte 48\) was changed/);
    expect((await row()).testResult).toBeNull();
    await writeFile(path(), whole);
  });

  it("is named when a link of a chain was broken before it was taken", async () => {
    await asSuperuser(
      "SET LOCAL session_replication_role = replica; UPDATE audit_logs SET hash = sha256('x') WHERE sequence = 2",
    );
    const broken = await takeBackup(new Date("2026-11-23T02:23:00Z"));
    expect((await tryRestore(broken?.id ?? "")).problem).toBe("Broken in the backup: audit_logs");
  });

  const points = killPoints([
    ["database_backups", "INSERT"],
    ["database_backups", "UPDATE"],
  ]);
  it.each(points)("is whole when taking it was killed $when $operation and repeated", async (point) => {
    const at = new Date(AT.getTime() - 60_000 * (1 + points.indexOf(point)));
    expect(await dieAt(point, () => takeBackup(at))).toEqual({ reached: true });
    const again = await takeBackup(at);
    const taken = await withPlatform("test", (transaction) =>
      transaction.databaseBackup.findUniqueOrThrow({ where: { id: again?.id ?? "" } }),
    );
    expect(taken).toMatchObject({ state: "complete", problem: null });
    const bytes = await readFile(join(String(process.env.STORAGE_DIRECTORY), backupKeyOf(taken.id)));
    expect(createHash("sha256").update(bytes).digest()).toEqual(Buffer.from(taken.sha256 ?? []));
    await asSuperuser("DELETE FROM database_backups WHERE id = $1", [taken.id]);
  });

  it("goes when it is older than backups are kept, but never the newest one", async () => {
    expect(await expireBackups(new Date("2027-06-01"))).toBe(1);
    expect((await row()).state).toBe("expired");
    await expect(readFile(path())).rejects.toThrow(/ENOENT/);
    expect(await expireBackups(new Date("2027-06-01"))).toBe(0);
  });
});
