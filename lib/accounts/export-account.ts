import "server-only";
import { PLATFORM_CHAIN_ID, recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByTarget } from "./account-limits";
import type { ActiveSession } from "./sessions";
import { userActor } from "./user-actor";

/** Most rows of one kind; a list that was cut says so. */
const MOST_ROWS = 10_000;

/** Everything that is stored about one person, in the words of the product. Secrets are left out. */
export type AccountExport = {
  format: "regulix-account-export";
  version: 1;
  exported_at: string;
  account: unknown;
  lists: Record<string, { rows: unknown[]; is_complete: boolean }>;
};

/** Gathers what is stored about somebody, for them to take along (GDPR art. 15 and 20). */
export async function exportAccount({ user }: ActiveSession, origin: RequestOrigin): Promise<AccountExport> {
  await limitByTarget("export-account", user.id);
  return withPlatform("export an account", async (transaction) => {
    const account = await transaction.user.findUniqueOrThrow({
      where: { id: user.id },
      select: { id: true, email: true, name: true, timeZone: true, createdAt: true, emailVerifiedAt: true },
    });
    const lists: AccountExport["lists"] = {};
    for (const [name, read] of Object.entries(LISTS)) {
      const rows = await read(transaction, user);
      lists[name] = { rows: rows.slice(0, MOST_ROWS), is_complete: rows.length <= MOST_ROWS };
    }
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "accounts.export",
      resource: { kind: "user", id: user.id },
    });
    return {
      format: "regulix-account-export",
      version: 1,
      exported_at: readClock().toISOString(),
      account,
      lists,
    };
  });
}

type Reader = (transaction: Transaction, user: { id: string; email: string }) => Promise<unknown[]>;

const NEWEST = { orderBy: { createdAt: "desc" }, take: MOST_ROWS + 1 } as const;

const LISTS: Record<string, Reader> = {
  memberships: (transaction, { id }) =>
    transaction.membership.findMany({
      where: { userId: id },
      select: { role: true, createdAt: true, organization: { select: { id: true, name: true } } },
      ...NEWEST,
    }),
  sessions: (transaction, { id }) =>
    transaction.session.findMany({
      where: { userId: id },
      select: {
        createdAt: true,
        lastUsedAt: true,
        expiresAt: true,
        revokedAt: true,
        ipAddress: true,
        userAgent: true,
        method: true,
      },
      ...NEWEST,
    }),
  authenticator_apps: (transaction, { id }) =>
    transaction.totpFactor.findMany({
      where: { userId: id },
      select: { createdAt: true, confirmedAt: true },
      ...NEWEST,
    }),
  passkeys: (transaction, { id }) =>
    transaction.passkey.findMany({
      where: { userId: id },
      select: { name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
      ...NEWEST,
    }),
  notifications: (transaction, { id }) =>
    transaction.notification.findMany({
      where: { userId: id },
      select: { type: true, title: true, body: true, createdAt: true, readAt: true, archivedAt: true },
      ...NEWEST,
    }),
  notification_preferences: (transaction, { id }) =>
    transaction.notificationPreference.findMany({
      where: { userId: id },
      select: { organizationId: true, type: true, inApp: true, mail: true, updatedAt: true },
      take: MOST_ROWS + 1,
    }),
  mails: (transaction, { email }) =>
    transaction.mailMessage.findMany({
      where: { recipient: email },
      select: { template: true, subject: true, createdAt: true },
      ...NEWEST,
    }),
  api_keys: (transaction, { id }) =>
    transaction.apiKey.findMany({
      where: { createdByUserId: id },
      select: {
        organizationId: true,
        name: true,
        prefix: true,
        scopes: true,
        createdAt: true,
        revokedAt: true,
      },
      ...NEWEST,
    }),
  audit_entries: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT entry.*
      FROM (SELECT id FROM organizations UNION ALL SELECT ${PLATFORM_CHAIN_ID}::uuid) AS chain
      CROSS JOIN LATERAL (
        SELECT organization_id, recorded_at, action, resource_kind, resource_name
          FROM audit_logs
         WHERE audit_logs.organization_id = chain.id AND actor_id = ${id}::uuid
         ORDER BY sequence DESC LIMIT ${MOST_ROWS + 1}) AS entry
     ORDER BY entry.recorded_at DESC LIMIT ${MOST_ROWS + 1}`,
  audit_values: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT organization_id, entry_id, field, value
      FROM audit_personal_data WHERE subject_id = ${id}::uuid
     ORDER BY entry_id DESC LIMIT ${MOST_ROWS + 1}`,
  security_events: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT event.*
      FROM organizations
      CROSS JOIN LATERAL (
        SELECT organization_id, occurred_at, kind, severity, actor_name, host(source_address) AS source_address,
               user_agent
          FROM security_events
         WHERE security_events.organization_id = organizations.id AND actor_id = ${id}
         ORDER BY sequence DESC LIMIT ${MOST_ROWS + 1}) AS event
     ORDER BY event.occurred_at DESC LIMIT ${MOST_ROWS + 1}`,
};
