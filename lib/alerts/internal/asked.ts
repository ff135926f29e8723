import { Prisma } from "@/lib/db/generated/client";

/**
 * The alerts that were asked for and still are as the condition wants them, locked in one order: of two
 * people who answer the same alerts at once the second waits, looks again and finds nothing left to change.
 */
export function askedAlerts(
  organizationId: string,
  ids: readonly string[],
  condition: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    SELECT alerts.organization_id, alerts.id, policy.policy_name
      FROM alerts JOIN alert_policies AS policy
        ON policy.organization_id = alerts.organization_id AND policy.id = alerts.policy_id
     WHERE alerts.organization_id = ${organizationId}::uuid AND alerts.id = ANY(${ids}::uuid[]) AND ${condition}
     ORDER BY alerts.id FOR NO KEY UPDATE OF alerts`;
}

export const answeredColumns = Prisma.sql`
  alert.id, alert.policy_id, alert.policy_version, alert.fingerprint, asked.policy_name`;

export const askedOnes = Prisma.sql`
  alert.organization_id = asked.organization_id AND alert.id = asked.id`;
