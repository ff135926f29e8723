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
import { isRole } from "@/lib/core/roles";
import { hashSecretToken } from "@/lib/crypto/secret-token";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { findInvitation } from "../invitations";
import { lockMemberships } from "../membership-lock";
import type { SignUpByInvitationInput } from "../schema";

type Member = { id: string; name: string; email: string };

/** Joins with a signed-in account, whose confirmed address must be the invited one. Returns the slug. */
export async function acceptInvitation(
  session: ActiveSession,
  token: string,
  origin: RequestOrigin,
): Promise<string> {
  return withPlatform("accept an invitation", (transaction) =>
    join(transaction, session.user, token, origin),
  );
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
  return withPlatform("accept an invitation", async (transaction) => {
    const account = { ...person, timeZone: input.timeZone, passwordHash };
    const user = await openConfirmedAccount(transaction, account, origin);
    const slug = await join(transaction, user, input.token, origin);
    return { slug, sessionId: await openSession(transaction, user, origin) };
  });
}

async function join(
  transaction: Transaction,
  user: Member,
  token: string,
  origin: RequestOrigin,
): Promise<string> {
  const invitation = await transaction.invitation.findUnique({
    where: { tokenHash: hashSecretToken(token) },
    include: { organization: { select: { id: true, slug: true, deletedAt: true } } },
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
  await transaction.membership.createMany({
    data: { organizationId: organization.id, userId: user.id, role },
    skipDuplicates: true,
  });
  await recordAudit(transaction, memberContext({ organization, user, role, origin }), {
    action: "members.join",
    resource: { kind: "invitation", id: invitation.id },
    after: { role },
  });
  return organization.slug;
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
