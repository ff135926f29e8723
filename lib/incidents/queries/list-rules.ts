import "server-only";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { LabelMatcher } from "../match-labels";
import type { ResolveOn } from "../resolve-by-rule";
import type { SeverityMapping } from "../severity";

export type CorrelationRuleItem = {
  id: string;
  name: string;
  enabled: boolean;
  matchers: LabelMatcher[];
  minimumSeverity: AlertSeverity;
  samePolicy: boolean;
  sameLabels: string[];
  windowSeconds: number;
  minimumCount: number;
  severityMapping: SeverityMapping;
  resolveOn: ResolveOn;
  titleTemplate: string;
  runbookSteps: string[];
  incidentCount: number;
};

/** The correlation rules in the order in which they are tried. */
export async function listRules(context: OrganizationContext): Promise<CorrelationRuleItem[]> {
  requirePermission(context, "incidents.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.correlationRule.findMany({
      where: { organizationId: context.organizationId, deletedAt: null },
      include: { _count: { select: { incidents: true } } },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    enabled: row.enabled,
    // The checks of the table and the schema of the form hold these shapes.
    matchers: row.matchers as LabelMatcher[],
    minimumSeverity: row.minimumSeverity as AlertSeverity,
    samePolicy: row.samePolicy,
    sameLabels: row.sameLabels,
    windowSeconds: row.windowSeconds,
    minimumCount: row.minimumCount,
    severityMapping: row.severityMapping as SeverityMapping,
    resolveOn: row.resolveOn as ResolveOn,
    titleTemplate: row.titleTemplate,
    runbookSteps: row.runbookSteps,
    incidentCount: row._count.incidents,
  }));
}
