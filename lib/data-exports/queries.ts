import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { openBundle, stateOf, type ExportDownload } from "@/lib/evidence-exports/queries";
import type { ExportState } from "@/lib/evidence-exports/types";

const SHOWN = 20;
const DAY_MS = 24 * 60 * 60_000;
/** As long as the nightly job keeps what is ready. */
const KEPT_DAYS = 7;

export type DataExport = {
  id: string;
  state: ExportState;
  requestedBy: string;
  requestedAt: Date;
  expiresAt: Date | null;
  writtenFiles: number;
  plannedFiles: number | null;
  sizeBytes: number | null;
};

/** The last exports of all data, newest first. */
export async function listDataExports(context: OrganizationContext): Promise<DataExport[]> {
  requirePermission(context, "organization.export");
  const { organizationId } = context;
  const rows = await withOrganization(context, (transaction) =>
    transaction.evidenceExport.findMany({
      where: { organizationId, kind: "data" },
      orderBy: { id: "desc" },
      take: SHOWN,
      include: { _count: { select: { files: true } } },
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    state: stateOf(row),
    requestedBy: row.requestedByName,
    requestedAt: row.requestedAt,
    expiresAt: row.finishedAt && new Date(row.finishedAt.getTime() + KEPT_DAYS * DAY_MS),
    writtenFiles: Math.min(row._count.files, row.plannedFiles ?? 0),
    plannedFiles: row.plannedFiles,
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
  }));
}

/** The archive of an export that is ready, to be streamed. Who opened it stands in the audit log. */
export async function openDataExport(context: OrganizationContext, id: string): Promise<ExportDownload> {
  requirePermission(context, "organization.export");
  return openBundle(context, {
    id,
    kind: "data",
    audited: { action: "data-exports.download", resource: { kind: "data_export", id } },
    nameOf: (_from, to) => `regulix-data-${context.organizationSlug}-${to}.zip`,
  });
}
