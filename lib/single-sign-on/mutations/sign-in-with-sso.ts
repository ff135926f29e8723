import "server-only";
import { limitByAddress } from "@/lib/accounts/account-limits";
import { lockAccount, type Account } from "@/lib/accounts/lock-account";
import { openSession } from "@/lib/accounts/mutations/open-session";
import { openPendingSignIn } from "@/lib/accounts/pending-sign-ins";
import { hasSecondFactor } from "@/lib/accounts/two-factor/second-factor";
import { userActor } from "@/lib/accounts/user-actor";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { lockMemberships } from "@/lib/organizations/membership-lock";
import { reportSecurityEvent } from "@/lib/security-events/report";
import type { StoredConnection } from "../connection";
import { domainOfAddress } from "@/lib/domains/domain-name";
import type { Claims } from "../oidc/claims";
import type { SsoRefusal } from "../refusals";
import { joinBySingleSignOn, mayJoin } from "./join";
import { linkSsoIdentity } from "./link-identity";
import { openAccountFor } from "./open-account";

export type SsoSignIn =
  | { kind: "signed-in"; sessionId: string; userId: string }
  | { kind: "second-step"; pendingSignInId: string }
  | { kind: "refused"; code: SsoRefusal };

type Found = { account: Account; mails: QueuedMail[] };

/**
 * Lets in whom an organisation's own provider vouches for. Its word counts for addresses of the domains
 * that the organisation has proven, and for nobody else.
 */
export async function signInWithSso(
  connection: StoredConnection,
  claims: Claims,
  origin: RequestOrigin,
): Promise<SsoSignIn> {
  await limitByAddress("sign-in", origin);
  const { outcome, mails } = await withPlatform(
    "sign in with an organisation's provider",
    async (transaction) => {
      const found =
        (await findLinked(transaction, connection, claims)) ??
        (await findByAddress(transaction, connection, claims, origin));
      if (typeof found === "string") return { outcome: { kind: "refused" as const, code: found }, mails: [] };
      return { outcome: await admit(transaction, connection, found.account, origin), mails: found.mails };
    },
  );
  if (outcome.kind === "refused") reportRefusedSso(connection, outcome.code, origin);
  await announceMails(mails);
  return outcome;
}

/** Tells an organisation that somebody came from its provider and was not let in. */
export function reportRefusedSso(
  { organization }: StoredConnection,
  reason: SsoRefusal,
  origin: RequestOrigin,
): void {
  reportSecurityEvent(organization.id, {
    kind: "authentication.failed",
    origin,
    target: { kind: "organization", id: organization.id },
    detail: { method: "sso", reason },
    once: { key: `${origin.ipAddress} ${reason}`, perMinutes: 1 },
  });
}

async function findLinked(
  transaction: Transaction,
  connection: StoredConnection,
  { subject }: Claims,
): Promise<Found | SsoRefusal | null> {
  const organizationId = connection.organization.id;
  const { issuer } = connection.settings;
  const linked = await transaction.ssoIdentity.findUnique({
    where: { organizationId_issuer_subject: { organizationId, issuer, subject } },
    select: { id: true, membership: { select: { user: { select: { email: true } } } } },
  });
  if (linked === null) return null;
  const account = await lockAccount(transaction, linked.membership.user.email);
  // Under the lock: the membership may have ended a moment ago.
  const { count } = await transaction.ssoIdentity.updateMany({
    where: { organizationId, id: linked.id },
    data: { lastUsedAt: readClock() },
  });
  if (account === null || count === 0) return null;
  const domain = await findActiveDomain(transaction, organizationId, account.email);
  return domain === null ? "sso-other-domain" : { account, mails: [] };
}

async function findByAddress(
  transaction: Transaction,
  connection: StoredConnection,
  claims: Claims,
  origin: RequestOrigin,
): Promise<Found | SsoRefusal> {
  const { email } = claims;
  if (email === null) return "sso-email-missing";
  const domain = await findActiveDomain(transaction, connection.organization.id, email);
  if (domain === null) return "sso-other-domain";
  if (!claims.isEmailVerified && domain.signOn !== "required") return "sso-email-not-verified";
  const before = await lockAccount(transaction, email);
  await lockMemberships(transaction, connection.organization.id);
  if (!(await mayJoin(transaction, connection, before?.id ?? null))) return "sso-not-a-member";
  const account = await openAccountFor(transaction, before, { email, name: claims.name }, origin);
  const joined = await joinBySingleSignOn(transaction, connection, account, origin);
  const linked = await linkSsoIdentity(
    transaction,
    connection,
    { account, claims, isNew: before === null },
    origin,
  );
  return { account, mails: [...joined, ...linked] };
}

/** The proven domain of an address, while its organisation signs people in from it. */
async function findActiveDomain(transaction: Transaction, organizationId: string, email: string) {
  return transaction.organizationDomain.findFirst({
    where: {
      organizationId,
      domain: domainOfAddress(email) ?? "",
      verifiedAt: { not: null },
      signOn: { not: "off" },
      organization: { ssoConnection: { testedAt: { not: null } } },
    },
    select: { signOn: true },
  });
}

async function admit(
  transaction: Transaction,
  { organization }: StoredConnection,
  account: Account,
  origin: RequestOrigin,
): Promise<SsoSignIn> {
  const proof = { method: "sso", ssoOrganizationId: organization.id } as const;
  if (await hasSecondFactor(transaction, account.id)) {
    const pendingSignInId = await openPendingSignIn(transaction, account.id, proof);
    await recordPlatformAudit(transaction, userActor(account), origin, {
      action: "sessions.await_second_step",
      resource: { kind: "user", id: account.id },
    });
    return { kind: "second-step", pendingSignInId };
  }
  const sessionId = await openSession(transaction, account, origin, { ...proof, factor: null });
  return { kind: "signed-in", sessionId, userId: account.id };
}
