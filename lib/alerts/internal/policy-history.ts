import "server-only";
import { readDefinition } from "@/lib/alert-policies/definition";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import type { Transaction } from "@/lib/db/transaction";
import { fingerprint } from "../engine/fingerprint";
import type { Instant } from "../engine/replay-instants";
import type { Labels, Reading } from "../engine/types";

/** All that a version of a policy says. */
export type VersionDefinition = PolicyDefinition & { version: number };

export type PastInstant = Instant & { definition: VersionDefinition };

/** An evaluation that took place: a tick, or a signal that this policy decided something at. */
type EvaluationRow = { at: Date; started_at: Date; late: boolean; version: number | null; removed: boolean };
type VersionRow = { version: number; definition: Record<string, unknown> };
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
  const evaluations = await readEvaluations(transaction, organizationId, policyId, period);
  const definitions = await readVersions(transaction, organizationId, policyId);
  const readings = await readReadings(
    transaction,
    organizationId,
    policyId,
    evaluations.map((each) => ({ ...each, knownBy: knownBy ?? each.started_at })),
  );
  return evaluations.flatMap(({ at, late, version, removed }) => {
    const definition = version === null ? undefined : definitions.get(version);
    return definition
      ? [{ at, late, definition, isRemoved: removed, readings: readings.get(at.getTime()) ?? [] }]
      : [];
  });
}

async function readEvaluations(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  { from, to }: { from: Date; to: Date },
): Promise<EvaluationRow[]> {
  return transaction.$queryRaw<EvaluationRow[]>`
    SELECT evaluation.at, evaluation.started_at, evaluation.late, version.version,
      coalesce(policy.deleted_at <= evaluation.started_at, false) AS removed
    FROM alert_policies policy
    CROSS JOIN (
      SELECT at, late, started_at FROM alert_ticks
      WHERE finished_at IS NOT NULL AND at > ${from}::timestamptz AND at <= ${to}::timestamptz
      UNION ALL
      SELECT DISTINCT decision.at, false, decision.at FROM alert_decisions decision
      WHERE decision.organization_id = ${organizationId}::uuid AND decision.policy_id = ${policyId}::uuid
        AND decision.kind = 'transition' AND decision.at > ${from}::timestamptz AND decision.at <= ${to}::timestamptz
        AND NOT EXISTS (SELECT FROM alert_ticks WHERE alert_ticks.at = decision.at)
    ) AS evaluation
    LEFT JOIN LATERAL (
      SELECT version FROM alert_policy_versions version
      WHERE version.organization_id = policy.organization_id AND version.policy_id = policy.id
        AND version.created_at <= evaluation.started_at
      ORDER BY version DESC LIMIT 1
    ) AS version ON true
    WHERE policy.organization_id = ${organizationId}::uuid AND policy.id = ${policyId}::uuid
    ORDER BY evaluation.at`;
}

/** The definitions of a policy by their versions. */
async function readVersions(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
): Promise<Map<number, VersionDefinition>> {
  const rows = await transaction.$queryRaw<VersionRow[]>`
    SELECT version, definition FROM alert_policy_versions
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid`;
  return new Map(
    rows.map(({ version, definition }) => [version, { ...readDefinition(definition), version }]),
  );
}

async function readReadings(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  evaluations: readonly (EvaluationRow & { knownBy: Date })[],
): Promise<Map<number, Reading[]>> {
  const asked = evaluations.filter(({ version, removed }) => version !== null && !removed);
  const rows = await transaction.$queryRaw<ReadingRow[]>`
    SELECT evaluation.at, reading.labels,
      CASE WHEN reading.value NOT IN ('NaN', 'Infinity', '-Infinity') THEN reading.value END AS value,
      CASE WHEN reading.value IS NULL THEN 0 ELSE reading.samples END::int AS samples
    FROM unnest(
      ${asked.map(({ at }) => at)}::timestamptz[], ${asked.map(({ version }) => version)}::int[],
      ${asked.map(({ knownBy }) => knownBy)}::timestamptz[]
    ) AS evaluation (at, version, known_by)
    JOIN alert_policies policy ON policy.organization_id = ${organizationId}::uuid AND policy.id = ${policyId}::uuid
    JOIN alert_policy_versions version ON version.organization_id = policy.organization_id
      AND version.policy_id = policy.id AND version.version = evaluation.version
    CROSS JOIN LATERAL alert_readings_known(
      jsonb_populate_record(policy, version.definition), evaluation.at, evaluation.known_by) AS reading`;
  const byInstant = new Map<number, Reading[]>();
  for (const row of rows) {
    const list = byInstant.get(row.at.getTime()) ?? [];
    list.push({ ...row, fingerprint: fingerprint(row.labels) });
    byInstant.set(row.at.getTime(), list);
  }
  return byInstant;
}
