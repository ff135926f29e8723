import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { readerId } from "./internal/reader";
import { signalOrganizations } from "./internal/signal";
import type { NotificationIdsInput } from "./schema";

/**
 * Seen, read and archived are the reader's own marks on their own inbox, not changes of the organisation:
 * they have no audit entry. Each is kept in the database, so that every device shows the same.
 */

/** Marks everything in the inbox as seen: what opening the panel does. */
export async function markAllSeen(context: OrganizationContext): Promise<void> {
  await mark(context, { seenAt: null, archivedAt: null }, { seenAt: readClock() });
}

/** Marks some as read, and with that as seen. */
export async function markRead(context: OrganizationContext, { ids }: NotificationIdsInput): Promise<void> {
  await mark(context, { id: { in: ids }, seenAt: null }, { seenAt: readClock() });
  await mark(context, { id: { in: ids }, readAt: null }, { readAt: readClock() });
}

/** Puts some away. */
export async function archive(context: OrganizationContext, { ids }: NotificationIdsInput): Promise<void> {
  await mark(context, { id: { in: ids }, archivedAt: null }, { archivedAt: readClock() });
}

/** Puts everything away. Returns the ids, to undo it with. */
export async function archiveAll(context: OrganizationContext): Promise<string[]> {
  return mark(context, { archivedAt: null }, { archivedAt: readClock() });
}

/** Takes some out of the archive again: the way back of both. */
export async function restore(context: OrganizationContext, { ids }: NotificationIdsInput): Promise<void> {
  await mark(context, { id: { in: ids }, archivedAt: { not: null } }, { archivedAt: null });
}

type Marks = Pick<Prisma.NotificationUpdateManyMutationInput, "seenAt" | "readAt" | "archivedAt">;

async function mark(
  context: OrganizationContext,
  where: Prisma.NotificationWhereInput,
  data: Marks,
): Promise<string[]> {
  requirePermission(context, "organization.read");
  const userId = readerId(context);
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const changed = await transaction.notification.updateManyAndReturn({
      where: { ...where, userId, OR: [{ organizationId }, { organizationId: null }] },
      data: { ...data, changedAt: readClock() },
      select: { id: true },
    });
    if (changed.length > 0) await signalOrganizations(transaction, [organizationId]);
    return changed.map(({ id }) => id);
  });
}
