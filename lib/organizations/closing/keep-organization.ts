import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { ROLES } from "@/lib/core/roles";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { lockMembershipsFor } from "../membership-lock";
import { announceClosing } from "./announce-closing";

/** Takes a closing back: everything goes on as before, the subscription that it ended included. */
export async function keepOrganization(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.delete");
  const { organizationId, actor } = context;
  const mails = await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    const closing = await transaction.organizationClosing.findFirst({
      where: { organizationId, keptAt: null },
      select: { id: true },
    });
    const { count } = await transaction.organizationClosing.updateMany({
      where: { organizationId, keptAt: null, erasingAt: null },
      data: { keptAt: now(), keptByUserId: actorId(actor), subscriptionSettledAt: null },
    });
    if (closing === null || count === 0)
      throw new AppError("CONFLICT", "This organisation is not being closed any more. Reload the page.");
    await transaction.organization.updateMany({ where: { id: organizationId }, data: { closesAt: null } });
    const told = await notify(transaction, {
      type: "organization.kept",
      organizationId,
      data: { by: actor.name },
      key: closing.id,
      to: { roles: ROLES },
    });
    await recordAudit(transaction, context, {
      action: "organization.keep",
      resource: { kind: "organization", id: organizationId },
    });
    return told;
  });
  await announceMails(mails);
  await announceClosing(organizationId);
}
