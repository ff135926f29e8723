import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Soc2Report as Row } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import { bytesOf } from "@/lib/storage/bytes-of";
import { getFile } from "@/lib/storage/files";
import type { ByteStream } from "@/lib/storage/types";
import type { ReportModel } from "./model";
import { REPORT_FORMAT, type SealedContent, type SealedReport } from "./sealed-report";
import type { ReportState, ReportSummary } from "./types";

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** One that is still not ready by then will never be: its function has given up. */
export const GIVEN_UP_MS = 2 * 60 * 60_000;

/** One page of the reports, the newest first; a place is the id of the last one. */
export async function listReports(
  context: OrganizationContext,
  { after, limit }: { after?: string; limit: number },
): Promise<ListPage<ReportSummary, string>> {
  requirePermission(context, "evidence.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.soc2Report.findMany({
      where: { organizationId: context.organizationId, ...(after !== undefined && { id: { lt: after } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  return toPage(rows.map(summaryOf), limit, ({ id }) => id);
}

/** Whether the organisation gets a report of each month. */
export async function isMonthly(context: OrganizationContext): Promise<boolean> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  const count = await withOrganization(context, (transaction) =>
    transaction.soc2ReportSchedule.count({ where: { organizationId } }),
  );
  return count > 0;
}

/** One report. Throws NOT_FOUND. */
export async function getReport(context: OrganizationContext, id: string): Promise<ReportSummary> {
  requirePermission(context, "evidence.read");
  return summaryOf(await findRow(context, id));
}

/** What a report says, once it is ready; held against the digest that was signed. */
export async function getReportModel(context: OrganizationContext, id: string): Promise<ReportModel> {
  requirePermission(context, "evidence.read");
  return readModel(context, readyRow(await findRow(context, id)));
}

export type ReportFile = { name: string; sizeBytes: number; sha256: string; stream: ByteStream };

/** The PDF of a report. Who took it along stands in the audit log. */
export async function openReportPdf(context: OrganizationContext, id: string): Promise<ReportFile> {
  requirePermission(context, "evidence.export");
  const row = readyRow(await findRow(context, id));
  const { stream, sizeBytes, sha256 } = await getFile(context, row.pdfKey);
  await recordDownload(context, id, "pdf");
  return { name: `${nameOf(context, row)}.pdf`, sizeBytes, sha256, stream };
}

/** The signed document that belongs to the PDF. */
export async function openSealedReport(
  context: OrganizationContext,
  id: string,
): Promise<{ name: string; document: SealedReport }> {
  requirePermission(context, "evidence.export");
  const row = readyRow(await findRow(context, id));
  const content = sealedContent(row, await readModel(context, row));
  await recordDownload(context, id, "signed document");
  return {
    name: `${nameOf(context, row)}.json`,
    document: { ...content, hash_signature: row.hashSignature },
  };
}

type WrittenRow = Pick<Row, "id" | "requestedAt"> & {
  modelSha256: Uint8Array;
  pdfSha256: Uint8Array;
  pdfBytes: number;
};

/** What is signed of a report whose files are written. */
export function sealedContent(row: WrittenRow, model: ReportModel): SealedContent {
  return {
    format: REPORT_FORMAT,
    report_id: row.id,
    requested_at: row.requestedAt.toISOString(),
    model,
    model_sha256: hexOf(row.modelSha256) ?? "",
    pdf: { sha256: hexOf(row.pdfSha256) ?? "", bytes: row.pdfBytes },
  };
}

/** The stored figures; throws where they are not those whose digest is kept. */
export async function readModel(
  tenant: Tenant,
  { modelKey, modelSha256 }: { modelKey: string; modelSha256: Uint8Array },
): Promise<ReportModel> {
  const bytes = await bytesOf((await getFile(tenant, modelKey)).stream);
  const digest = createHash("sha256").update(bytes).digest();
  if (!digest.equals(modelSha256)) throw new Error(`The file ${modelKey} is not what was written.`);
  return JSON.parse(bytes.toString("utf8")) as ReportModel;
}

async function findRow(context: OrganizationContext, id: string): Promise<Row> {
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.soc2Report.findUnique({ where: { organizationId_id: { organizationId, id } } }),
  );
  if (row === null) throw notFound("report");
  return row;
}

type ReadyRow = Row & WrittenRow & { modelKey: string; pdfKey: string; hashSignature: string };

function readyRow(row: Row): ReadyRow {
  const { state, modelKey, modelSha256, pdfKey, pdfSha256, pdfBytes, hashSignature } = row;
  const isThere =
    state === "ready" && modelKey && modelSha256 && pdfKey && pdfSha256 && pdfBytes && hashSignature;
  if (!isThere) throw new AppError("CONFLICT", "This report is not ready.");
  return { ...row, modelKey, modelSha256, pdfKey, pdfSha256, pdfBytes, hashSignature };
}

async function recordDownload(context: OrganizationContext, id: string, what: string): Promise<void> {
  if (context.actor.kind === "staff") return;
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action: "soc2-reports.download",
      resource: { kind: "soc2_report", id },
      after: { file: what },
    }),
  );
}

function nameOf({ organizationSlug }: OrganizationContext, { fromDay, toDay }: Row): string {
  return `soc2-report-${organizationSlug}-${dayOf(fromDay)}-to-${dayOf(toDay)}`;
}

function summaryOf(row: Row): ReportSummary {
  const { figuresKnown: known, figuresTotal: total } = row;
  return {
    id: row.id,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    state: stateOf(row),
    stepsDone: row.state === "ready" ? 3 : row.pdfKey !== null ? 2 : row.modelKey !== null ? 1 : 0,
    isScheduled: row.scheduledMonth !== null,
    requestedBy: row.requestedByName,
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
    figures: known === null || total === null ? null : { known, total },
    modelSha256: hexOf(row.modelSha256),
    pdfSha256: hexOf(row.pdfSha256),
    pdfBytes: row.pdfBytes,
    isSigned: row.hashSignature !== null && !row.hashSignature.endsWith(";unsigned"),
  };
}

function stateOf({ state, requestedAt }: Row): ReportState {
  const isUnderWay = state === "queued" || state === "running";
  const isGivenUp = isUnderWay && now().getTime() - requestedAt.getTime() > GIVEN_UP_MS;
  return isGivenUp ? "failed" : (state as ReportState);
}

function hexOf(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString("hex");
}
