import "server-only";
import { assessAt } from "@/lib/compliance/queries/assessment-at";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf, type Day } from "@/lib/evidence/days";
import type { ReportSource } from "../build-model";
import { periodBefore, periodOf } from "../period";
import { readAudit } from "./audit";
import { readAcceptedRisks, readAlerts, readIncidents } from "./responses";
import { readSnapshots } from "./snapshots";

type Asked = { organizationName: string; fromDay: Day; toDay: Day; requestedAt: Date };

/** Everything that the report of a period is made of. Days that are over give the same whenever they are read. */
export async function readSource(context: OrganizationContext, asked: Asked): Promise<ReportSource> {
  requirePermission(context, "evidence.read");
  const { organizationId } = context;
  const period = periodOf(asked.fromDay, asked.toDay);
  const previous = periodBefore(period);
  const { from } = boundsOf(period.from_day);
  const { until } = boundsOf(period.to_day);
  const asOf = until < asked.requestedAt ? until : asked.requestedAt;
  const snapshots = await readSnapshots(context, { fromDay: previous.from_day, toDay: period.to_day });
  const audit = await readAudit(context, { from, until: asOf });
  const window = { from, until, asOf };
  return withOrganization(context, async (transaction) => ({
    organization: { id: organizationId, name: asked.organizationName },
    period,
    previous,
    snapshots,
    assessment: await assessAt(transaction, organizationId, asOf),
    previousAssessment: await assessAt(transaction, organizationId, from),
    accepted: await readAcceptedRisks(transaction, organizationId, asOf),
    audit,
    alerts: await readAlerts(transaction, organizationId, window),
    incidents: await readIncidents(transaction, organizationId, window),
  }));
}
