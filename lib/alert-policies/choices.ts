import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { METRIC_TYPES, METRICS } from "@/lib/metrics/catalogue";

export type MetricChoice = {
  name: string;
  label: string;
  unit: string;
  /** The names of its labels; a metric of the catalogue has none. */
  labels: string[];
};

/** Whom a policy can name: what is stored, and how it is called. */
export type TargetChoice = { target: string; label: string };

/** What the form of a policy offers. */
export type PolicyChoices = {
  metrics: MetricChoice[];
  targets: TargetChoice[];
  policies: { id: string; name: string }[];
};

/** Everything of the organisation that a policy can be made of. */
export async function listPolicyChoices(context: OrganizationContext): Promise<PolicyChoices> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => ({
    metrics: [
      ...METRIC_TYPES.map((name) => ({
        name,
        label: METRICS[name].label,
        unit: METRICS[name].unit,
        labels: [],
      })),
      ...(await pushedMetrics(transaction, organizationId)),
    ],
    targets: await listTargets(transaction, organizationId),
    policies: (
      await transaction.alertPolicy.findMany({
        where: { organizationId, deletedAt: null, kind: { not: "composite" } },
        select: { id: true, policyName: true },
        orderBy: { policyName: "asc" },
      })
    ).map(({ id, policyName }) => ({ id, name: policyName })),
  }));
}

async function pushedMetrics(transaction: Transaction, organizationId: string): Promise<MetricChoice[]> {
  return transaction.$queryRaw<MetricChoice[]>`
    SELECT name, name AS label, min(unit) AS unit,
      coalesce(array_agg(DISTINCT label ORDER BY label) FILTER (WHERE label IS NOT NULL), '{}') AS labels
    FROM metric_series LEFT JOIN LATERAL jsonb_object_keys(labels) AS label ON true
    WHERE organization_id = ${organizationId}::uuid
    GROUP BY name ORDER BY name`;
}

async function listTargets(transaction: Transaction, organizationId: string): Promise<TargetChoice[]> {
  const named = { select: { key: true, name: true }, orderBy: { name: "asc" as const } };
  const where = { organizationId };
  const choices = async (prefix: string, noun: string, rows: Promise<{ key: string; name: string }[]>) =>
    (await rows).map(({ key, name }) => ({ target: `${prefix}${key}`, label: `${noun}: ${name}` }));
  return [
    { target: "email", label: "E-mail" },
    ...(await choices(
      "",
      "Channel",
      transaction.notificationChannel.findMany({ where: { organizationId, deletedAt: null }, ...named }),
    )),
    ...(await choices("group:", "Group", transaction.recipientGroup.findMany({ where, ...named }))),
    ...(await choices("on-call:", "On call", transaction.onCallSchedule.findMany({ where, ...named }))),
    ...(await choices(
      "escalation:",
      "Escalation",
      transaction.escalationPolicy.findMany({ where, ...named }),
    )),
  ];
}
