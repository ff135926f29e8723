import "server-only";
import { readDefinition } from "@/lib/alert-policies/definition";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import { isSlot } from "@/lib/collection/slots";
import type { Transaction } from "@/lib/db/transaction";
import { isMetricType } from "@/lib/metrics/catalogue";
import { fingerprint } from "../engine/fingerprint";
import type { Instant } from "../engine/replay-instants";
import type { Labels, Reading } from "../engine/types";

/** All that a version of a policy says. */
export type VersionDefinition = PolicyDefinition & { version: number };

export type PastInstant = Instant & { definition: VersionDefinition };

/** An evaluation that took place: a tick, or a signal that this policy decided something at. */
type Evaluation = { at: Date; startedAt: Date; late: boolean };
type VersionRow = {
  version: number;
  definition: Record<string, unknown>;
  created_at: Date;
  deleted_at: Date | null;
};
type ReadingRow = { at: Date; labels: Labels; value: number | null; samples: number };

/**
 * Every evaluation of a policy in (from, to] with the version then in force and what it measured, recomputed from the
 * samples that were known then, or by another instant.
 */
export async function readInstants(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  { knownBy = null, ...period }: { from: Date; to: Date; knownBy?: Date | null },
): Promise<PastInstant[]> {
  const history = await readVersions(transaction, organizationId, policyId);
  const instants = (await readEvaluations(transaction, organizationId, policyId, period)).flatMap(
    (evaluation): AskedInstant[] => {
      const version = versionAt(history, evaluation.startedAt);
      if (version === undefined) return [];
      const { definition, until } = version;
      const isRemoved = until !== null && until <= evaluation.startedAt;
      return [{ ...evaluation, definition, isRemoved, knownBy: knownBy ?? evaluation.startedAt }];
    },
  );
  const readings = await readReadings(transaction, organizationId, policyId, instants);
  return instants.map(({ at, late, definition, isRemoved }) => ({
    at,
    late,
    definition,
    isRemoved,
    readings: readings.get(at.getTime()) ?? [],
  }));
}

type AskedInstant = Evaluation & { definition: VersionDefinition; isRemoved: boolean; knownBy: Date };

/** The newest version that was there when an evaluation began. */
function versionAt(history: readonly PastVersion[], startedAt: Date): PastVersion | undefined {
  return history.findLast(({ since }) => since <= startedAt);
}

/** Instants as one text: a month of ticks as rows would cost more than all that is done with them. */
type EvaluationText = { evaluations: string | null };

async function readEvaluations(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  { from, to }: { from: Date; to: Date },
): Promise<Evaluation[]> {
  const [row] = await transaction.$queryRaw<EvaluationText[]>`
    SELECT json_agg(json_build_array(round(extract(epoch FROM at) * 1000), round(extract(epoch FROM started_at) * 1000),
      late) ORDER BY at)::text AS evaluations
    FROM (
      SELECT at, late, started_at FROM alert_ticks
      WHERE finished_at IS NOT NULL AND at > ${from}::timestamptz AND at <= ${to}::timestamptz
      UNION ALL
      SELECT DISTINCT decision.at, false, decision.at FROM alert_decisions decision
      WHERE decision.organization_id = ${organizationId}::uuid AND decision.policy_id = ${policyId}::uuid
        AND decision.kind = 'transition' AND decision.at > ${from}::timestamptz AND decision.at <= ${to}::timestamptz
        AND NOT EXISTS (SELECT FROM alert_ticks WHERE alert_ticks.at = decision.at)
    ) AS evaluation`;
  const told = JSON.parse(row?.evaluations ?? "[]") as [number, number, boolean][];
  return told.map(([at, startedAt, late]) => ({ at: new Date(at), startedAt: new Date(startedAt), late }));
}

/** A version of a policy: since when it was in force, and until when where the policy was deleted. */
type PastVersion = { since: Date; until: Date | null; definition: VersionDefinition };

async function readVersions(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
): Promise<PastVersion[]> {
  const rows = await transaction.$queryRaw<VersionRow[]>`
    SELECT version.version, version.definition, version.created_at, policy.deleted_at
    FROM alert_policy_versions version
    JOIN alert_policies policy ON policy.organization_id = version.organization_id AND policy.id = version.policy_id
    WHERE version.organization_id = ${organizationId}::uuid AND version.policy_id = ${policyId}::uuid
    ORDER BY version.version`;
  return rows.map((row) => ({
    since: row.created_at,
    until: row.deleted_at,
    definition: { ...readDefinition(row.definition), version: row.version },
  }));
}

/** What was measured at each instant, by its time. */
async function readReadings(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  instants: readonly AskedInstant[],
): Promise<Map<number, Reading[]>> {
  const byInstant = new Map<number, Reading[]>();
  const asked = instants.filter(({ isRemoved }) => !isRemoved);
  const isPlain = ({ at, definition }: AskedInstant) => isSlot(at) && readsOneSlot(definition);
  await addFigures(transaction, organizationId, asked.filter(isPlain), byInstant);
  const others = asked.filter((instant) => !isPlain(instant));
  if (others.length === 0) return byInstant;
  const rows = await transaction.$queryRaw<ReadingRow[]>`
    SELECT evaluation.at, reading.labels,
      CASE WHEN reading.value NOT IN ('NaN', 'Infinity', '-Infinity') THEN reading.value END AS value,
      CASE WHEN reading.value IS NULL THEN 0 ELSE reading.samples END::int AS samples
    FROM unnest(
      ${others.map(({ at }) => at)}::timestamptz[], ${others.map(({ definition }) => definition.version)}::int[],
      ${others.map(({ knownBy }) => knownBy)}::timestamptz[]
    ) AS evaluation (at, version, known_by)
    JOIN alert_policies policy ON policy.organization_id = ${organizationId}::uuid AND policy.id = ${policyId}::uuid
    JOIN alert_policy_versions version ON version.organization_id = policy.organization_id
      AND version.policy_id = policy.id AND version.version = evaluation.version
    CROSS JOIN LATERAL alert_readings_known(
      jsonb_populate_record(policy, version.definition), evaluation.at, evaluation.known_by) AS reading`;
  for (const row of rows) {
    const list = byInstant.get(row.at.getTime()) ?? [];
    list.push({ ...row, fingerprint: fingerprint(row.labels) });
    byInstant.set(row.at.getTime(), list);
  }
  return byInstant;
}

/** One slot is one sample: as the tick does, a join finds it for all instants at once. */
function readsOneSlot({ kind, windowSeconds, aggregate, metricType }: VersionDefinition): boolean {
  const isCollected = metricType !== null && isMetricType(metricType);
  return kind === "threshold" && windowSeconds <= 300 && aggregate !== "count" && isCollected;
}

const SOLE = { labels: {}, fingerprint: fingerprint({}) };

async function addFigures(
  transaction: Transaction,
  organizationId: string,
  instants: readonly AskedInstant[],
  byInstant: Map<number, Reading[]>,
): Promise<void> {
  for (const metric of new Set(instants.map(({ definition }) => definition.metricType))) {
    const asked = instants.filter(({ definition }) => definition.metricType === metric);
    const slots = asked.map(({ at }) => at.getTime()).join(",");
    const [row] = await transaction.$queryRaw<{ figures: string | null }[]>`
      SELECT json_agg(coalesce(metric_figure(figures, ${metric}), platform_metric_figure(platform, ${metric}))
          ORDER BY instant.place)::text AS figures
      FROM unnest(string_to_array(${slots}, ',')::float8[]) WITH ORDINALITY AS instant (milliseconds, place)
      LEFT JOIN metrics_5m figures ON figures.organization_id = ${organizationId}::uuid
        AND figures.slot = to_timestamp(instant.milliseconds / 1000)
      LEFT JOIN platform_metrics_5m platform ON platform.slot = to_timestamp(instant.milliseconds / 1000)`;
    const values = JSON.parse(row?.figures ?? "[]") as (number | null)[];
    for (const [place, { at }] of asked.entries()) {
      const value = values[place] ?? null;
      byInstant.set(at.getTime(), [{ at, ...SOLE, value, samples: value === null ? 0 : 1 }]);
    }
  }
}
