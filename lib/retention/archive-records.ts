import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { dropExpiredPartitions } from "@/lib/db/partitions";
import { currentSigningKey } from "@/lib/evidence/signing/key-ring";
import { logger } from "@/lib/observability/logger";
import { growTrees } from "@/lib/transparency/grow-trees";
import { Problem } from "@/lib/verifier/problem";
import { keyRing } from "./internal/manifest";
import { writeArchive } from "./internal/write-archive";
import { ARCHIVE_SOURCES, type ArchiveSource } from "./types";

/** What one file holds at most: read back, or restored, in a second or two. */
const ENTRIES_A_FILE = 50_000;
const CHAINS_A_BATCH = 200;
const BATCH_MILLISECONDS = 20_000;

/** Everything of one log that was recorded before an instant. */
export type DueSpan = { source: ArchiveSource; recordedUntil: string };

/**
 * The spans whose time in the database is over at `at`, oldest first: they end where a partition ends. None without a
 * signing key: an archive that nobody signed proves nothing, so its rows stay.
 */
export async function listDueSpans(at: Date): Promise<DueSpan[]> {
  if (currentSigningKey() === null) return [];
  const rows = await withPlatform(
    "list what is to be archived",
    (transaction) => transaction.$queryRaw<{ source: ArchiveSource; recorded_until: Date }[]>`
      WITH dated AS MATERIALIZED (
        SELECT plan.parent_table AS source, plan.keep_days, plan.unit, child.relname
        FROM partition_plans plan
        JOIN pg_inherits ON pg_inherits.inhparent = to_regclass(plan.parent_table)
        JOIN pg_class child ON child.oid = pg_inherits.inhrelid
        WHERE plan.parent_table = ANY (${[...ARCHIVE_SOURCES]}::text[]) AND child.relname ~ '_[0-9]{8}$'
      ), bounded AS (
        SELECT source, keep_days,
          (to_date(right(relname, 8), 'YYYYMMDD') + partition_span(unit)) AT TIME ZONE 'UTC' AS recorded_until
        FROM dated
      )
      SELECT source, recorded_until FROM bounded
      WHERE recorded_until <= ${at}::timestamptz - make_interval(days => keep_days) ORDER BY recorded_until, source`,
  );
  return rows.map((row) => ({ source: row.source, recordedUntil: row.recorded_until.toISOString() }));
}

export type BatchResult = {
  archived: number;
  /** Chains that are broken: their rows stay where they are. */
  broken: string[];
  /** The last organisation that is done with. */
  after: string | null;
  isDone: boolean;
};

/** Archives what is due of a span for some organisations, in the order of their ids. Doing it again changes nothing. */
export async function archiveBatch(span: DueSpan, after: string | null): Promise<BatchResult> {
  const { source } = span;
  const recordedUntil = new Date(span.recordedUntil);
  const until = performance.now() + BATCH_MILLISECONDS;
  const due = await listDueChains(source, recordedUntil, after);
  if (source === "audit_logs") await growTrees(due.map(({ organization_id }) => organization_id));
  const result: BatchResult = { archived: 0, broken: [], after, isDone: false };
  for (const { organization_id: organizationId, first, last } of due) {
    try {
      for (let from = first; from <= last; from += ENTRIES_A_FILE) {
        if (performance.now() > until) return result;
        const to = Math.min(last, from + ENTRIES_A_FILE - 1);
        await writeArchive(
          { organizationId, source, recordedUntil, span: { first: from, last: to } },
          keyRing,
        );
        result.archived += 1;
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      logger.error({ organizationId, source, problem: error.message }, "chain is broken: not archived");
      result.broken.push(organizationId);
    }
    result.after = organizationId;
  }
  return { ...result, isDone: due.length < CHAINS_A_BATCH };
}

type DueChain = { organization_id: string; first: number; last: number };

async function listDueChains(source: ArchiveSource, until: Date, after: string | null): Promise<DueChain[]> {
  return withPlatform("list chains to archive", (transaction) =>
    transaction.$queryRawUnsafe<DueChain[]>(
      `SELECT organization_id, archived_through(organization_id, $1)::float8 + 1 AS first, last::float8 AS last
       FROM (SELECT organization_id, max(sequence) AS last FROM ${source}
         WHERE recorded_at < $2::timestamptz AND ($3::uuid IS NULL OR organization_id > $3::uuid) GROUP BY organization_id) AS chain
       WHERE last > archived_through(organization_id, $1) ORDER BY organization_id LIMIT ${CHAINS_A_BATCH}`,
      source,
      until,
      after,
    ),
  );
}

/** Drops what is archived and past its time. The database itself refuses what no verified archive holds. */
export async function dropArchived(at: Date): Promise<string[]> {
  return dropExpiredPartitions(at);
}
