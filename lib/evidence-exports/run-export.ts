import "server-only";
import { canonicalJson } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { systemContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf, dayOf } from "@/lib/evidence/days";
import { sealText } from "@/lib/evidence/signing/seal";
import { takeCheckpointNow } from "@/lib/transparency/take-checkpoints";
import { contentsOf } from "./contents";
import { planFiles, type EntrySpan, type Span } from "./plan";
import { storeExportFile } from "./store-file";
import type { PlannedFile, RunningExport } from "./types";

export const BUNDLE_FORMAT = "regulix/bundle/v1";
export const MANIFEST_PATH = "manifest.json";

type ExportName = { organizationId: string; exportId: string };

/** Begins an export, or goes on with it: takes the checkpoint that it refers to, and says which files it will have. */
export async function beginExport(name: ExportName): Promise<PlannedFile[]> {
  const running = await findExport(name);
  if (running === null) return [];
  const { organizationId, exportId } = name;
  const checkpointId = running.checkpointId || (await takeCheckpointNow(organizationId));
  return withOrganization(running.context, async (transaction) => {
    const checkpoint = await transaction.transparencyCheckpoint.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: checkpointId } },
      select: { treeSize: true },
    });
    const entries = await entrySpan(transaction, running, Number(checkpoint.treeSize));
    const plan = planFiles({ entries, decisions: await decisionSpan(transaction, running) });
    await transaction.evidenceExport.updateMany({
      where: { organizationId, id: exportId, state: { in: ["queued", "running"] } },
      data: {
        state: "running",
        checkpointId,
        firstSequence: entries.first,
        lastSequence: entries.last,
        plannedFiles: plan.length,
      },
    });
    return plan;
  });
}

/** Writes one file of an export; one that is there already is not written again. */
export async function writeExportFile(name: ExportName, file: PlannedFile): Promise<void> {
  const running = await findExport(name);
  if (running === null) return;
  const { context } = running;
  const { organizationId, exportId } = name;
  const isThere = await withOrganization(context, (transaction) =>
    transaction.evidenceExportFile.count({ where: { organizationId, exportId, path: file.path } }),
  );
  if (isThere > 0) return;
  await storeExportFile(context, { exportId, path: file.path }, contentsOf(running, file));
}

/** Signs the list of all files and opens the export for download. */
export async function sealExport(name: ExportName): Promise<void> {
  const running = await findExport(name);
  if (running === null) return;
  const { context, fromDay, toDay } = running;
  const { organizationId, exportId } = name;
  const where = { organizationId, exportId, path: { not: MANIFEST_PATH } };
  const files = await withOrganization(context, (transaction) =>
    transaction.evidenceExportFile.findMany({ where, orderBy: { path: "asc" } }),
  );
  const content = {
    format: BUNDLE_FORMAT,
    organization_id: organizationId,
    export_id: exportId,
    from_day: fromDay,
    to_day: toDay,
    requested_at: running.requestedAt.toISOString(),
    files: files.map(({ path, sha256, sizeBytes }) => ({
      path,
      sha256: Buffer.from(sha256).toString("hex"),
      bytes: Number(sizeBytes),
    })),
  };
  const seal = await sealText(BUNDLE_FORMAT, canonicalJson(content));
  const manifest = `${JSON.stringify({ ...content, hash_signature: seal }, null, 2)}\n`;
  await storeExportFile(context, { exportId, path: MANIFEST_PATH }, only(manifest));
  await withOrganization(context, (transaction) =>
    transaction.evidenceExport.updateMany({
      where: { organizationId, id: exportId, state: "running" },
      data: {
        state: "ready",
        finishedAt: now(),
        sizeBytes: files.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0n),
      },
    }),
  );
}

/** An export that waits or is under way; null for one that is over. */
async function findExport({ organizationId, exportId }: ExportName): Promise<RunningExport | null> {
  const actor = { kind: "system", name: "Evidence export" } as const;
  const row = await withOrganization({ organizationId, actor }, (transaction) =>
    transaction.evidenceExport.findUnique({
      where: { organizationId_id: { organizationId, id: exportId } },
      include: { organization: { select: { name: true, slug: true } } },
    }),
  );
  if (row === null || row.kind !== "evidence") return null;
  if (row.state !== "queued" && row.state !== "running") return null;
  const { name, slug } = row.organization;
  return {
    context: systemContext({ id: organizationId, slug }, actor.name, ["evidence.read", "audit-log.read"]),
    id: exportId,
    organizationName: name,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    requestedAt: row.requestedAt,
    checkpointId: row.checkpointId ?? "",
  };
}

/**
 * From the checkpoint that closed the day before up to the one that closed the last day: a bundle that begins and ends
 * at signed sizes cannot lose entries at its ends. Days that nobody closed are looked for in the nearest checkpoint.
 */
async function entrySpan(
  transaction: Transaction,
  { context, fromDay, toDay }: RunningExport,
  treeSize: number,
): Promise<EntrySpan> {
  const { organizationId } = context;
  const expired = await transaction.retentionArchive.aggregate({
    where: { organizationId, source: "audit_logs", expiredAt: { not: null } },
    _max: { lastSequence: true },
  });
  // What has expired is not there any more: such a bundle says that its head is missing.
  const gone = Number(expired._max.lastSequence ?? 0);
  const [{ from: opening }, { until: closing }] = [boundsOf(fromDay), boundsOf(toDay)];
  const [sizes] = await transaction.$queryRaw<{ before: number | null; after: number | null }[]>`
    SELECT max(tree_size) FILTER (WHERE coalesce(day < ${fromDay}::date, taken_at < ${opening}::timestamptz))::float8
        AS before,
      min(tree_size) FILTER (WHERE coalesce(day >= ${toDay}::date, taken_at >= ${closing}::timestamptz))::float8
        AS after
    FROM transparency_checkpoints WHERE organization_id = ${organizationId}::uuid`;
  const last = Math.min(sizes?.after ?? treeSize, treeSize);
  const before = Math.min(sizes?.before ?? 0, last);
  return { first: Math.max(before, gone) + 1, last, expiredThrough: gone > before ? gone : 0 };
}

async function decisionSpan(
  transaction: Transaction,
  { context, fromDay, toDay }: RunningExport,
): Promise<Span> {
  const [{ from }, { until }] = [boundsOf(fromDay), boundsOf(toDay)];
  // An archive holds a month: of the first and the last one, all of it is given.
  const rows = await transaction.$queryRaw<Span[]>`
    SELECT coalesce(min(first), 1)::float8 AS first, coalesce(max(last), 0)::float8 AS last
    FROM (
      SELECT min(sequence) AS first, max(sequence) AS last FROM alert_decisions
      WHERE organization_id = ${context.organizationId}::uuid
        AND recorded_at >= ${from}::timestamptz AND recorded_at < ${until}::timestamptz
      UNION ALL
      SELECT min(first_sequence), max(last_sequence) FROM retention_archives
      WHERE organization_id = ${context.organizationId}::uuid AND source = 'alert_decisions'
        AND hot_removed_at IS NOT NULL AND expired_at IS NULL AND recorded_until > ${from}::timestamptz
        AND recorded_until - interval '1 month' < ${until}::timestamptz
    ) AS spans`;
  return rows[0] ?? { first: 1, last: 0 };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
