import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext, RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";

/** Long enough to understand a problem, too short to be forgotten. The table allows no more. */
const ACCESS_MINUTES = 30;
const MINUTE_MILLISECONDS = 60_000;

type StaffSession = { actor: StaffActor; sessionId: string; origin: RequestOrigin };

/** Opens an organisation to a member of the staff for 30 minutes, read-only. Returns its slug. */
export async function startSupportAccess(staff: StaffSession, organizationId: string): Promise<string> {
  const { actor, sessionId, origin } = staff;
  const startedAt = readClock();
  const expiresAt = new Date(startedAt.getTime() + ACCESS_MINUTES * MINUTE_MILLISECONDS);
  const { slug, mails } = await withPlatform("start support access", async (transaction) => {
    const organization = await transaction.organization.findFirst({
      where: { id: organizationId, deletedAt: null },
      select: { slug: true, name: true, memberships: { where: { userId: actor.userId } } },
    });
    if (!organization) throw notFound("organisation");
    if (organization.memberships.length > 0)
      throw new AppError("CONFLICT", "You are a member of this organisation: open it as yourself.");
    const id = newId();
    await transaction.supportAccess.create({
      data: {
        id,
        organizationId,
        staffUserId: actor.userId,
        sessionId,
        reason: actor.reason,
        startedAt,
        expiresAt,
      },
    });
    const told = await notify(transaction, {
      type: "support.access_started",
      organizationId,
      data: { name: actor.name, reason: actor.reason, minutes: ACCESS_MINUTES },
      key: id,
      to: { roles: ["owner"] },
    });
    await recordAudit(
      transaction,
      { organizationId, actor, origin },
      {
        action: "staff.start_access",
        resource: { kind: "organization", id: organizationId, name: organization.name },
        after: { expires_at: expiresAt.toISOString() },
      },
    );
    return { slug: organization.slug, mails: told };
  });
  await announceMails(mails);
  return slug;
}

/** Ends every access that this session holds to the organisation. Ending twice changes nothing. */
export async function endSupportAccess(staff: StaffSession, organizationId: string): Promise<void> {
  const { actor, sessionId, origin } = staff;
  const endedAt = readClock();
  await withPlatform("end support access", async (transaction) => {
    const { count } = await transaction.supportAccess.updateMany({
      where: { organizationId, sessionId, endedAt: null, expiresAt: { gt: endedAt } },
      data: { endedAt },
    });
    if (count === 0) return;
    await recordAudit(
      transaction,
      { organizationId, actor, origin },
      {
        action: "staff.end_access",
        resource: { kind: "organization", id: organizationId },
      },
    );
  });
}

/**
 * Writes into the organisation's audit log that a page was looked at, before it is shown: once a page and
 * access, what the browser loads ahead included.
 */
export async function recordLook(
  context: Pick<OrganizationContext, "organizationId" | "actor" | "origin">,
  accessId: string,
  path: string,
): Promise<void> {
  const { organizationId } = context;
  await withPlatform("record a look of the staff", async (transaction) => {
    const added = await transaction.$executeRaw`
      UPDATE support_accesses SET paths = array_append(paths, ${path})
       WHERE organization_id = ${organizationId}::uuid AND id = ${accessId}::uuid AND NOT ${path} = ANY(paths)`;
    if (added === 0) return;
    await recordAudit(transaction, context, { action: "staff.look", resource: { kind: "page", id: path } });
  });
}
