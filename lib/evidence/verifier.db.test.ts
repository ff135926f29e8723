import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useClock } from "@/lib/core/clock";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { boundsOf, daysBetween, settledAt } from "./days";
import { getSnapshot } from "./queries";
import type { SnapshotDocument } from "./snapshot";
import { publishedKeys } from "./signing/key-ring";
import { takeAllSnapshots } from "./take-all-snapshots";

const run = promisify(execFile);
const DAYS = daysBetween("2026-11-18", "2026-11-20");

describe("the offline verifier", () => {
  let folder: string;
  let documents: SnapshotDocument[];
  const restoreClock = useClock(() => settledAt("2026-11-20"));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "regulix-verify-"));
    const { context } = await createOrganizationFixture("Verified");
    await asSuperuser("UPDATE organizations SET created_at = '2026-11-18T12:00:00Z' WHERE id = $1", [
      context.organizationId,
    ]);
    await takeAllSnapshots(boundsOf("2026-11-20").until);
    documents = [];
    for (const day of DAYS) documents.push((await getSnapshot(context, day)).document);
    await writeFile(join(folder, "keys.json"), JSON.stringify(await publishedKeys()));
    await writeFile(join(folder, "no-keys.json"), '{"keys":[]}');
  });

  afterAll(() => restoreClock());

  async function verify(given: readonly SnapshotDocument[], keys = "keys.json") {
    const paths: string[] = [];
    for (const [index, document] of given.entries()) {
      paths.push(join(folder, `${index}.json`));
      await writeFile(paths.at(-1) ?? "", JSON.stringify(document, null, 2));
    }
    return run(process.execPath, [
      "public/verify/regulix-verify.mjs",
      "--keys",
      join(folder, keys),
      ...paths,
    ]).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
    );
  }

  const changed = (index: number, change: (document: SnapshotDocument) => void) =>
    documents.map((document, place) => {
      const copy = structuredClone(document);
      if (place === index) change(copy);
      return copy;
    });

  it("finds three days intact, in whatever order they are given", async () => {
    expect(await verify(documents.toReversed())).toMatchObject({
      code: 0,
      said: expect.stringContaining("Intact: 3 snapshots."),
    });
  });

  it.each<[string, (document: SnapshotDocument) => void, string]>([
    [
      "a plain value",
      (document) => (document.trust_principles.security.auth_failures_30d = 7),
      "altered-figure at trust_principles.security.auth_failures_30d",
    ],
    [
      "a value and its evidence",
      (document) => {
        document.trust_principles.security.auth_failures_30d = 7;
        document.evidence.auth_failures_30d.value = 7;
      },
      "altered-content",
    ],
    [
      "a query",
      (document) => (document.evidence.uptime_percentage.source_query += " "),
      "altered-query at evidence.uptime_percentage",
    ],
    ["the organisation", (document) => (document.organization_id = crypto.randomUUID()), "altered-content"],
    ["the day", (document) => (document.snapshot_date = "2026-11-01"), "altered-content"],
    ["a reason", (document) => (document.evidence.rag_accuracy.reason = "no_data"), "altered-content"],
  ])("names a change of %s", async (_what, change, said) => {
    expect(await verify(changed(1, change))).toMatchObject({ code: 2, said: expect.stringContaining(said) });
  });

  it("names a forged signature", async () => {
    const forged = changed(1, (document) => {
      document.hash_signature = document.hash_signature.replace(/:[\w+/]{8}/, ":AAAAAAAA");
    });
    expect((await verify(forged)).code).not.toBe(0);
    const swapped = changed(1, (document) => {
      const [, signature = ""] = documents[0]?.hash_signature.split(";") ?? [];
      document.hash_signature = `${document.hash_signature.split(";")[0]};${signature}`;
    });
    expect(await verify(swapped)).toMatchObject({
      code: 2,
      said: expect.stringContaining("wrong-signature"),
    });
  });

  it("names what is missing", async () => {
    const [first, , third] = documents;
    expect(await verify([first, third].flatMap((document) => document ?? []))).toMatchObject({
      code: 3,
      said: expect.stringContaining("numbers 2 to 2 are missing"),
    });
  });

  it("trusts no key that it was not given, and nothing unsigned", async () => {
    expect((await verify(documents, "no-keys.json")).code).toBe(4);
    const unsigned = changed(0, (document) => {
      document.hash_signature = document.hash_signature.replace(/;.*/, ";unsigned");
    });
    expect(await verify(unsigned)).toMatchObject({ code: 4, said: expect.stringContaining("not signed") });
  });
});
