import "server-only";
import { checkOwnPassword } from "@/lib/accounts/own-password";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { formatDay } from "@/lib/core/format/date-time";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { ROLES } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { lockMembershipsFor } from "../membership-lock";
import type { CloseOrganizationInput } from "../schema";
import { announceClosing } from "./announce-closing";
import { graceEnd } from "./grace";

/**
 * Begins to close an organisation: from now on nothing in it can be changed, after the days of grace it is deleted.
 * Until then an owner can keep it. Asked twice it is closed once.
 */
export async function closeOrganization(
  context: OrganizationContext,
  session: ActiveSession,
  { password, name }: CloseOrganizationInput,
): Promise<void> {
  requirePermission(context, "organization.delete");
  await checkOwnPassword(session, password);
  const mails = await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    await requireName(transaction, context, name);
    return begin(transaction, context);
  });
  await announceMails(mails);
  await announceClosing(context.organizationId);
}

/**
 * The same for an organisation whose only member leaves for good: it is shut at once, because nobody is left who could
 * keep it. Throws CONFLICT when somebody came since.
 */
export async function closeOwnOrganization(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.delete");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    if ((await transaction.membership.count({ where: { organizationId } })) > 1)
      throw new AppError("CONFLICT", "Somebody has joined this organisation. Make them an owner first.");
    await begin(transaction, context);
    await transaction.organization.updateMany({
      where: { id: organizationId, deletedAt: null },
      data: { deletedAt: now() },
    });
  });
  await announceClosing(organizationId);
}

async function requireName(
  transaction: Transaction,
  { organizationId: id }: OrganizationContext,
  typed: string,
): Promise<void> {
  const { name } = await transaction.organization.findUniqueOrThrow({
    where: { id },
    select: { name: true },
  });
  if (name === typed) return;
  const message = "This is not the organisation's name.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "name", message }] });
}

/** Needs the lock. */
async function begin(transaction: Transaction, context: OrganizationContext) {
  const { organizationId, actor } = context;
  const held = await transaction.legalHold.count({ where: { organizationId, liftedAt: null } });
  if (held > 0)
    throw new AppError("CONFLICT", "Its records are on legal hold. Lift the hold before you close it.");
  const [id, requestedAt] = [newId(), now()];
  const closesAt = graceEnd(requestedAt);
  const { count } = await transaction.organization.updateMany({
    where: { id: organizationId, closesAt: null, deletedAt: null },
    data: { closesAt },
  });
  if (count === 0) return [];
  await transaction.organizationClosing.createMany({
    data: { organizationId, id, requestedAt, requestedByUserId: actorId(actor), closesAt },
  });
  await transaction.invitation.updateMany({
    where: { organizationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: requestedAt },
  });
  const { timeZone } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { timeZone: true },
  });
  const mails = await notify(transaction, {
    type: "organization.closing",
    organizationId,
    data: { by: actor.name, closesOn: formatDay(closesAt, timeZone) },
    key: id,
    to: { roles: ROLES },
  });
  await recordAudit(transaction, context, {
    action: "organization.close",
    resource: { kind: "organization", id: organizationId },
    after: { closes_at: closesAt.toISOString() },
  });
  return mails;
}
