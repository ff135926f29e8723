import "server-only";
import { canonicalJson } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { systemContext, type OrganizationContext } from "@/lib/core/context";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { sealText } from "@/lib/evidence/signing/seal";
import { chainLines } from "@/lib/evidence-exports/chain-lines";
import { MANIFEST_PATH } from "@/lib/evidence-exports/run-export";
import { removeExportFile, storeExportFile } from "@/lib/evidence-exports/store-file";
import type { ArchiveSource } from "@/lib/retention/types";
import { findPartEnd, tableLines, type RowKey } from "./read-table";
import { EXPORTED_CHAINS, EXPORTED_TABLES, TABLES_LEFT_OUT } from "./tables";

const DATA_EXPORT_FORMAT = "regulix/data-export/v1";
const LINES_A_PART = 50_000;

type ExportName = { organizationId: string; exportId: string };

/** Begins an export, or goes on with it. Answers the tables that it holds; none where it is over. */
export async function beginDataExport(name: ExportName): Promise<string[]> {
  const running = await findRunning(name);
  if (running === null) return [];
  const tables = [...EXPORTED_CHAINS, ...EXPORTED_TABLES.map((table) => table.name)];
  await withOrganization(running.context, (transaction) =>
    transaction.evidenceExport.updateMany({
      where: { organizationId: name.organizationId, id: name.exportId, state: { in: ["queued", "running"] } },
      data: { state: "running", plannedFiles: tables.length },
    }),
  );
  return tables;
}

/** Where the next part of a table begins; null where nothing is left of it. */
export type NextPart = RowKey | null;
export type DataPart = { table: string; number: number; after: NextPart };

/** Writes one part of a table. Done again, it is written anew: rows may have come since. */
export async function writeDataPart(name: ExportName, { table, number, after }: DataPart): Promise<NextPart> {
  const running = await findRunning(name);
  if (running === null) return null;
  const { context } = running;
  const suffix = number === 1 ? "" : `-${String(number).padStart(4, "0")}`;
  const file = { exportId: name.exportId, path: `data/${table}${suffix}.jsonl` };
  await removeExportFile(context, file);
  const chain = EXPORTED_CHAINS.find((source) => source === table);
  if (chain !== undefined) return writeChain(context, chain, file, after);
  const exported = EXPORTED_TABLES.find((each) => each.name === table);
  if (exported === undefined) throw new Error(`Nobody exports ${table}.`);
  const until = await findPartEnd(context, exported, after);
  await storeExportFile(context, file, tableLines(context, exported, { after, until }));
  return until;
}

/** Lists and signs all files, and opens the export for download. */
export async function sealDataExport(name: ExportName): Promise<void> {
  const running = await findRunning(name);
  if (running === null) return;
  const { context, requestedAt, organizationName } = running;
  const { organizationId, exportId } = name;
  await storeExportFile(context, { exportId, path: "README.txt" }, only(readme(organizationName)));
  const files = await withOrganization(context, (transaction) =>
    transaction.evidenceExportFile.findMany({
      where: { organizationId, exportId, path: { not: MANIFEST_PATH } },
      orderBy: { path: "asc" },
    }),
  );
  const content = {
    format: DATA_EXPORT_FORMAT,
    organization_id: organizationId,
    export_id: exportId,
    requested_at: requestedAt.toISOString(),
    files: files.map(({ path, sha256, sizeBytes }) => ({
      path,
      sha256: Buffer.from(sha256).toString("hex"),
      bytes: Number(sizeBytes),
    })),
    left_out: TABLES_LEFT_OUT,
  };
  const seal = await sealText(DATA_EXPORT_FORMAT, canonicalJson(content));
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

async function writeChain(
  context: OrganizationContext,
  source: ArchiveSource,
  file: { exportId: string; path: string },
  after: NextPart,
): Promise<NextPart> {
  const span = await findSpan(context, source);
  const first = after === null ? span.first : Number(after[0]) + 1;
  const last = Math.min(span.last, first + LINES_A_PART - 1);
  await storeExportFile(context, file, chainLines(context, source, { first, last }));
  return last < span.last ? [String(last)] : null;
}

/** What is left of a log: expired archives are gone, all others are read. */
async function findSpan(
  { organizationId, actor }: OrganizationContext,
  source: ArchiveSource,
): Promise<{ first: number; last: number }> {
  const [span] = await withOrganization(
    { organizationId, actor },
    (transaction) => transaction.$queryRaw<{ first: number; last: number }[]>`
      SELECT 1 + coalesce((SELECT max(last_sequence) FROM retention_archives
                            WHERE source = ${source} AND expired_at IS NOT NULL), 0)::float8 AS first,
             greatest((SELECT max(sequence) FROM ${Prisma.raw(source)}),
                      (SELECT max(last_sequence) FROM retention_archives WHERE source = ${source}), 0)::float8 AS last`,
  );
  return span ?? { first: 1, last: 0 };
}

type Running = { context: OrganizationContext; organizationName: string; requestedAt: Date };

async function findRunning({ organizationId, exportId }: ExportName): Promise<Running | null> {
  const actor = { kind: "system", name: "Data export" } as const;
  const row = await withOrganization({ organizationId, actor }, (transaction) =>
    transaction.evidenceExport.findFirst({
      where: { organizationId, id: exportId, kind: "data", state: { in: ["queued", "running"] } },
      include: { organization: { select: { name: true, slug: true } } },
    }),
  );
  if (row === null) return null;
  const { name, slug } = row.organization;
  return {
    context: systemContext({ id: organizationId, slug }, actor.name, []),
    organizationName: name,
    requestedAt: row.requestedAt,
  };
}

function readme(organizationName: string): string {
  return `All data of ${organizationName}.

data/           one file for each kind of record, JSON Lines in UTF-8: one record a line, times in UTC. Large ones go on
                in -0002, -0003 and so on
manifest.json   every file with its SHA-256, signed; and what is left out, with the reason

Secrets (passwords, tokens, keys of channels and identity providers) are never exported. Files lie where their records
name them and are downloaded from there: reports, answers with files, attachments of requests.
`;
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
