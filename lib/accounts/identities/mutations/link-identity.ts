import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { lockAccount } from "../../lock-account";
import type { ActiveSession } from "../../sessions";
import { enqueueFactorNotice } from "../../two-factor/notice";
import { userActor } from "../../user-actor";
import type { ProvenIdentity } from "../identity-of";
import { IDENTITY_PROVIDERS } from "../providers";
import type { IdentityRefusal } from "../refusals";

type Person = { id: string; name: string; email: string };

/** Connects an account of a provider to that of a signed-in person. Null, or why it was refused. */
export async function linkIdentity(
  { user }: ActiveSession,
  identity: ProvenIdentity,
  origin: RequestOrigin,
): Promise<IdentityRefusal | null> {
  if (identity.email === null) return "oauth-email-missing";
  if (!identity.isEmailVerified) return "oauth-email-not-verified";
  const outcome = await withPlatform("link an identity", async (transaction) => {
    const account = await lockAccount(transaction, user.email);
    if (!account?.emailVerifiedAt) return "oauth-account-not-verified";
    return addIdentity(transaction, account, identity, origin);
  });
  if (typeof outcome === "string") return outcome;
  if (outcome !== null) await announceMail(outcome);
  return null;
}

/**
 * Writes the link of an account that is locked and whose address is verified, with its audit entry and
 * a notice. Null when it was there already.
 */
export async function addIdentity(
  transaction: Transaction,
  user: Person,
  { provider, subject, email }: ProvenIdentity,
  origin: RequestOrigin,
): Promise<QueuedMail | IdentityRefusal | null> {
  const { count } = await transaction.linkedIdentity.createMany({
    data: { userId: user.id, provider, subject, email: email ?? "", createdAt: readClock() },
    skipDuplicates: true,
  });
  if (count === 0) {
    const holder = await transaction.linkedIdentity.findUnique({
      where: { provider_subject: { provider, subject } },
    });
    if (holder === null) return "oauth-already-linked";
    return holder.userId === user.id ? null : "oauth-linked-elsewhere";
  }
  await recordPlatformAudit(transaction, userActor(user), origin, {
    action: "identities.link",
    resource: { kind: "user", id: user.id },
    after: { provider },
    personal: { "after.email": email ?? "" },
  });
  return enqueueFactorNotice(transaction, user, origin, {
    kind: "identity-linked",
    provider: IDENTITY_PROVIDERS[provider],
  });
}
