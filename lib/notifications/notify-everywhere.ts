import "server-only";
import { rolesAllowed, type PermissionAction } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { LIVE_CHANNEL, type LiveSignal } from "@/lib/live/signal";
import type { NotificationData, OrganizationNotificationName } from "./catalogue";
import { messageOf } from "./notify";

type EverywhereNotice<Name extends OrganizationNotificationName> = {
  type: Name;
  data: NotificationData<Name>;
  key: string;
  /** Tells the members who may do this. */
  permission: PermissionAction;
  /** Organisations that came later are not concerned. */
  since: Date;
};

/**
 * Tells every organisation the same in one statement, however many there are: for what concerns the whole
 * installation. Needs the platform's door. In the product alone: its types are never mailed.
 */
export async function notifyEverywhere<Name extends OrganizationNotificationName>(
  transaction: Transaction,
  notice: EverywhereNotice<Name>,
): Promise<void> {
  const { type, idempotencyKey, title, body, path, createdAt } = messageOf(notice);
  const roles = [...rolesAllowed(notice.permission)];
  await transaction.$executeRaw`
    INSERT INTO notifications
      (organization_id, user_id, type, idempotency_key, title, body, path, created_at, changed_at)
    SELECT organizations.id, memberships.user_id, ${type}, organizations.id || ':' || ${idempotencyKey}::text,
           ${title}, ${body}, ${path}, ${createdAt}::timestamptz, ${createdAt}::timestamptz
      FROM organizations
      JOIN memberships ON memberships.organization_id = organizations.id AND memberships.role = ANY(${roles}::text[])
      LEFT JOIN notification_preferences AS preferences
        ON preferences.organization_id = organizations.id
       AND preferences.user_id = memberships.user_id AND preferences.type = ${type}
     WHERE organizations.deleted_at IS NULL AND organizations.created_at < ${notice.since}::timestamptz
       AND coalesce(preferences.in_app, true)
    ON CONFLICT (user_id, idempotency_key) DO NOTHING`;
  const everybody: LiveSignal = { topic: "notifications", organizationIds: [] };
  await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(everybody)})`;
}
