import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { mustUseSingleSignOn } from "@/lib/single-sign-on/requirement";
import { limitByAddress } from "../../account-limits";
import { lockAccount, type Account } from "../../lock-account";
import { openSession } from "../../mutations/open-session";
import { openPendingSignIn } from "../../pending-sign-ins";
import { hasSecondFactor } from "../../two-factor/second-factor";
import { userActor } from "../../user-actor";
import type { ProvenIdentity } from "../identity-of";
import type { IdentityRefusal } from "../refusals";
import { addIdentity } from "./link-identity";

export type IdentitySignIn =
  | { kind: "signed-in"; sessionId: string; userId: string }
  /** The account asks for a second step as well. */
  | { kind: "second-step"; pendingSignInId: string }
  | { kind: "refused"; code: IdentityRefusal };

type Found = { account: Account; mail: QueuedMail | null };

/**
 * Lets in whom a provider vouches for. An identity that is connected opens its account. One that is not
 * is connected to the account with its address, or opens a new one, when both sides have verified it.
 */
export async function signInWithIdentity(
  identity: ProvenIdentity,
  origin: RequestOrigin,
): Promise<IdentitySignIn> {
  await limitByAddress("sign-in", origin);
  const { outcome, mail } = await withPlatform("sign in with a provider", async (transaction) => {
    const found =
      (await findLinked(transaction, identity)) ?? (await findByAddress(transaction, identity, origin));
    if (typeof found === "string") return { outcome: { kind: "refused" as const, code: found }, mail: null };
    return { outcome: await admit(transaction, found.account, origin), mail: found.mail };
  });
  if (mail !== null) await announceMail(mail);
  return outcome;
}

async function findLinked(
  transaction: Transaction,
  { provider, subject }: ProvenIdentity,
): Promise<Found | IdentityRefusal | null> {
  const linked = await transaction.linkedIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { id: true, user: { select: { email: true } } },
  });
  if (linked === null) return null;
  const account = await lockAccount(transaction, linked.user.email);
  // Under the lock: it may have been removed a moment ago.
  const { count } = await transaction.linkedIdentity.updateMany({
    where: { id: linked.id },
    data: { lastUsedAt: readClock() },
  });
  if (account === null || count === 0) return null;
  return account.emailVerifiedAt === null ? "oauth-account-not-verified" : { account, mail: null };
}

async function findByAddress(
  transaction: Transaction,
  identity: ProvenIdentity,
  origin: RequestOrigin,
): Promise<Found | IdentityRefusal> {
  if (identity.email === null) return "oauth-email-missing";
  if (!identity.isEmailVerified) return "oauth-email-not-verified";
  const opened = await openAccount(transaction, identity.email, identity.name);
  const account = await lockAccount(transaction, identity.email);
  if (account === null) throw new Error("The account vanished while it was opened.");
  if (account.emailVerifiedAt === null) return "oauth-account-not-verified";
  // A provider's word would take the place of both steps at once.
  if (await hasSecondFactor(transaction, account.id)) return "oauth-second-factor";
  if (opened)
    await recordPlatformAudit(transaction, userActor(account), origin, {
      action: "accounts.sign_up",
      resource: { kind: "user", id: account.id },
      after: { provider: identity.provider },
      personal: { "after.name": account.name, "after.email": account.email },
    });
  const link = await addIdentity(transaction, account, identity, origin);
  return typeof link === "string" ? link : { account, mail: link };
}

/** True when there was no account with this address. The provider has verified it, so it is confirmed. */
async function openAccount(transaction: Transaction, email: string, name: string): Promise<boolean> {
  const { count } = await transaction.user.createMany({
    data: { email, name, emailVerifiedAt: readClock() },
    skipDuplicates: true,
  });
  return count === 1;
}

async function admit(
  transaction: Transaction,
  account: Account,
  origin: RequestOrigin,
): Promise<IdentitySignIn> {
  const withSecondFactor = await hasSecondFactor(transaction, account.id);
  if (await mustUseSingleSignOn(transaction, account, { withSecondFactor }))
    return { kind: "refused", code: "sso-required" };
  if (withSecondFactor) {
    const pendingSignInId = await openPendingSignIn(transaction, account.id, { method: "provider" });
    await recordPlatformAudit(transaction, userActor(account), origin, {
      action: "sessions.await_second_step",
      resource: { kind: "user", id: account.id },
    });
    return { kind: "second-step", pendingSignInId };
  }
  const proof = { method: "provider", factor: null } as const;
  const sessionId = await openSession(transaction, account, origin, proof);
  return { kind: "signed-in", sessionId, userId: account.id };
}
