import "server-only";
import type { Json } from "@/lib/core/canonical-json";
import type { ComplianceException, ComplianceWaiver } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { assessControl, assessFramework, type AssessedFramework } from "../assess";
import { CHECKS } from "../checks/catalogue";
import type { Check, CheckState } from "../checks/types";
import { effectiveState, type EffectiveState } from "../effective-state";
import { CONTROLS } from "../library/controls/catalogue";
import { ALL_FRAMEWORKS } from "../library/frameworks/catalogue";
import type { Control } from "../library/types";
import type { RolledState } from "../roll-up";
import { loadScopes } from "./scopes";

const HOUR_MS = 3_600_000;

/** The last result of a check that was there at the moment. */
export type ResultAt = {
  id: string;
  state: CheckState;
  reason: string;
  facts: Json;
  /** Ids of what is behind it. */
  rows: string[];
  checkVersion: number;
  /** Null for the answer to a manual check. */
  querySha256: string | null;
  /** Since when it was found so without a change. */
  since: Date;
  /** When it was last found so. */
  observedAt: Date;
  validUntil: Date;
};

export type CheckAt = {
  check: Check;
  state: EffectiveState;
  result: ResultAt | null;
  waiver: ComplianceWaiver | null;
  /** The approved one that holds the longest. */
  exception: ComplianceException | null;
};

export type Assessment = {
  at: Date;
  checks: CheckAt[];
  controls: { control: Control; state: RolledState }[];
  frameworks: AssessedFramework[];
};

/**
 * How everything stood at a moment, from the results, runs and decisions that are kept for good. The scope is the one
 * of today, and a waiver that was taken back since does not count.
 */
export async function assessAt(
  transaction: Transaction,
  organizationId: string,
  at: Date,
): Promise<Assessment> {
  const results = await readResults(transaction, organizationId, at);
  const ranAt = await readLastRun(transaction, organizationId, at);
  const waivers = await transaction.complianceWaiver.findMany({
    where: { organizationId, decidedAt: { lte: at } },
  });
  const exceptions = await transaction.complianceException.findMany({
    where: { organizationId, state: "approved", decidedAt: { lte: at }, endsAt: { gt: at } },
    orderBy: { endsAt: "asc" },
  });
  const waiverOf = new Map(waivers.map((waiver) => [waiver.checkId, waiver]));
  const exceptionOf = new Map(exceptions.map((exception) => [exception.checkId, exception]));
  const checks = CHECKS.map((check): CheckAt => {
    const row = results.get(check.id);
    const result = row ? toResult(check, row, ranAt) : null;
    const waiver = waiverOf.get(check.id) ?? null;
    const exception = exceptionOf.get(check.id) ?? null;
    const standing = { last: result, isWaived: waiver !== null, exceptedUntil: exception?.endsAt ?? null };
    return { check, result, waiver, exception, state: effectiveState(standing, at) };
  });
  const states = new Map(checks.map(({ check, state }) => [check.id, state]));
  const scopes = await loadScopes(transaction, organizationId);
  return {
    at,
    checks,
    controls: CONTROLS.map((control) => ({ control, state: assessControl(control, states) })),
    frameworks: ALL_FRAMEWORKS.map((framework) =>
      assessFramework(framework, CONTROLS, states, scopes[framework.id]),
    ),
  };
}

type ResultRow = {
  id: string;
  check_id: string;
  state: CheckState;
  reason: string;
  facts: Json;
  rows: string[];
  check_version: number;
  query_sha256: string | null;
  observed_at: Date;
  valid_until: Date | null;
};

async function readResults(
  transaction: Transaction,
  organizationId: string,
  at: Date,
): Promise<Map<string, ResultRow>> {
  const rows = await transaction.$queryRaw<ResultRow[]>`
    SELECT DISTINCT ON (result.check_id) result.id, result.check_id, result.state, result.reason, result.facts,
      result.rows, result.check_version, result.query_sha256, result.observed_at, answer.valid_until
    FROM compliance_check_results AS result
    LEFT JOIN compliance_answers AS answer
      ON answer.organization_id = result.organization_id AND answer.result_id = result.id
    WHERE result.organization_id = ${organizationId}::uuid AND result.observed_at <= ${at}::timestamptz
    ORDER BY result.check_id, result.observed_at DESC, result.id DESC`;
  return new Map(rows.map((row) => [row.check_id, row]));
}

/** The last run of every check; a run of a single one says nothing about the others. */
async function readLastRun(transaction: Transaction, organizationId: string, at: Date): Promise<Date | null> {
  const run = await transaction.complianceRun.findFirst({
    where: { organizationId, observedAt: { lte: at }, checks: { gt: 1 } },
    orderBy: { observedAt: "desc" },
    select: { observedAt: true },
  });
  return run?.observedAt ?? null;
}

/** A run that finds the same again writes no result: the result holds on from that run. */
function toResult(check: Check, row: ResultRow, ranAt: Date | null): ResultAt {
  const isSeenAgain = check.type === "automatic" && ranAt !== null && ranAt > row.observed_at;
  const observedAt = isSeenAgain ? ranAt : row.observed_at;
  const validUntil =
    check.type === "automatic"
      ? new Date(observedAt.getTime() + check.freshnessHours * HOUR_MS)
      : (row.valid_until ?? observedAt);
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    facts: row.facts,
    rows: row.rows,
    checkVersion: row.check_version,
    querySha256: row.query_sha256,
    since: row.observed_at,
    observedAt,
    validUntil,
  };
}
