import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import type { Found } from "../checks/run-queries";
import type { RunCause, RunOutcome } from "../run-checks";

type Run = { id: string; organizationId: string; checks: number; failed: number };

/**
 * Keeps what a run found: a result only where it differs from the last one, the standing of every check, and the run
 * itself, all or nothing. Organisations that have a run with this key are left out.
 */
export async function writeResults(given: {
  cause: RunCause;
  at: Date;
  runs: readonly Run[];
  found: readonly Found[];
}): Promise<Map<string, RunOutcome>> {
  const { cause, at, runs, found } = given;
  return withPlatform("compliance results", async (transaction) => {
    // Two runs of one organisation would each compare with the same last result.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('compliance results'))`;
    const ran = await listRan(transaction, cause.key, runs);
    const fresh = runs.filter(({ organizationId }) => !ran.has(organizationId));
    const runOf = new Map(fresh.map(({ organizationId, id }) => [organizationId, id]));
    const due = found.flatMap((each) => {
      const runId = runOf.get(each.organizationId);
      return runId === undefined ? [] : [{ ...each, runId }];
    });
    const changed = await countChanges(transaction, due);
    const outcomes = new Map(
      fresh.map(({ organizationId, checks, failed }): [string, RunOutcome] => [
        organizationId,
        { checks, failed, changed: changed.get(organizationId) ?? 0 },
      ]),
    );
    await transaction.complianceRun.createMany({
      data: fresh.map((run) => ({
        ...run,
        ...cause,
        observedAt: at,
        changed: changed.get(run.organizationId) ?? 0,
      })),
    });
    await writeFound(transaction, due);
    return outcomes;
  });
}

async function listRan(transaction: Transaction, key: string, runs: readonly Run[]): Promise<Set<string>> {
  const rows = await transaction.complianceRun.findMany({
    where: { key, organizationId: { in: runs.map(({ organizationId }) => organizationId) } },
    select: { organizationId: true },
  });
  return new Set(rows.map(({ organizationId }) => organizationId));
}

type Due = Found & { runId: string };

/** The rows as one JSON parameter, joined with what each check said last. */
const GIVEN = `SELECT given.*, standing.result_id AS last_id, standing.state AS last_state,
    standing.result_id IS NULL OR (last.state, last.reason, last.facts, last.rows, last.check_version)
      IS DISTINCT FROM (given.state, given.reason, given.facts, given.rows, given.check_version) AS differs
  FROM jsonb_to_recordset($1::jsonb) AS given (organization_id uuid, check_id text, check_version int, run_id uuid,
    state text, reason text, facts jsonb, rows jsonb, query_sha256 text, observed_at timestamptz, valid_until timestamptz)
  LEFT JOIN compliance_check_states standing
    ON standing.organization_id = given.organization_id AND standing.check_id = given.check_id
  LEFT JOIN compliance_check_results last
    ON last.organization_id = standing.organization_id AND last.id = standing.result_id`;

const COUNT = `SELECT organization_id, count(*)::int AS changed FROM (${GIVEN}) AS compared WHERE differs GROUP BY 1`;

const WRITE = `WITH compared AS (${GIVEN}), written AS (
  INSERT INTO compliance_check_results (organization_id, check_id, check_version, run_id, state, previous_state, reason,
    facts, rows, query_sha256, observed_at)
  SELECT organization_id, check_id, check_version, run_id, state, last_state, reason, facts, rows, query_sha256, observed_at
  FROM compared WHERE differs
  RETURNING organization_id, check_id, id)
INSERT INTO compliance_check_states AS standing (organization_id, check_id, result_id, state, since, observed_at, valid_until)
SELECT compared.organization_id, compared.check_id, coalesce(written.id, compared.last_id), compared.state,
  compared.observed_at, compared.observed_at, compared.valid_until
FROM compared LEFT JOIN written USING (organization_id, check_id)
ON CONFLICT (organization_id, check_id) DO UPDATE SET result_id = excluded.result_id, state = excluded.state,
  since = CASE WHEN standing.state = excluded.state THEN standing.since ELSE excluded.since END,
  observed_at = excluded.observed_at, valid_until = excluded.valid_until`;

async function countChanges(transaction: Transaction, due: readonly Due[]): Promise<Map<string, number>> {
  const rows = await transaction.$queryRawUnsafe<{ organization_id: string; changed: number }[]>(
    COUNT,
    toJson(due),
  );
  return new Map(rows.map(({ organization_id, changed }) => [organization_id, changed]));
}

async function writeFound(transaction: Transaction, due: readonly Due[]): Promise<void> {
  await transaction.$executeRawUnsafe(WRITE, toJson(due));
}

function toJson(due: readonly Due[]): string {
  return JSON.stringify(
    due.map((each) => ({
      organization_id: each.organizationId,
      check_id: each.checkId,
      check_version: each.checkVersion,
      run_id: each.runId,
      state: each.state,
      reason: each.reason,
      facts: each.facts,
      rows: each.rows,
      query_sha256: each.querySha256,
      observed_at: each.observedAt,
      valid_until: each.validUntil,
    })),
  );
}
