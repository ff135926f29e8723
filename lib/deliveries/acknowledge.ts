import "server-only";
import { acknowledgeAlerts } from "@/lib/alerts/mutations/acknowledge";
import { now } from "@/lib/core/clock";
import {
  memberContext,
  systemContext,
  type OrganizationContext,
  type RequestOrigin,
} from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Role } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { readAcknowledgeToken } from "./acknowledge-link";

/** What the page behind a link shows before anything is done. */
export type LinkedAlert = {
  title: string;
  organizationName: string;
  /** Who will be named: the member or the address that was told. */
  person: string;
  state: "firing" | "acknowledged" | "resolved";
  acknowledgedBy: string | null;
  acknowledgedAt: Date | null;
};

const LINKED = {
  address: true,
  userId: true,
  message: true,
  organization: { select: { id: true, slug: true, name: true } },
  channel: { select: { name: true } },
  alert: { select: { id: true, state: true, acknowledgedByName: true, acknowledgedAt: true } },
} as const;

/** The alert behind a link; null where the link is dead. Changes nothing. */
export async function findLinkedAlert(token: string): Promise<LinkedAlert | null> {
  const linked = await findLinked(token);
  if (linked === null) return null;
  const { delivery, alert, member } = linked;
  return {
    title: titleOf(delivery.message),
    organizationName: delivery.organization.name,
    person: member?.user.name ?? delivery.address ?? delivery.channel?.name ?? "",
    state: alert.state as LinkedAlert["state"],
    acknowledgedBy: alert.acknowledgedByName,
    acknowledgedAt: alert.acknowledgedAt,
  };
}

/**
 * Acknowledges in the name of whoever was told. Whoever comes second changes nothing and is shown who was first.
 * Throws GONE for a dead link, and FORBIDDEN where a member may no longer answer alerts.
 */
export async function acknowledgeByLink(token: string, origin: RequestOrigin): Promise<void> {
  const linked = await findLinked(token);
  if (linked === null) throw new AppError("GONE", "This link no longer works. Sign in to answer the alert.");
  await acknowledgeAlerts(contextOf(linked, origin), { ids: [linked.alert.id] });
}

async function findLinked(token: string) {
  const link = readAcknowledgeToken(token, now());
  if (link === null) return null;
  const { organizationId, deliveryId: id } = link;
  return withPlatform("open an acknowledge link", async (transaction) => {
    const delivery = await transaction.notificationDelivery.findFirst({
      where: { organizationId, id, organization: { deletedAt: null } },
      select: LINKED,
    });
    if (!delivery?.alert) return null;
    const { alert, userId } = delivery;
    const member = userId === null ? null : await findMember(transaction, organizationId, userId);
    // The link was for a person who has left since.
    return userId !== null && member === null ? null : { delivery, alert, member };
  });
}

type Linked = NonNullable<Awaited<ReturnType<typeof findLinked>>>;

function findMember(transaction: Transaction, organizationId: string, userId: string) {
  return transaction.membership.findFirst({
    where: { organizationId, userId },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
  });
}

function contextOf({ delivery, member }: Linked, origin: RequestOrigin): OrganizationContext {
  const { organization, address, channel } = delivery;
  if (member !== null)
    return memberContext({ organization, user: member.user, role: member.role as Role, origin });
  const name = address ?? channel?.name ?? "E-mail";
  return { ...systemContext(organization, name, ["alerts.respond"]), origin };
}

function titleOf(message: unknown): string {
  const hasTitle = typeof message === "object" && message !== null && "title" in message;
  return hasTitle ? String(message.title) : "";
}
