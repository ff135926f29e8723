import "server-only";
import { now } from "@/lib/core/clock";
import { systemContext, type OrganizationContext } from "@/lib/core/context";
import type { Prisma, Soc2Report } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { dayOf } from "@/lib/evidence/days";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { putFile, removeFile } from "@/lib/storage/files";
import { buildModel, digestModel } from "./build-model";
import { readBrand } from "./read-brand";
import { readModel, sealedContent } from "./queries";
import { renderReport } from "./render-in-thread";
import { sealReport } from "./sealed-report";
import { readSource } from "./source/read-source";

type ReportName = { organizationId: string; reportId: string };

type Running = { context: OrganizationContext; row: Soc2Report; organizationName: string };

const MOST_BYTES = 64 * 2 ** 20;

/** Reads the evidence and keeps what the report will say. Done already, it is not done again. */
export async function collectReport(name: ReportName): Promise<void> {
  const running = await findReport(name);
  if (running === null || running.row.modelKey !== null) return;
  const { context, row, organizationName } = running;
  await markRunning(running);
  const { fromDay, toDay, requestedAt } = row;
  const asked = { organizationName, fromDay: dayOf(fromDay), toDay: dayOf(toDay), requestedAt };
  const model = buildModel(await readSource(context, asked));
  const { text, sha256 } = digestModel(model);
  const file = {
    path: `${folderOf(row.id)}/model.json`,
    contentType: "application/json",
    maxBytes: MOST_BYTES,
  };
  const { key } = await putFile(context, file, only(Buffer.from(text, "utf8")));
  await keep(running, "modelKey", key, {
    modelSha256: bytesOf(sha256),
    figuresKnown: model.figures.filter(({ value }) => value !== null).length,
    figuresTotal: model.figures.length,
  });
}

/** Draws the PDF from what was kept. */
export async function drawReport(name: ReportName): Promise<void> {
  const running = await findReport(name);
  if (running === null || running.row.pdfKey !== null) return;
  const { context, row } = running;
  const model = await readModel(context, written(row));
  const pdf = await renderReport(model, await readBrand(context));
  const file = {
    path: `${folderOf(row.id)}/report.pdf`,
    contentType: "application/pdf",
    maxBytes: MOST_BYTES,
  };
  const { key, sha256, sizeBytes } = await putFile(context, file, only(pdf));
  await keep(running, "pdfKey", key, { pdfSha256: bytesOf(sha256), pdfBytes: sizeBytes });
}

/** Signs the report, opens it for download, and tells whoever asked, or whoever may take evidence along. */
export async function finishReport(name: ReportName): Promise<void> {
  const running = await findReport(name);
  if (running === null) return;
  const { context, row } = running;
  const { pdfSha256, pdfBytes, ...model } = { ...row, ...written(row) };
  if (!pdfSha256 || pdfBytes === null) throw new Error(`The report ${row.id} is not drawn.`);
  const content = sealedContent({ ...model, pdfSha256, pdfBytes }, await readModel(context, model));
  const hashSignature = await sealReport(content);
  const { organizationId } = context;
  const mails = await withOrganization(context, async (transaction) => {
    const { count } = await transaction.soc2Report.updateMany({
      where: { organizationId, id: row.id, state: "running" },
      data: { state: "ready", finishedAt: now(), hashSignature },
    });
    if (count === 0) return [];
    return notify(transaction, {
      type: "reports.soc2",
      organizationId,
      data: { id: row.id, fromDay: dayOf(row.fromDay), toDay: dayOf(row.toDay) },
      key: row.id,
      to: row.requestedById === null ? { permission: "evidence.export" } : { userId: row.requestedById },
    });
  });
  await announceMails(mails);
  await removeLeftovers(running);
}

/** The folder of a report within the organisation's storage. */
export function folderOf(reportId: string): string {
  return `soc2/reports/${reportId}`;
}

/** A report that waits or is under way; null for one that is over. */
async function findReport({ organizationId, reportId }: ReportName): Promise<Running | null> {
  const actor = { kind: "system", name: "SOC 2 report" } as const;
  const found = await withOrganization({ organizationId, actor }, (transaction) =>
    transaction.soc2Report.findUnique({
      where: { organizationId_id: { organizationId, id: reportId } },
      include: { organization: { select: { name: true, slug: true } } },
    }),
  );
  if (found === null || (found.state !== "queued" && found.state !== "running")) return null;
  const { organization, ...row } = found;
  const context = systemContext({ id: organizationId, slug: organization.slug }, actor.name, [
    "evidence.read",
  ]);
  return { context, row, organizationName: organization.name };
}

async function markRunning({ context, row }: Running): Promise<void> {
  const { organizationId } = context;
  await withOrganization(context, (transaction) =>
    transaction.soc2Report.updateMany({
      where: { organizationId, id: row.id, state: "queued" },
      data: { state: "running" },
    }),
  );
}

type Written = Pick<
  Prisma.Soc2ReportUncheckedUpdateManyInput,
  "modelSha256" | "figuresKnown" | "figuresTotal" | "pdfSha256" | "pdfBytes"
>;

/** Names a file in the report, unless another run of the same step was first: then this one's file goes again. */
async function keep(
  { context, row }: Running,
  column: "modelKey" | "pdfKey",
  key: string,
  data: Written,
): Promise<void> {
  const { organizationId } = context;
  const { count } = await withOrganization(context, (transaction) =>
    transaction.soc2Report.updateMany({
      where: { organizationId, id: row.id, state: "running", [column]: null },
      data: { ...data, [column]: key },
    }),
  );
  if (count === 0) await removeFile(context, key);
}

/** A run that was killed between writing a file and naming it left one that no report knows of. */
async function removeLeftovers({ context, row }: Running): Promise<void> {
  const { organizationId } = context;
  const keys = await withOrganization(context, async (transaction) => {
    const { modelKey, pdfKey } = await transaction.soc2Report.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: row.id } },
    });
    const files = await transaction.storedFile.findMany({
      where: { organizationId, key: { contains: `/${folderOf(row.id)}/` } },
      select: { key: true },
    });
    return files.map(({ key }) => key).filter((key) => key !== modelKey && key !== pdfKey);
  });
  for (const key of keys) await removeFile(context, key);
}

function written({ id, modelKey, modelSha256 }: Soc2Report): { modelKey: string; modelSha256: Uint8Array } {
  if (modelKey === null || modelSha256 === null) throw new Error(`The report ${id} is not collected.`);
  return { modelKey, modelSha256 };
}

function bytesOf(hex: string) {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
