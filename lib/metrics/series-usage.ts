import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { seriesLimitOf } from "./series-limit";

export type SeriesUsage = { used: number; limit: number };

/** How many series the organisation has of those its plan allows. */
export async function getSeriesUsage(context: OrganizationContext): Promise<SeriesUsage> {
  requirePermission(context, "metrics.read");
  return withOrganization(context, async (transaction) => {
    const { plan } = await transaction.organization.findUniqueOrThrow({
      where: { id: context.organizationId },
      select: { plan: true },
    });
    const used = await transaction.metricSeries.count({ where: { organizationId: context.organizationId } });
    return { used, limit: seriesLimitOf(plan) };
  });
}
