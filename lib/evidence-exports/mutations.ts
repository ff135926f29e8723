import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { evidenceExportRequested } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { boundsOf } from "@/lib/evidence/days";
import { requireFeature } from "@/lib/plans/entitlements";
import type { ExportInput } from "./schema";

const MOST_AT_ONCE = 3;

/** Asks for a bundle of evidence; it is made in the background. Answers its id. */
export async function requestExport(context: OrganizationContext, input: ExportInput): Promise<string> {
  requirePermission(context, "evidence.export");
  await requireFeature(context, "evidence-exports");
  const { organizationId, actor } = context;
  const [id, requestedAt] = [newId(), now()];
  if (boundsOf(input.toDay).from > requestedAt)
    throw new AppError("INVALID_INPUT", "The period ends in the future.", {
      fields: [{ field: "toDay", message: "must not be in the future" }],
    });
  await withOrganization(context, async (transaction) => {
    const underWay = await transaction.evidenceExport.count({
      where: { organizationId, kind: "evidence", state: { in: ["queued", "running"] } },
    });
    if (underWay >= MOST_AT_ONCE)
      throw new AppError("CONFLICT", "Three exports are under way. Wait until one of them is ready.");
    await transaction.evidenceExport.create({
      data: {
        organizationId,
        id,
        fromDay: boundsOf(input.fromDay).from,
        toDay: boundsOf(input.toDay).from,
        requestedByName: actor.name,
        requestedAt,
      },
    });
    await recordAudit(transaction, context, {
      action: "evidence-exports.request",
      resource: { kind: "evidence_export", id },
      after: { from_day: input.fromDay, to_day: input.toDay },
    });
  });
  await sendEvents(
    evidenceExportRequested.create({ organizationId, exportId: id }, { id: `evidence-export:${id}` }),
  );
  return id;
}
