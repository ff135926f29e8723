import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { AUTOMATIC_CHECKS, CHECKS } from "@/lib/compliance/checks/catalogue";
import type { AssessmentDocument } from "@/lib/compliance/assessment-document";
import { runChecks } from "@/lib/compliance/run-checks";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { findNewestCheckpoint } from "@/lib/transparency/queries";
import { takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { bytesOf, makeExport, sourceOf, textsOf, verified } from "@/scripts/testing/bundle-fixture";
import { createEvidence } from "@/scripts/testing/evidence-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { readMembers } from "@/lib/verifier/zip";
import { listExports, openExport } from "./queries";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const run = promisify(execFile);
const today = dayOf(new Date());

/** Changes rows past every trigger and policy, as somebody with the database in hand could. */
async function sabotage(statement: string): Promise<void> {
  await asSuperuser(
    `ALTER TABLE audit_logs DISABLE TRIGGER USER; ${statement}; ALTER TABLE audit_logs ENABLE TRIGGER USER`,
  );
}

describe("a bundle of evidence", () => {
  let tenant: OrganizationFixture;
  let days: string[];
  let bytes: Buffer;
  let id: string;
  const period = () => ({ fromDay: days[0] ?? "", toDay: today });

  async function write({ context }: OrganizationFixture, count: number): Promise<void> {
    await withOrganization(context, async (transaction) => {
      for (let place = 0; place < count; place += 1)
        await recordAudit(transaction, context, {
          action: "test.write",
          resource: { kind: "test", id: String(place), name: `=Ünal "${place}"` },
          before: { share: 0.1, list: [1, null, "a\nb"] },
          after: { share: 1e21, nothing: null },
          personal: { "after.email": "somebody@example.test" },
        });
    });
  }

  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-bundle-"));
    tenant = await createOrganizationFixture("Audited");
    days = await createEvidence(tenant.organization.id);
    await createAlertFixture(tenant, { labels: { host: "web-1" } });
    await runChecks([tenant.organization.id], { key: "bundle", trigger: "person", requestedById: null });
    await write(tenant, 7);
    await takeCheckpointNow(tenant.organization.id);
    await write(tenant, 6);
    id = await makeExport(tenant, period());
    bytes = await bytesOf(tenant, id);
  }, 60_000);

  it("is found intact, with every entry held against every checkpoint", async () => {
    expect(await verified(bytes)).toMatchObject({
      code: 0,
      snapshots: 3,
      entries: expect.toSatisfy((count: number) => count >= 13),
      checkpoints: 2,
      assessed: { checks: CHECKS.length },
    });
    expect((await listExports(tenant.context))[0]).toMatchObject({ state: "ready", id });
  });

  it("has the length it says, and can be gone on with anywhere", async () => {
    const { archive } = await openExport(tenant.context, id);
    expect(bytes.length).toBe(archive.sizeBytes);
    for (const [start, end] of [
      [0, 1],
      [1_000, 4_000],
      [bytes.length - 30, bytes.length],
    ] as const)
      expect(Buffer.compare(await bytesOf(tenant, id, start, end), bytes.subarray(start, end))).toBe(0);
  });

  it("says the same of every check and requirement in each of its forms", async () => {
    const texts = await textsOf(bytes);
    const { checks, frameworks } = JSON.parse(
      texts.get("compliance/assessment.json") ?? "",
    ) as AssessmentDocument;
    const failing = checks.find(({ id }) => id === "mfa-coverage");
    expect(failing).toMatchObject({ state: "fail", result: { rows: [expect.any(String)] } });
    expect(texts.get("compliance/checks.csv")).toContain(`mfa-coverage,${failing?.title},automatic,fail,`);
    expect(texts.get("compliance/results.jsonl")?.split("\n")).toHaveLength(AUTOMATIC_CHECKS.length + 1);
    const requirements = frameworks.flatMap((framework) => framework.requirements);
    expect(texts.get("compliance/requirements.csv")?.trim().split("\r\n")).toHaveLength(
      requirements.length + 1,
    );
    const oscal = texts.get("oscal/assessment-results.json") ?? "";
    const judged = requirements.filter(({ state }) => state === "pass" || state === "fail");
    expect(oscal.match(/"target-id"/g)).toHaveLength(judged.length);
  });

  it("holds no names and addresses of people", async () => {
    const whole = [...(await textsOf(bytes)).values()].join("\n");
    expect(whole).toContain("test.write");
    for (const personal of ["somebody@example.test", tenant.user.email, tenant.user.name])
      expect(whole).not.toContain(personal);
  });

  it("does not exist for another organisation", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    await expect(openExport(stranger.context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listExports(stranger.context)).toEqual([]);
  });

  it("tells by its exit code what is wrong, from the one file that it carries", async () => {
    const folder = await mkdtemp(join(tmpdir(), "regulix-cli-"));
    await writeFile(join(folder, "keys.json"), JSON.stringify(await publishedKeys()));
    await writeFile(join(folder, "none.json"), '{"keys":[]}');
    await writeFile(join(folder, "whole.zip"), bytes);
    await writeFile(join(folder, "cut.zip"), bytes.subarray(0, -100));
    const verify = (keys: string, file: string) =>
      run(process.execPath, [
        "public/verify/regulix-verify.mjs",
        "--keys",
        join(folder, keys),
        join(folder, file),
      ]).then(
        ({ stdout }) => [0, stdout],
        ({ code, stderr }: { code: number; stderr: string }) => [code, stderr],
      );
    expect(await verify("keys.json", "whole.zip")).toEqual([0, expect.stringContaining("Intact.")]);
    expect(await verify("none.json", "whole.zip")).toEqual([4, expect.stringContaining("unknown-key")]);
    expect(await verify("keys.json", "cut.zip")).toEqual([3, expect.stringContaining("truncated-bundle")]);
    expect(await verify("keys.json", "keys.json")).toEqual([1, expect.stringContaining("no snapshot")]);
  });

  it("names the file in which a byte was flipped, wherever it is", async () => {
    for (const { path, start, compressedBytes } of await readMembers(sourceOf(bytes))) {
      const forged = Buffer.from(bytes);
      const place = start + 30 + Buffer.byteLength(path) + Math.floor(compressedBytes / 2);
      forged[place] = (forged[place] ?? 0) ^ 4;
      const found = await verified(forged);
      // Of an empty file some bits mean nothing; the manifest names itself in several ways.
      if (compressedBytes <= 2 || path === "manifest.json") continue;
      expect(found).toMatchObject({ code: 2, kind: "altered-file", place: path });
    }
  });

  it("trusts no revoked key", async () => {
    const { keys } = await publishedKeys();
    const revoked = keys.map((key) => ({ ...key, revoked_at: "2026-11-21T00:00:00.000Z" }));
    expect(await verified(bytes, { keys: { keys: revoked } })).toMatchObject({
      code: 4,
      kind: "revoked-key",
    });
  });

  describe("made after the rows were changed by hand", () => {
    const own = () => `organization_id = '${tenant.organization.id}'`;
    const madeNow = async () => verified(await bytesOf(tenant, await makeExport(tenant, period())));

    beforeEach(() => asSuperuser(`CREATE TABLE kept AS SELECT * FROM audit_logs WHERE ${own()}`));
    afterEach(() =>
      sabotage(`DELETE FROM audit_logs USING kept WHERE audit_logs.id = kept.id;
        INSERT INTO audit_logs SELECT * FROM kept; DROP TABLE kept`),
    );

    it.each<[string, string, { code: number; kind: string; place?: string }]>([
      [
        "an entry that was edited",
        `UPDATE audit_logs SET after = '{"share":2}' WHERE sequence = 5 AND `,
        { code: 2, kind: "altered-content", place: "audit entry 5" },
      ],
      [
        "an entry that was edited with its hash",
        "UPDATE audit_logs SET action = 'x', hash = sha256('x') WHERE sequence = 5 AND ",
        { code: 2, kind: "altered-content" },
      ],
      [
        "an entry whose link was forged",
        "UPDATE audit_logs SET hash = sha256('x') WHERE sequence = 5 AND ",
        { code: 2, kind: "wrong-link", place: "audit entry 5" },
      ],
      [
        "two entries that changed places",
        "UPDATE audit_logs SET sequence = 11 - sequence WHERE sequence IN (5, 6) AND ",
        { code: 2, kind: "wrong-link", place: "audit entry 5" },
      ],
      [
        "an entry that was removed",
        "DELETE FROM audit_logs WHERE sequence = 4 AND ",
        { code: 3, kind: "missing-entry", place: "audit entry 4" },
      ],
      [
        "an entry that was given to another organisation",
        "UPDATE audit_logs SET organization_id = uuidv7() WHERE sequence = 4 AND ",
        { code: 3, kind: "missing-entry", place: "audit entry 4" },
      ],
      [
        "entries that were cut off",
        "DELETE FROM audit_logs WHERE sequence > 9 AND ",
        { code: 3, kind: "truncated-tail" },
      ],
    ])("names %s", async (_what, change, found) => {
      await sabotage(change + own());
      expect(await madeNow()).toMatchObject(found);
    });
  });

  it("names a history that was written anew with every link in order: the tree remembers the old one", async () => {
    const rewritten = await createOrganizationFixture("Rewritten");
    await write(rewritten, 7);
    await takeCheckpointNow(rewritten.organization.id);
    const own = `organization_id = '${rewritten.organization.id}'`;
    await sabotage(`UPDATE audit_logs SET sequence = 11 - sequence WHERE sequence IN (5, 6) AND ${own};
      DO $$ DECLARE entry audit_logs%ROWTYPE; last bytea; BEGIN
        FOR entry IN SELECT * FROM audit_logs WHERE ${own} ORDER BY sequence LOOP
          last := coalesce(last, entry.previous_hash);
          UPDATE audit_logs SET previous_hash = last,
            hash = chain_link_hash(organization_id, sequence, last, content_hash) WHERE id = entry.id;
          SELECT audit_logs.hash INTO last FROM audit_logs WHERE id = entry.id;
        END LOOP;
        UPDATE audit_chain_heads SET hash = last WHERE ${own};
      END $$`);
    expect(
      await verified(await bytesOf(rewritten, await makeExport(rewritten, { fromDay: today, toDay: today }))),
    ).toMatchObject({
      code: 2,
      kind: "wrong-root",
    });
  });

  it("can be held against a checkpoint that somebody kept", async () => {
    const anchor = (await findNewestCheckpoint(tenant.context))?.note ?? "";
    const whole = await bytesOf(tenant, await makeExport(tenant, period()));
    expect(await verified(whole, { anchors: [{ name: "my mailbox", note: anchor }] })).toMatchObject({
      code: 0,
      notCompared: [],
    });
    const another = await createOrganizationFixture("Another");
    await takeCheckpointNow(another.organization.id);
    const foreign = (await findNewestCheckpoint(another.context))?.note ?? "";
    expect(await verified(whole, { anchors: [{ name: "my mailbox", note: foreign }] })).toMatchObject({
      code: 2,
      kind: "foreign-checkpoint",
    });
  });
});
