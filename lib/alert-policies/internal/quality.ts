import "server-only";
import { now } from "@/lib/core/clock";
import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import type { Transaction } from "@/lib/db/transaction";
import type { PolicyQuality } from "../types";

const QUALITY_DAYS = 30;

export type PolicyOutcome = {
  openAlerts: number;
  openSeverity: AlertSeverity | null;
  lastFiredAt: Date | null;
  quality: PolicyQuality;
};

const NO_OUTCOME: PolicyOutcome = {
  openAlerts: 0,
  openSeverity: null,
  lastFiredAt: null,
  quality: { alerts: 0, precision: null, acknowledged: null, flaps: 0 },
};

type Row = {
  policy_id: string;
  open: number;
  open_rank: number | null;
  last_fired_at: Date;
  alerts: number;
  acknowledged: number;
  answered: number;
  mistaken: number;
  flaps: number;
};

/** What became of some policies, all in one query: what is open, and how well they served. */
export async function readOutcomes(
  transaction: Transaction,
  organizationId: string,
  policyIds: readonly string[],
): Promise<(policyId: string) => PolicyOutcome> {
  const since = new Date(now().getTime() - QUALITY_DAYS * 86_400_000);
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT policy_id,
      count(*) FILTER (WHERE state <> 'resolved')::int AS open,
      max(array_position(${[...ALERT_SEVERITIES]}::text[], severity)) FILTER (WHERE state <> 'resolved') AS open_rank,
      max(fired_at) AS last_fired_at,
      count(*) FILTER (WHERE recent)::int AS alerts,
      count(*) FILTER (WHERE recent AND acknowledged_at IS NOT NULL)::int AS acknowledged,
      count(*) FILTER (WHERE recent AND (acknowledged_at IS NOT NULL OR false_positive_at IS NOT NULL))::int AS answered,
      count(*) FILTER (WHERE recent AND false_positive_at IS NOT NULL)::int AS mistaken,
      count(*) FILTER (WHERE recent AND (flapping OR EXISTS (
        SELECT FROM alert_notices notice
        WHERE notice.organization_id = alert.organization_id AND notice.alert_id = alert.id
          AND notice.kind = 'flapping')))::int AS flaps
    FROM alerts alert, LATERAL (SELECT fired_at > ${since}::timestamptz AS recent) AS age
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ANY (${[...policyIds]}::uuid[])
    GROUP BY policy_id`;
  const outcomes = new Map(rows.map((row) => [row.policy_id, outcomeOf(row)]));
  return (policyId) => outcomes.get(policyId) ?? NO_OUTCOME;
}

function outcomeOf(row: Row): PolicyOutcome {
  return {
    openAlerts: row.open,
    openSeverity: row.open_rank === null ? null : (ALERT_SEVERITIES[row.open_rank - 1] ?? null),
    lastFiredAt: row.last_fired_at,
    quality: {
      alerts: row.alerts,
      precision: share(row.answered - row.mistaken, row.answered),
      acknowledged: share(row.acknowledged, row.alerts),
      flaps: row.flaps,
    },
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}
