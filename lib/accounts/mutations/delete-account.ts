import "server-only";
import { eraseAuditPersonalData } from "@/lib/audit/erase";
import { memberContext, type OrganizationContext, type RequestOrigin } from "@/lib/core/context";
import { now as readClock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { isRole } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail } from "@/lib/mail/enqueue";
import { closeOwnOrganization } from "@/lib/organizations/closing/close-organization";
import { removeMember } from "@/lib/organizations/mutations/remove-member";
import { accountLinks } from "../account-links";
import { formatInstant } from "../format-instant";
import { checkOwnPassword, lockOwnAccount, type OwnPassword } from "../own-password";
import type { DeleteAccountInput } from "../schema";
import type { ActiveSession } from "../sessions";

type OwnMembership = {
  id: string;
  context: OrganizationContext;
  organizationName: string;
  isOwner: boolean;
  others: number;
  otherOwners: number;
};

/**
 * Deletes one's account (GDPR art. 17): leaves every organisation, closes those without another member,
 * and erases name, addresses and browsers from audit logs and security events, whose chains stay whole.
 * Throws CONFLICT while an organisation would be left without an owner. Interrupted in the middle, it is
 * simply done again.
 */
export async function deleteAccount(
  session: ActiveSession,
  { password }: DeleteAccountInput,
  origin: RequestOrigin,
): Promise<void> {
  const proof = await checkOwnPassword(session, password);
  const memberships = await listOwnMemberships(session, origin);
  requireOwnersFor(memberships);
  for (const { id, context, isOwner, others } of memberships) {
    if (isOwner && others === 0) await closeOwnOrganization(context);
    else await removeMember(context, { membershipId: id });
  }
  const mail = await withPlatform("delete an account", (transaction) => erase(transaction, session, proof));
  await announceMail(mail);
}

async function listOwnMemberships({ user }: ActiveSession, origin: RequestOrigin): Promise<OwnMembership[]> {
  const rows = await withPlatform("look at an account's memberships", (transaction) =>
    transaction.membership.findMany({
      where: { userId: user.id, organization: { deletedAt: null } },
      select: {
        id: true,
        role: true,
        organization: {
          select: { id: true, slug: true, name: true, memberships: { select: { userId: true, role: true } } },
        },
      },
      orderBy: { organizationId: "asc" },
    }),
  );
  return rows.flatMap(({ id, role, organization }) => {
    if (!isRole(role)) return [];
    const others = organization.memberships.filter(({ userId }) => userId !== user.id);
    return {
      id,
      context: memberContext({ organization, user, role, origin }),
      organizationName: organization.name,
      isOwner: role === "owner",
      others: others.length,
      otherOwners: others.filter((other) => other.role === "owner").length,
    };
  });
}

function requireOwnersFor(memberships: readonly OwnMembership[]): void {
  const orphaned = memberships.filter(
    ({ isOwner, others, otherOwners }) => isOwner && others > 0 && otherOwners === 0,
  );
  if (orphaned.length === 0) return;
  const names = orphaned.map(({ organizationName }) => organizationName).join(", ");
  throw new AppError("CONFLICT", `You are the only owner of ${names}. Make somebody else the owner first.`);
}

async function erase(transaction: Transaction, session: ActiveSession, proof: OwnPassword) {
  const { id, email, name } = session.user;
  await lockOwnAccount(transaction, session, proof);
  await transaction.$executeRaw`
    SELECT erase_security_event_actor(organizations.id, ${id})
      FROM organizations
     WHERE EXISTS (SELECT 1 FROM security_events
                    WHERE organization_id = organizations.id AND actor_id = ${id})
        OR EXISTS (SELECT 1 FROM security_event_personal_data
                    WHERE organization_id = organizations.id AND actor_id = ${id})`;
  await transaction.mailMessage.deleteMany({ where: { recipient: email } });
  const mail = await enqueueMail(transaction, {
    to: email,
    template: "account-deleted",
    props: { name, deletedAt: formatInstant(readClock()), signUpUrl: accountLinks.signUp() },
    idempotencyKey: `account-deleted:${newId()}`,
  });
  await transaction.user.delete({ where: { id }, select: { id: true } });
  await eraseAuditPersonalData(transaction, { userId: id, email });
  return mail;
}
