import "server-only";
import { can } from "@/lib/core/permissions";
import { isRole } from "@/lib/core/roles";
import { withPlatform } from "@/lib/db/with-platform";
import { readReplyAddress } from "./reply-address";
import { replyBase } from "./reply-base";

/** Whom a signed address names, about which request. */
export type Correspondent = {
  organization: { id: string; slug: string };
  ticket: { id: string; number: number; requesterUserId: string | null };
  user: { id: string; name: string; email: string };
  /** Still a member, and still one who sees the request. */
  mayWrite: boolean;
};

/** The person and the request that one of the recipients' addresses names; null where none is ours. */
export async function findCorrespondent(recipients: readonly string[]): Promise<Correspondent | null> {
  const base = replyBase();
  const meant = base && readReplyAddress(base, recipients);
  if (!meant) return null;
  const { ticketNumber: number, userId } = meant;
  return withPlatform("find who answers by mail", async (transaction) => {
    const ticket = await transaction.supportTicket.findUnique({
      where: { number },
      select: {
        id: true,
        number: true,
        requesterUserId: true,
        organization: {
          select: {
            id: true,
            slug: true,
            deletedAt: true,
            memberships: { where: { userId }, select: { role: true } },
          },
        },
      },
    });
    const user = await transaction.user.findUnique({
      where: { id: userId },
      select: { id: true, name: true, email: true },
    });
    if (ticket === null || user === null || ticket.organization.deletedAt !== null) return null;
    const { organization, ...facts } = ticket;
    const role = organization.memberships[0]?.role ?? "";
    const mayWrite =
      isRole(role) &&
      can(role, "support.write") &&
      (ticket.requesterUserId === userId || can(role, "support.read-all"));
    return { organization: { id: organization.id, slug: organization.slug }, ticket: facts, user, mayWrite };
  });
}
