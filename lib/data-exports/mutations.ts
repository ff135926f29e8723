import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { dataExportRequested } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { GIVEN_UP_MS } from "@/lib/evidence-exports/queries";

/** Asks for an archive of all data; it is made in the background, one at a time. Answers its id. */
export async function requestDataExport(context: OrganizationContext): Promise<string> {
  requirePermission(context, "organization.export");
  const { organizationId, actor } = context;
  const [id, requestedAt] = [newId(), now()];
  const givenUp = new Date(requestedAt.getTime() - GIVEN_UP_MS);
  await withOrganization(context, async (transaction) => {
    // Of two clicks at once the second one waits here, and then sees the first.
    await transaction.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const { createdAt } = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { createdAt: true },
    });
    const underWay = await transaction.evidenceExport.count({
      where: {
        organizationId,
        kind: "data",
        state: { in: ["queued", "running"] },
        requestedAt: { gt: givenUp },
      },
    });
    if (underWay > 0) throw new AppError("CONFLICT", "An export is under way. Wait until it is ready.");
    await transaction.evidenceExport.create({
      data: {
        organizationId,
        id,
        kind: "data",
        fromDay: createdAt,
        toDay: requestedAt,
        requestedByName: actor.name,
        requestedAt,
      },
    });
    await recordAudit(transaction, context, {
      action: "data-exports.request",
      resource: { kind: "data_export", id },
    });
  });
  await sendEvents(dataExportRequested.create({ organizationId, exportId: id }, { id: `data-export:${id}` }));
  return id;
}
