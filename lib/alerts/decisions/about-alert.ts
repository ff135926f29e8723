import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The condition for the decisions about an alert: those that name it, and what became of messages that told of it
 * together with others.
 */
export function isAboutAlert(organizationId: string, alertId: string): Prisma.Sql {
  return Prisma.sql`
    organization_id = ${organizationId}::uuid
    AND (alert_id = ${alertId}::uuid
      OR kind = 'delivery' AND alert_id IS NULL
        AND (content::jsonb) -> 'alert_ids' @> to_jsonb(ARRAY[${alertId}::text]))`;
}
