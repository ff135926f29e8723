import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { alertsFrom, summaryColumns, toAlertSummary, type SummaryRow } from "./internal/rows";
import type { AlertSummary } from "./types";

const LIST_LIMIT = 200;

/** What fires or is being worked on, newest first. */
export async function listActiveAlerts(context: OrganizationContext): Promise<AlertSummary[]> {
  requirePermission(context, "alerts.read");
  const rows = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<SummaryRow[]>`
      SELECT ${summaryColumns} FROM ${alertsFrom}
      WHERE alert.organization_id = ${context.organizationId}::uuid AND alert.state <> 'resolved'
      ORDER BY alert.fired_at DESC, alert.id DESC LIMIT ${LIST_LIMIT}`,
  );
  const time = now();
  return rows.map((row) => toAlertSummary(row, time));
}
