import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { ROLE_LABELS, type Role } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { INVITATION_DAYS } from "./invitation-policy";

/** Mails the link of an invitation. */
export async function sendInvitation(
  transaction: Transaction,
  context: OrganizationContext,
  invitation: { email: string; role: Role; token: string },
): Promise<QueuedMail> {
  const { organizationId, actor } = context;
  const organization = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  return enqueueMail(transaction, {
    to: invitation.email,
    template: "invitation",
    props: {
      organizationName: organization.name,
      inviterName: actor.name,
      roleLabel: ROLE_LABELS[invitation.role],
      days: INVITATION_DAYS,
      url: new URL(`/invitations/${invitation.token}`, env.APP_URL).href,
    },
    organizationId,
    idempotencyKey: `invitation:${newId()}`,
  });
}
