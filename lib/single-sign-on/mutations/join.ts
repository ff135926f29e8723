import "server-only";
import type { Account } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record";
import { memberContext, type RequestOrigin } from "@/lib/core/context";
import { isRole } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { reserveWithinLimit } from "@/lib/plans/entitlements";
import type { StoredConnection } from "../connection";

/** Whether somebody is a member, or becomes one by coming. Needs the lock of memberships. */
export async function mayJoin(
  transaction: Transaction,
  { organization, defaultRole }: StoredConnection,
  userId: string | null,
): Promise<boolean> {
  if (defaultRole !== null) return true;
  if (userId === null) return false;
  return (await transaction.membership.count({ where: { organizationId: organization.id, userId } })) > 0;
}

/** Makes somebody a member with the role for newcomers, unless they are one. */
export async function joinBySingleSignOn(
  transaction: Transaction,
  { id: connectionId, organization, defaultRole }: StoredConnection,
  account: Account,
  origin: RequestOrigin,
): Promise<QueuedMail[]> {
  if (defaultRole === null || !isRole(defaultRole)) return [];
  const { count } = await transaction.membership.createMany({
    data: { organizationId: organization.id, userId: account.id, role: defaultRole },
    skipDuplicates: true,
  });
  if (count === 0) return [];
  await reserveWithinLimit(transaction, organization.id, "seats", 0);
  const mails = await notify(transaction, {
    type: "members.joined",
    organizationId: organization.id,
    data: { name: account.name, role: defaultRole },
    key: `${connectionId}:${account.id}`,
    to: { permission: "members.invite", except: [account.id] },
  });
  await recordAudit(transaction, memberContext({ organization, user: account, role: defaultRole, origin }), {
    action: "members.join",
    resource: { kind: "sso_connection", id: connectionId },
    after: { role: defaultRole },
  });
  return mails;
}
