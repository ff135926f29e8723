import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

const MOST_MARKERS = 20;

export type MetricAlert = { id: string; policyName: string; firedAt: Date };

/** The newest alerts about a metric that fired in a period, the oldest first: what its chart marks. */
export async function listMetricAlerts(
  context: OrganizationContext,
  { metric, since, until }: { metric: string; since: Date; until: Date },
): Promise<MetricAlert[]> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  const rows = await withOrganization(context, (transaction) =>
    transaction.alert.findMany({
      where: { organizationId, firedAt: { gte: since, lte: until }, policy: { metricType: metric } },
      select: { id: true, firedAt: true, policy: { select: { policyName: true } } },
      orderBy: [{ firedAt: "desc" }, { id: "desc" }],
      take: MOST_MARKERS,
    }),
  );
  return rows.reverse().map(({ id, firedAt, policy }) => ({ id, firedAt, policyName: policy.policyName }));
}
