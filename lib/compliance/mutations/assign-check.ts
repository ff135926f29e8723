import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { findCheck } from "../checks/catalogue";
import type { AssignInput } from "../schema";

/** Makes somebody the owner of a manual check, with a day by which it is to be answered. */
export async function assignCheck(
  context: OrganizationContext,
  { checkId, ownerId, dueOn }: AssignInput,
): Promise<void> {
  requirePermission(context, "compliance.manage");
  const { organizationId, actor } = context;
  const where = { organizationId_checkId: { organizationId, checkId } };
  const mails = await withOrganization(context, async (transaction) => {
    const before = await transaction.complianceAssignment.findUnique({ where });
    if (ownerId === null)
      await transaction.complianceAssignment.deleteMany({ where: { organizationId, checkId } });
    else {
      const isMember = await transaction.membership.count({ where: { organizationId, userId: ownerId } });
      if (isMember === 0) throw notFound("member");
      const assigned = { ownerId, dueOn: dueOn === null ? null : new Date(dueOn) };
      await transaction.complianceAssignment.upsert({
        where,
        create: { organizationId, checkId, ...assigned },
        update: assigned,
      });
    }
    const isNew = ownerId !== null && ownerId !== before?.ownerId && ownerId !== actorId(actor);
    const written = isNew
      ? await notify(transaction, {
          type: "compliance.assigned",
          organizationId,
          data: { checkId, title: findCheck(checkId)?.title ?? checkId, by: actor.name, due: dueOn },
          key: `${checkId}:${ownerId}:${dueOn ?? ""}`,
          to: { userId: ownerId },
        })
      : [];
    await recordAudit(transaction, context, {
      action: "compliance.assign",
      resource: { kind: "compliance_check", id: checkId },
      before: {
        owner_id: before?.ownerId ?? null,
        due_on: before?.dueOn?.toISOString().slice(0, 10) ?? null,
      },
      after: { owner_id: ownerId, due_on: ownerId === null ? null : dueOn },
    });
    return written;
  });
  await announceMails(mails);
}
