import "server-only";
import { createHash } from "node:crypto";
import pg from "pg";
import { canonicalJson } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { sealText } from "@/lib/evidence/signing/seal";
import { objectStore } from "@/lib/storage/store";
import { quote, type TableDigest } from "./internal/catalogue";
import { restoreDatabase } from "./restore-database";
import { backupKeyOf } from "./take-backup";

const RESTORE_TEST_FORMAT = "regulix/restore-test/v1";

/** The logs that are chained, with the table of their heads. */
const CHAINS = [
  ["audit_logs", "audit_chain_heads"],
  ["security_events", "security_event_chain_heads"],
  ["alert_decisions", "alert_chain_heads"],
] as const;

type ChainCount = { log: string; entries: number; broken: number };

/** What a restore test found: signed, and evidence itself. */
export type RestoreTest = {
  format: typeof RESTORE_TEST_FORMAT;
  backup_id: string;
  backup_sha256: string;
  tested_at: string;
  duration_ms: number;
  tables: TableDigest[];
  chains: ChainCount[];
};

/**
 * Restores a backup into a database of its own, compares every table with what was dumped, recomputes every link of the
 * chains, and throws the database away. What was found is signed; a backup that cannot be restored says so.
 */
export async function tryRestore(id: string): Promise<{ problem: string | null }> {
  const url = env.DATABASE_BACKUP_URL;
  if (url === undefined) return { problem: "DATABASE_BACKUP_URL is not set." };
  const startedAt = performance.now();
  let outcome: { result: string } | { problem: string };
  try {
    const { digest, tables, chains } = await inScratch(url, (scratch) => restoreAndCount(id, scratch));
    const test: RestoreTest = {
      format: RESTORE_TEST_FORMAT,
      backup_id: id,
      backup_sha256: digest,
      tested_at: now().toISOString(),
      duration_ms: Math.round(performance.now() - startedAt),
      tables,
      chains,
    };
    const seal = await sealText(RESTORE_TEST_FORMAT, canonicalJson(test));
    const broken = chains.filter((chain) => chain.broken > 0).map(({ log }) => log);
    const result = canonicalJson({ ...test, hash_signature: seal });
    outcome = broken.length === 0 ? { result } : { problem: `Broken in the backup: ${broken.join(", ")}` };
  } catch (error) {
    outcome = { problem: error instanceof Error ? error.message : "unknown" };
  }
  const problem = "problem" in outcome ? outcome.problem : null;
  await withPlatform("note what a restore test found", (transaction) =>
    transaction.databaseBackup.update({
      where: { id },
      data: {
        testedAt: now(),
        testResult: "result" in outcome ? outcome.result : null,
        testProblem: problem,
      },
    }),
  );
  return { problem };
}

async function restoreAndCount(id: string, url: string) {
  const stored = await (await objectStore()).get(backupKeyOf(id));
  if (stored === null) throw new Error("The backup is not in storage.");
  const bytes = stored;
  const digest = createHash("sha256");
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      digest.update(piece);
      yield piece;
    }
  }
  const { client, tables } = await restoreDatabase(measured(), url);
  try {
    const chains: ChainCount[] = [];
    for (const [log, heads] of CHAINS) chains.push(await countLinks(client, log, heads));
    return { digest: digest.digest("hex"), tables, chains };
  } finally {
    await client.end();
  }
}

/** Recomputes each link in the restored database itself, and compares the last with the recorded head. */
async function countLinks(client: pg.Client, log: string, heads: string): Promise<ChainCount> {
  const { rows } = await client.query<ChainCount>(`
    WITH linked AS (
      SELECT organization_id, sequence, hash,
        hash <> chain_link_hash(organization_id, sequence, previous_hash, content_hash)
          OR previous_hash <> lag(hash) OVER chain OR sequence <> lag(sequence) OVER chain + 1 AS is_broken,
        lead(sequence) OVER chain IS NULL AS is_last
      FROM ${log} WINDOW chain AS (PARTITION BY organization_id ORDER BY sequence)
    )
    SELECT '${log}' AS log, count(*)::int AS entries,
      count(*) FILTER (WHERE is_broken IS TRUE OR is_last AND (head.sequence, head.hash) IS DISTINCT FROM
        (linked.sequence, linked.hash))::int AS broken
    FROM linked LEFT JOIN ${heads} head USING (organization_id)`);
  return rows[0] ?? { log, entries: 0, broken: 0 };
}

/** A database for the time of the work; one that a kill left behind goes first. */
async function inScratch<Result>(url: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const scratch = new URL(url);
  const name = `${scratch.pathname.slice(1)}_restore_test`;
  scratch.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url });
  admin.on("error", () => undefined);
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${quote(name)} TEMPLATE template0`);
    return await work(scratch.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
    await admin.end();
  }
}
