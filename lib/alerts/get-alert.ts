import "server-only";
import type { Json } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { placeOf } from "./cursor";
import { toDefinition } from "./internal/definition";
import { alertsFrom, summaryColumns, toAlertSummary, type SummaryRow } from "./internal/rows";
import { beyond, orderOf, type AlertScope } from "./internal/search";
import { readTimeline } from "./internal/timeline";
import type { AlertDetail, AlertPerson, AlertSummary } from "./types";

const MOST_SIMILAR = 8;

type DetailRow = SummaryRow & {
  episode: number;
  fingerprint: string;
  policy_version: number;
  newest_version: number;
  definition: { [column: string]: Json };
  resolved_by_id: string | null;
  resolver_name: string | null;
  false_positive_by_id: string | null;
  marker_name: string | null;
};

/** One alert with its definition, its timeline and its neighbours. NOT_FOUND for another organisation's. */
export async function getAlert(context: OrganizationContext, id: string): Promise<AlertDetail> {
  requirePermission(context, "alerts.read");
  const { organizationId } = context;
  const time = now();
  return withOrganization(context, async (transaction) => {
    const row = await findRow(transaction, organizationId, id);
    const summary = toAlertSummary(row, time);
    const similar = await findSimilar(transaction, organizationId, row);
    return {
      ...summary,
      episode: row.episode,
      policyVersion: row.policy_version,
      newerPolicyVersion: row.newest_version > row.policy_version ? row.newest_version : null,
      definition: toDefinition(row.definition),
      resolvedBy: person(row.resolved_by_id, row.resolver_name),
      falsePositive: row.false_positive_at && {
        at: row.false_positive_at,
        by: person(row.false_positive_by_id, row.marker_name),
      },
      ...(await readTimeline(transaction, organizationId, id)),
      similar: similar.map((each) => toAlertSummary(each, time)),
      previousId: await findNeighbour(transaction, organizationId, summary, true),
      nextId: await findNeighbour(transaction, organizationId, summary, false),
    };
  });
}

/** One alert as lists show it. */
export async function getAlertSummary(context: OrganizationContext, id: string): Promise<AlertSummary> {
  requirePermission(context, "alerts.read");
  const row = await withOrganization(context, (transaction) =>
    findRow(transaction, context.organizationId, id),
  );
  return toAlertSummary(row, now());
}

async function findRow(transaction: Transaction, organizationId: string, id: string): Promise<DetailRow> {
  const [row] = await transaction.$queryRaw<DetailRow[]>`
    SELECT ${summaryColumns}, alert.episode, alert.fingerprint, alert.policy_version,
           policy.version AS newest_version, version.definition, alert.resolved_by_id,
           resolver.name AS resolver_name, alert.false_positive_by_id, marker.name AS marker_name
      FROM ${alertsFrom}
      JOIN alert_policy_versions AS version ON version.organization_id = alert.organization_id
       AND version.policy_id = alert.policy_id AND version.version = alert.policy_version
      LEFT JOIN users AS resolver ON resolver.id = alert.resolved_by_id
      LEFT JOIN users AS marker ON marker.id = alert.false_positive_by_id
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.id = ${id}::uuid`;
  if (row === undefined) throw notFound("alert");
  return row;
}

/** The newest others of the same policy, or about the same labels. */
async function findSimilar(
  transaction: Transaction,
  organizationId: string,
  { id, policy_id, fingerprint }: DetailRow,
): Promise<SummaryRow[]> {
  const newestOf = (condition: Prisma.Sql) => Prisma.sql`
    (SELECT id FROM alerts WHERE organization_id = ${organizationId}::uuid AND ${condition}
        AND id <> ${id}::uuid ORDER BY fired_at DESC LIMIT ${MOST_SIMILAR})`;
  return transaction.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns} FROM ${alertsFrom}
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.id IN (
       ${newestOf(Prisma.sql`policy_id = ${policy_id}::uuid`)}
       UNION ${newestOf(Prisma.sql`fingerprint = ${fingerprint} AND labels <> '{}'`)})
     ORDER BY (alert.policy_id = ${policy_id}::uuid AND alert.fingerprint = ${fingerprint}) DESC,
           alert.fired_at DESC, alert.id DESC
     LIMIT ${MOST_SIMILAR}`;
}

/** The alert before or after it: among those that are active while it is one of them, else in the history. */
async function findNeighbour(
  transaction: Transaction,
  organizationId: string,
  alert: AlertSummary,
  upwards: boolean,
): Promise<string | null> {
  const scope: AlertScope = alert.state === "resolved" ? "history" : "active";
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT alert.id FROM alerts AS alert
     WHERE alert.organization_id = ${organizationId}::uuid
       ${scope === "active" ? Prisma.sql`AND alert.state <> 'resolved'` : Prisma.empty}
       ${beyond(scope, placeOf(alert), upwards)}
     ORDER BY ${orderOf(scope, upwards)} LIMIT 1`;
  return row?.id ?? null;
}

function person(id: string | null, name: string | null): AlertPerson | null {
  return id === null ? null : { id, name: name ?? "Former member" };
}
