import "server-only";
import { limitByAddress } from "@/lib/accounts/account-limits";
import { openConfirmedAccount } from "@/lib/accounts/mutations/open-confirmed-account";
import { openSession } from "@/lib/accounts/mutations/open-session";
import { hashPassword } from "@/lib/accounts/password-hash";
import { requireGoodPassword } from "@/lib/accounts/password-check";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import { memberContext, type RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isRole, type Role } from "@/lib/core/roles";
import { hashSecretToken } from "@/lib/crypto/secret-token";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { reserveWithinLimit } from "@/lib/plans/entitlements";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { findInvitation } from "../invitations";
import { lockMemberships } from "../membership-lock";
import type { SignUpByInvitationInput } from "../schema";

type Member = { id: string; name: string; email: string };

type Joined = { slug: string; mails: QueuedMail[] };

/** Joins with a signed-in account, whose confirmed address must be the invited one. Returns the slug. */
export async function acceptInvitation(
  session: ActiveSession,
  token: string,
  origin: RequestOrigin,
): Promise<string> {
  const { slug, mails } = await withPlatform("accept an invitation", (transaction) =>
    join(transaction, session.user, token, origin),
  );
  await announceMails(mails);
  return slug;
}

/**
 * Creates the account of an invited person and joins, at once: the link came by mail, so the address
 * is confirmed. Returns the slug, and the session that the new member is signed in with.
 */
export async function signUpByInvitation(
  input: SignUpByInvitationInput,
  origin: RequestOrigin,
): Promise<{ sessionId: string; slug: string }> {
  await limitByAddress("use-link", origin);
  const invitation = await findInvitation(input.token);
  if (invitation === null) throw deadInvitation();
  const person = { name: input.name, email: invitation.email };
  await requireGoodPassword(input.password, person, "password");
  const passwordHash = await hashPassword(input.password);
  const { mails, ...joined } = await withPlatform("accept an invitation", async (transaction) => {
    const account = { ...person, timeZone: input.timeZone, passwordHash };
    const user = await openConfirmedAccount(transaction, account, origin);
    const { slug, mails } = await join(transaction, user, input.token, origin);
    return { slug, mails, sessionId: await openSession(transaction, user, origin) };
  });
  await announceMails(mails);
  return joined;
}

async function join(
  transaction: Transaction,
  user: Member,
  token: string,
  origin: RequestOrigin,
): Promise<Joined> {
  const invitation = await transaction.invitation.findUnique({
    where: { tokenHash: hashSecretToken(token) },
    include: {
      organization: { select: { id: true, slug: true, deletedAt: true } },
      invitedBy: { select: { userId: true } },
    },
  });
  if (!invitation || invitation.organization.deletedAt !== null) throw deadInvitation();
  await requireInvitedAddress(transaction, user, invitation.email);
  const { organization, role } = invitation;
  if (!isRole(role)) throw deadInvitation();
  // A removal or demotion of the inviter revokes invitations under the same lock.
  await lockMemberships(transaction, organization.id);
  const now = readClock();
  const { count } = await transaction.invitation.updateMany({
    where: {
      organizationId: organization.id,
      id: invitation.id,
      tokenHash: hashSecretToken(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
    },
    data: { acceptedAt: now },
  });
  if (count === 0) throw deadInvitation();
  const joined = await transaction.membership.createMany({
    data: { organizationId: organization.id, userId: user.id, role },
    skipDuplicates: true,
  });
  // The seat was the invitation's; it is gone where the plan has become smaller since.
  if (joined.count > 0) await reserveWithinLimit(transaction, organization.id, "seats", 0);
  const mails =
    joined.count === 0
      ? []
      : await tellOfNewMember(transaction, {
          organizationId: organization.id,
          invitationId: invitation.id,
          inviterId: invitation.invitedBy?.userId ?? null,
          member: { ...user, role },
        });
  await recordAudit(transaction, memberContext({ organization, user, role, origin }), {
    action: "members.join",
    resource: { kind: "invitation", id: invitation.id },
    after: { role },
  });
  return { slug: organization.slug, mails };
}

type NewMember = {
  organizationId: string;
  invitationId: string;
  inviterId: string | null;
  member: Member & { role: Role };
};

/** Whoever invited is told that it worked; the others who manage members, that somebody is there. */
async function tellOfNewMember(transaction: Transaction, joined: NewMember): Promise<QueuedMail[]> {
  const { organizationId, invitationId: key, inviterId, member } = joined;
  const { name, role } = member;
  const knowing = [member.id, ...(inviterId === null ? [] : [inviterId])];
  const mails = await notify(transaction, {
    type: "members.joined",
    organizationId,
    data: { name, role },
    key,
    to: { permission: "members.invite", except: knowing },
  });
  if (inviterId === null) return mails;
  const toInviter = await notify(transaction, {
    type: "invitations.accepted",
    organizationId,
    data: { name, role },
    key,
    to: { userId: inviterId },
  });
  return [...mails, ...toInviter];
}

async function requireInvitedAddress(
  transaction: Transaction,
  user: Member,
  invitedEmail: string,
): Promise<void> {
  const account = await transaction.user.findUnique({
    where: { id: user.id },
    select: { email: true, emailVerifiedAt: true },
  });
  const isInvited = account?.email.toLowerCase() === invitedEmail.toLowerCase();
  if (isInvited && account?.emailVerifiedAt) return;
  throw new AppError("FORBIDDEN", "This invitation is for another address. Sign in with the invited one.");
}

function deadInvitation(): AppError {
  return new AppError("GONE", "This invitation has expired, was used or was taken back. Ask for a new one.");
}
