import "server-only";
import { GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import type { IncidentSeverity } from "@/lib/incidents/severity";
import { categoryOfKind } from "@/lib/routing/categories";
import { forecastDaysUntilFull } from "../forecast";
import type { OperationsFigures } from "../types";

/** One organisation whose day is over. */
export type DueReport = {
  organizationId: string;
  date: string;
  timeZone: string;
  periodFrom: Date;
  periodTo: Date;
};

type Of<Row> = Row & { organizationId: string };

const MOST_ROUTES = 5;
/** One slow answer of a route that is hardly asked for says nothing about it. */
const FEWEST_REQUESTS = 5;
const GROWTH_DAYS = 30;

/** The figures of all these days, with a statement a topic however many organisations there are. */
export async function readFigures(
  transaction: Transaction,
  reports: readonly DueReport[],
): Promise<Map<string, OperationsFigures>> {
  const due = Prisma.sql`jsonb_to_recordset(${JSON.stringify(
    reports.map(({ organizationId, periodFrom, periodTo }) => ({
      organization_id: organizationId,
      period_from: periodFrom,
      period_to: periodTo,
    })),
  )}::jsonb) AS due (organization_id uuid, period_from timestamptz, period_to timestamptz)`;
  const health = byOrganization(await readHealth(transaction, due));
  const groups = await readAlertGroups(transaction, due);
  const alerts = byOrganization(await readAlerts(transaction, due));
  const opened = await readOpened(transaction, due);
  const incidents = byOrganization(await readIncidents(transaction, due));
  const deliveries = byOrganization(await readDeliveries(transaction, due));
  const routes = await readRoutes(transaction, due);
  const capacity = byOrganization(await readCapacity(transaction, due));
  const figures = reports.flatMap(({ organizationId }): [string, OperationsFigures][] => {
    const [healthOf, alertsOf, incidentsOf, deliveriesOf, capacityOf] = [
      health.get(organizationId),
      alerts.get(organizationId),
      incidents.get(organizationId),
      deliveries.get(organizationId),
      capacity.get(organizationId),
    ];
    if (!healthOf || !alertsOf || !incidentsOf || !deliveriesOf || !capacityOf) return [];
    const { growthDays, ...storage } = capacityOf;
    return [
      [
        organizationId,
        {
          health: healthOf,
          alerts: {
            ...alertsOf,
            groups: groupsOf(groups.filter((row) => row.organizationId === organizationId)),
          },
          incidents: { ...incidentsOf, opened: own(opened, organizationId) },
          deliveries: deliveriesOf,
          slowestRoutes: own(routes, organizationId),
          capacity: {
            ...storage,
            daysUntilFull: forecastDaysUntilFull({
              usedBytes: storage.storageUsedBytes,
              quotaBytes: storage.storageQuotaBytes,
              bytesPerDay: storage.bytesPerDay,
              days: growthDays,
            }),
          },
        },
      ],
    ];
  });
  return new Map(figures);
}

function byOrganization<Row extends object>(rows: readonly Of<Row>[]): Map<string, Row> {
  return new Map(rows.map(({ organizationId, ...row }) => [organizationId, row as unknown as Row]));
}

function own<Row extends object>(rows: readonly Of<Row>[], wanted: string): Row[] {
  return rows.flatMap(({ organizationId, ...row }) =>
    organizationId === wanted ? [row as unknown as Row] : [],
  );
}

type AlertGroupRow = { organizationId: string; kind: string; severity: AlertSeverity; fired: number };

function groupsOf(rows: readonly AlertGroupRow[]): OperationsFigures["alerts"]["groups"] {
  const groups = new Map<string, OperationsFigures["alerts"]["groups"][number]>();
  for (const { kind, severity, fired } of rows) {
    const category = categoryOfKind(kind);
    const known = groups.get(`${category} ${severity}`);
    if (known) known.fired += fired;
    else groups.set(`${category} ${severity}`, { category, severity, fired });
  }
  return [...groups.values()].sort(
    (one, other) => GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity),
  );
}

function readHealth(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<OperationsFigures["health"]>[]>`
    SELECT due.organization_id AS "organizationId", count(measured.slot)::integer AS "collectedSlots",
           (extract(epoch FROM due.period_to - due.period_from) / 300)::integer AS "expectedSlots",
           sum(request_count)::float8 AS requests,
           (sum(error_rate * request_count) / nullif(sum(request_count) FILTER (WHERE error_rate IS NOT NULL), 0))::float8
             AS "errorRatePercent",
           (sum(api_latency_ms * request_count)
             / nullif(sum(request_count) FILTER (WHERE api_latency_ms IS NOT NULL), 0))::float8 AS "meanLatencyMs",
           max(api_latency_p95_ms)::float8 AS "worstP95LatencyMs", sum(security_events)::float8 AS "securityEvents"
      FROM ${due}
      LEFT JOIN metrics_5m AS measured ON measured.organization_id = due.organization_id
       AND measured.slot > due.period_from AND measured.slot <= due.period_to
     GROUP BY due.organization_id, due.period_from, due.period_to`;
}

function readAlertGroups(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<AlertGroupRow[]>`
    SELECT due.organization_id AS "organizationId", policy.kind, alert.severity, count(*)::integer AS fired
      FROM ${due}
      JOIN alerts AS alert ON alert.organization_id = due.organization_id
       AND alert.fired_at > due.period_from AND alert.fired_at <= due.period_to
      JOIN alert_policies AS policy
        ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id
     GROUP BY due.organization_id, policy.kind, alert.severity
     ORDER BY policy.kind, alert.severity`;
}

function readAlerts(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<Omit<OperationsFigures["alerts"], "groups">>[]>`
    SELECT due.organization_id AS "organizationId", count(*) FILTER (WHERE alert.fired_at > due.period_from)::integer AS fired,
           count(alert.acknowledged_at) FILTER (WHERE alert.fired_at > due.period_from)::integer AS acknowledged,
           count(alert.false_positive_at) FILTER (WHERE alert.fired_at > due.period_from)::integer AS "falsePositives",
           count(alert.id) FILTER (WHERE coalesce(alert.resolved_at, 'infinity') > due.period_to)::integer AS "openAtEnd"
      FROM ${due}
      LEFT JOIN alerts AS alert ON alert.organization_id = due.organization_id AND alert.fired_at <= due.period_to
       AND (alert.fired_at > due.period_from OR coalesce(alert.resolved_at, 'infinity') > due.period_to)
     GROUP BY due.organization_id`;
}

function readOpened(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<{ severity: IncidentSeverity; count: number }>[]>`
    SELECT due.organization_id AS "organizationId", incident.severity, count(*)::integer AS count
      FROM ${due}
      JOIN incidents AS incident ON incident.organization_id = due.organization_id AND incident.merged_into_id IS NULL
       AND incident.opened_at > due.period_from AND incident.opened_at <= due.period_to
     GROUP BY due.organization_id, incident.severity ORDER BY incident.severity`;
}

function readIncidents(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<Omit<OperationsFigures["incidents"], "opened">>[]>`
    SELECT due.organization_id AS "organizationId",
           count(*) FILTER (WHERE resolved_at > due.period_from AND resolved_at <= due.period_to)::integer AS resolved,
           count(incident.id) FILTER (WHERE coalesce(resolved_at, closed_at, 'infinity') > due.period_to)::integer
             AS "underWayAtEnd",
           count(*) FILTER (WHERE response_due_at > due.period_from AND response_due_at <= due.period_to
             AND coalesce(acknowledged_at, 'infinity') > response_due_at)::integer AS "targetsMissed"
      FROM ${due}
      LEFT JOIN incidents AS incident ON incident.organization_id = due.organization_id
       AND incident.merged_into_id IS NULL AND incident.opened_at <= due.period_to
     GROUP BY due.organization_id`;
}

/** What the outbox was given that day, as it stands now. */
function readDeliveries(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<OperationsFigures["deliveries"]>[]>`
    SELECT due.organization_id AS "organizationId", count(*) FILTER (WHERE state = 'delivered')::integer AS delivered,
           count(*) FILTER (WHERE state = 'failed')::integer AS failed,
           count(*) FILTER (WHERE state IN ('pending', 'leased'))::integer AS waiting
      FROM ${due}
      LEFT JOIN notification_deliveries AS delivery ON delivery.organization_id = due.organization_id
       AND delivery.created_at > due.period_from AND delivery.created_at <= due.period_to
     GROUP BY due.organization_id`;
}

function readRoutes(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<Of<OperationsFigures["slowestRoutes"][number]>[]>`
    SELECT "organizationId", route, method, requests, "p95Ms" FROM (
      SELECT measured.*, row_number() OVER (PARTITION BY "organizationId" ORDER BY "p95Ms" DESC)::integer AS place
        FROM (
          SELECT due.organization_id AS "organizationId", route, method, count(*)::integer AS requests,
                 percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_milliseconds) AS "p95Ms"
            FROM ${due}
            JOIN request_records AS request ON request.organization_id = due.organization_id
             AND request.occurred_at > due.period_from AND request.occurred_at <= due.period_to
           GROUP BY due.organization_id, route, method HAVING count(*) >= ${FEWEST_REQUESTS}
        ) AS measured
    ) AS ranked WHERE place <= ${MOST_ROUTES} ORDER BY "organizationId", place`;
}

function readCapacity(transaction: Transaction, due: Prisma.Sql) {
  return transaction.$queryRaw<
    Of<Omit<OperationsFigures["capacity"], "daysUntilFull"> & { growthDays: number }>[]
  >`
    SELECT due.organization_id AS "organizationId", organization.storage_quota_bytes::float8 AS "storageQuotaBytes",
           (array_agg(measured.storage_used_bytes ORDER BY measured.slot DESC)
             FILTER (WHERE measured.storage_used_bytes IS NOT NULL))[1]::float8 AS "storageUsedBytes",
           regr_slope(measured.storage_used_bytes, extract(epoch FROM measured.slot) / 86400)::float8 AS "bytesPerDay",
           count(DISTINCT measured.slot::date)::integer AS "growthDays"
      FROM ${due}
      JOIN organizations AS organization ON organization.id = due.organization_id
      -- One slot an hour is enough for a line through a month.
      LEFT JOIN metrics_5m AS measured ON measured.organization_id = due.organization_id
       AND measured.slot > due.period_to - make_interval(days => ${GROWTH_DAYS}) AND measured.slot <= due.period_to
       AND extract(minute FROM measured.slot) = 0
     GROUP BY due.organization_id, organization.storage_quota_bytes`;
}
