import "server-only";
import type { Account } from "@/lib/accounts/lock-account";
import { enqueueFactorNotice } from "@/lib/accounts/two-factor/notice";
import { userActor } from "@/lib/accounts/user-actor";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import type { StoredConnection } from "../connection";
import type { Claims } from "../oidc/claims";

type Link = { account: Account; claims: Claims; isNew: boolean };

/** Remembers whom a provider means by a name, and tells the owner of an account that was there before. */
export async function linkSsoIdentity(
  transaction: Transaction,
  { organization, settings }: StoredConnection,
  { account, claims, isNew }: Link,
  origin: RequestOrigin,
): Promise<QueuedMail[]> {
  const at = readClock();
  await transaction.ssoIdentity.create({
    data: {
      organizationId: organization.id,
      userId: account.id,
      issuer: settings.issuer,
      subject: claims.subject,
      email: claims.email ?? "",
      createdAt: at,
      lastUsedAt: at,
    },
  });
  await recordAudit(
    transaction,
    { organizationId: organization.id, actor: userActor(account), origin },
    {
      action: "sso.link_identity",
      resource: { kind: "user", id: account.id },
      after: { issuer: settings.issuer },
      personal: { "after.email": claims.email ?? "" },
    },
  );
  if (isNew) return [];
  const change = { kind: "identity-linked", provider: `${organization.name} single sign-on` } as const;
  return [await enqueueFactorNotice(transaction, account, origin, change)];
}
