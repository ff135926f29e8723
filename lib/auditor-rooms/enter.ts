import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { systemContext, type OrganizationContext, type RequestOrigin } from "@/lib/core/context";
import { hashSecretToken } from "@/lib/crypto/secret-token";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { dayOf, type Day } from "@/lib/evidence/days";

/** An open room, with a context that may read evidence and nothing else. */
export type Room = {
  context: OrganizationContext;
  name: string;
  organizationName: string;
  fromDay: Day;
  toDay: Day;
  expiresAt: Date;
};

/**
 * Opens a page of the room that a link leads to, and writes into the organisation's audit log that it was opened;
 * null where the link is unknown, over or revoked, which all look the same.
 */
export async function enterRoom(token: string, page: string, origin: RequestOrigin): Promise<Room | null> {
  const at = now();
  const row = await withPlatform("open an auditor's room", (transaction) =>
    transaction.auditorRoom.findFirst({
      where: {
        tokenHash: hashSecretToken(token),
        revokedAt: null,
        expiresAt: { gt: at },
        organization: { deletedAt: null },
      },
      include: { organization: { select: { id: true, slug: true, name: true } } },
    }),
  );
  if (row === null) return null;
  const { organization, organizationId, id, name } = row;
  const context = { ...systemContext(organization, `Auditor's room “${name}”`, ["evidence.read"]), origin };
  await withOrganization(context, async (transaction) => {
    await transaction.auditorRoom.updateMany({
      where: { organizationId, id },
      data: { lastOpenedAt: at, timesOpened: { increment: 1 } },
    });
    await recordAudit(transaction, context, {
      action: "auditor-rooms.open",
      resource: { kind: "auditor_room", id, name },
      after: { page },
    });
  });
  return {
    context,
    name,
    organizationName: organization.name,
    fromDay: dayOf(row.fromDay),
    toDay: dayOf(row.toDay),
    expiresAt: row.expiresAt,
  };
}

/** Whether a day belongs to what the room shows. */
export function isInRoom({ fromDay, toDay }: Pick<Room, "fromDay" | "toDay">, day: Day): boolean {
  return fromDay <= day && day <= toDay;
}
