import "server-only";
import type { AuditEntry } from "@/lib/audit/entry";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import { getFile } from "@/lib/storage/files";
import { Archive } from "./archive";
import { MANIFEST_PATH } from "./run-export";
import type { ExportState, ExportSummary } from "./types";

const SHOWN = 50;
/** One that is still not ready by then will never be: its function has given up. */
export const GIVEN_UP_MS = 2 * 60 * 60_000;

/** The last exports, newest first. */
export async function listExports(context: OrganizationContext): Promise<ExportSummary[]> {
  requirePermission(context, "evidence.export");
  const { organizationId } = context;
  const rows = await withOrganization(context, (transaction) =>
    transaction.evidenceExport.findMany({
      where: { organizationId, kind: "evidence" },
      orderBy: { id: "desc" },
      take: SHOWN,
      include: { _count: { select: { files: true } } },
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    state: stateOf(row),
    requestedBy: row.requestedByName,
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
    entries:
      row.firstSequence === null || row.lastSequence === null
        ? null
        : Number(row.lastSequence - row.firstSequence + 1n),
    writtenFiles: row._count.files,
    plannedFiles: row.plannedFiles,
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
  }));
}

/** The state as it is shown: what should be ready by now will not be. */
export function stateOf(row: { state: string; requestedAt: Date }): ExportState {
  const isUnderWay = row.state === "queued" || row.state === "running";
  const isGivenUp = isUnderWay && now().getTime() - row.requestedAt.getTime() > GIVEN_UP_MS;
  return isGivenUp ? "failed" : (row.state as ExportState);
}

export type ExportDownload = { archive: Archive; name: string; etag: string };

/** The archive of an export that is ready, to be streamed. Who opened it stands in the audit log. */
export async function openExport(context: OrganizationContext, id: string): Promise<ExportDownload> {
  requirePermission(context, "evidence.export");
  return openBundle(context, {
    id,
    kind: "evidence",
    audited: { action: "evidence-exports.download", resource: { kind: "evidence_export", id } },
    nameOf: (from, to) => `soc2-evidence-${context.organizationSlug}-${from}-to-${to}.zip`,
  });
}

type Bundle = {
  id: string;
  kind: "evidence" | "data";
  audited: AuditEntry;
  nameOf: (from: string, to: string) => string;
};

/** The same for a bundle of any kind; the permission is the caller's to check. */
export async function openBundle(
  context: OrganizationContext,
  { id, kind, audited, nameOf }: Bundle,
): Promise<ExportDownload> {
  const { organizationId } = context;
  const row = await withOrganization(context, async (transaction) => {
    const found = await transaction.evidenceExport.findUnique({
      where: { organizationId_id: { organizationId, id }, kind },
      include: { files: { orderBy: { path: "asc" } } },
    });
    if (found?.state === "ready" && context.actor.kind !== "staff")
      await recordAudit(transaction, context, audited);
    return found;
  });
  if (row === null) throw notFound("export");
  if (row.state !== "ready") throw new AppError("CONFLICT", "This export is not there to be downloaded.");
  const manifest = row.files.find(({ path }) => path === MANIFEST_PATH);
  const archive = new Archive(
    row.files.map((file) => ({
      path: file.path,
      crc32: Number(file.crc32),
      sizeBytes: Number(file.sizeBytes),
      compressedBytes: Number(file.compressedBytes),
      open: async () => (await getFile(context, file.storageKey)).stream,
    })),
  );
  return {
    archive,
    name: nameOf(dayOf(row.fromDay), dayOf(row.toDay)),
    etag: `"${Buffer.from(manifest?.sha256 ?? [])
      .toString("hex")
      .slice(0, 32)}"`,
  };
}
