import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Day } from "@/lib/evidence/days";
import type { AcceptedRisk, AlertFacts, IncidentFacts, SeverityCount } from "../model";

/** `asOf` is the end of the period, or now where that is still to come: what happened later is not in the report. */
export type ResponseWindow = { from: Date; until: Date; asOf: Date };

const MOST_INCIDENTS = 40;

export async function readAlerts(
  transaction: Transaction,
  organizationId: string,
  { from, until, asOf }: ResponseWindow,
): Promise<AlertFacts> {
  const fired = await transaction.$queryRaw<SeverityCount[]>`
    SELECT severity, count(*)::int AS count FROM alerts
    WHERE organization_id = ${organizationId}::uuid
      AND fired_at >= ${from}::timestamptz AND fired_at < ${until}::timestamptz
    GROUP BY severity ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], severity)`;
  const [counts] = await transaction.$queryRaw<Omit<AlertFacts, "fired" | "days">[]>`
    SELECT count(*) FILTER (WHERE acknowledged_at <= ${asOf}::timestamptz AND fired_at >= ${from}::timestamptz)::int AS acknowledged,
      round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - fired_at) / 60)
        FILTER (WHERE acknowledged_at <= ${asOf}::timestamptz AND fired_at >= ${from}::timestamptz))::numeric, 1)::float8
        AS median_minutes_to_acknowledge,
      count(*) FILTER (WHERE false_positive_at <= ${asOf}::timestamptz AND fired_at >= ${from}::timestamptz)::int AS false_positives,
      count(*) FILTER (WHERE resolved_at IS NULL OR resolved_at > ${asOf}::timestamptz)::int AS open_at_end
    FROM alerts WHERE organization_id = ${organizationId}::uuid AND fired_at < ${until}::timestamptz`;
  const days = await transaction.$queryRaw<{ day: Day; fired: number }[]>`
    SELECT (fired_at AT TIME ZONE 'UTC')::date::text AS day, count(*)::int AS fired FROM alerts
    WHERE organization_id = ${organizationId}::uuid
      AND fired_at >= ${from}::timestamptz AND fired_at < ${until}::timestamptz
    GROUP BY 1 ORDER BY 1`;
  const none = { acknowledged: 0, median_minutes_to_acknowledge: null, false_positives: 0, open_at_end: 0 };
  return { fired, days, ...(counts ?? none) };
}

export async function readIncidents(
  transaction: Transaction,
  organizationId: string,
  { from, until, asOf }: ResponseWindow,
): Promise<IncidentFacts> {
  const opened = await transaction.$queryRaw<SeverityCount[]>`
    SELECT severity, count(*)::int AS count FROM incidents
    WHERE organization_id = ${organizationId}::uuid AND merged_into_id IS NULL
      AND opened_at >= ${from}::timestamptz AND opened_at < ${until}::timestamptz
    GROUP BY severity ORDER BY severity`;
  const [counts] = await transaction.$queryRaw<{ resolved: number; open_at_end: number }[]>`
    SELECT count(*) FILTER (WHERE resolved_at >= ${from}::timestamptz AND resolved_at <= ${asOf}::timestamptz)::int AS resolved,
      count(*) FILTER (WHERE resolved_at IS NULL OR resolved_at > ${asOf}::timestamptz)::int AS open_at_end
    FROM incidents WHERE organization_id = ${organizationId}::uuid AND merged_into_id IS NULL
      AND opened_at < ${until}::timestamptz`;
  const rows = await transaction.incident.findMany({
    where: { organizationId, mergedIntoId: null, openedAt: { gte: from, lt: until } },
    orderBy: { number: "asc" },
    take: MOST_INCIDENTS,
    select: { number: true, title: true, severity: true, openedAt: true, resolvedAt: true },
  });
  return {
    opened,
    resolved: counts?.resolved ?? 0,
    open_at_end: counts?.open_at_end ?? 0,
    list: rows.map(({ number, title, severity, openedAt, resolvedAt }) => ({
      number,
      title,
      severity,
      opened_at: openedAt.toISOString(),
      resolved_at: resolvedAt !== null && resolvedAt <= asOf ? resolvedAt.toISOString() : null,
    })),
  };
}

/** Failures that somebody accepted until a date, and checks that somebody declared not applicable. */
export async function readAcceptedRisks(
  transaction: Transaction,
  organizationId: string,
  asOf: Date,
): Promise<AcceptedRisk[]> {
  const exceptions = await transaction.complianceException.findMany({
    where: { organizationId, state: "approved", decidedAt: { lte: asOf }, endsAt: { gt: asOf } },
    orderBy: [{ checkId: "asc" }, { id: "asc" }],
  });
  const waivers = await transaction.complianceWaiver.findMany({
    where: { organizationId, decidedAt: { lte: asOf } },
    orderBy: { checkId: "asc" },
  });
  return [
    ...exceptions.map(({ checkId, reason, endsAt }) => ({
      check_id: checkId,
      kind: "exception" as const,
      reason,
      until: endsAt.toISOString(),
    })),
    ...waivers.map(({ checkId, justification }) => ({
      check_id: checkId,
      kind: "waiver" as const,
      reason: justification,
      until: null,
    })),
  ];
}
