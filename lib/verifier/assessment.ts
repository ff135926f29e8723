import { effectiveState, type EffectiveState } from "@/lib/compliance/effective-state";
import { rollUp, scoreOf, type RolledState } from "@/lib/compliance/roll-up";
import { canonical, type Value } from "./canonical";
import type { Platform } from "./platform";
import { Problem, TAMPERED, UNREADABLE } from "./problem";

const ASSESSMENT_FORMAT = "regulix/assessment/v1";

/** How checks, controls and requirements stood, as far as it is looked into. */
export type AssessedStates = {
  format: string;
  organization_id: string;
  as_of: string;
  checks: CheckStates[];
  controls: { id: string; state: RolledState; checks: string[] }[];
  frameworks: FrameworkStates[];
};

type CheckStates = {
  id: string;
  state: EffectiveState;
  result: {
    state: Exclude<EffectiveState, "stale" | "excepted">;
    valid_until: string;
    query: string | null;
    query_sha256: string | null;
  } | null;
  waiver: object | null;
  exception: { ends_at: string } | null;
};

type FrameworkStates = {
  id: string;
  state: RolledState;
  score: Value;
  requirements: {
    id: string;
    in_scope: boolean;
    state: RolledState;
    controls: { id: string; strength: string }[];
  }[];
};

export type CheckedAssessment = { checks: number; requirements: number };

/** Rolls every state up again from what was found: a requirement that does not follow from its checks is named. */
export function checkAssessment(
  platform: Platform,
  document: AssessedStates,
  { organizationId, path }: { organizationId: string; path: string },
): CheckedAssessment {
  if (document.format !== ASSESSMENT_FORMAT)
    throw new Problem(UNREADABLE, `no assessment of the format ${ASSESSMENT_FORMAT}`, path);
  if (document.organization_id !== organizationId) throw new Problem(TAMPERED, "foreign-entry", path);
  const hold = (what: string, stated: string, found: string) => {
    if (stated === found) return;
    const detail = `it says ${stated}, and ${found} follows from what was found`;
    throw new Problem(TAMPERED, "altered-state", `${what} in ${path}`, detail);
  };
  const asOf = new Date(document.as_of);
  const checks = new Map<string, EffectiveState>();
  for (const check of document.checks) {
    const { query, query_sha256 } = check.result ?? { query: null, query_sha256: null };
    if (query !== null && platform.sha256Hex(query) !== query_sha256)
      throw new Problem(TAMPERED, "altered-query", `check ${check.id} in ${path}`);
    hold(`check ${check.id}`, check.state, stateOfCheck(check, asOf));
    checks.set(check.id, check.state);
  }
  const controls = new Map<string, RolledState>();
  for (const { id, state, checks: asked } of document.controls) {
    const parts = asked.map((check) => ({ state: checks.get(check) ?? "not_assessed", required: true }));
    hold(`control ${id}`, state, rollUp(parts));
    controls.set(id, state);
  }
  let requirements = 0;
  for (const framework of document.frameworks) {
    for (const { id, in_scope, state, controls: mapped } of framework.requirements) {
      const parts = mapped.map(({ id: control, strength }) => ({
        state: controls.get(control) ?? "not_assessed",
        required: strength !== "partial",
      }));
      hold(`requirement ${id} of ${framework.id}`, state, in_scope ? rollUp(parts) : "not_applicable");
      requirements += 1;
    }
    const states = framework.requirements.map(({ state }) => state);
    hold(framework.id, framework.state, rollUp(states.map((state) => ({ state, required: true }))));
    const { pass, fail, assessed, applicable, percent } = scoreOf(states);
    if (canonical(framework.score) !== canonical({ pass, fail, assessed, applicable, percent }))
      throw new Problem(TAMPERED, "altered-state", `${framework.id} in ${path}`, "its score is another one");
  }
  return { checks: checks.size, requirements };
}

function stateOfCheck({ result, waiver, exception }: CheckStates, asOf: Date): EffectiveState {
  const last = result && { state: result.state, validUntil: new Date(result.valid_until) };
  const exceptedUntil = exception && new Date(exception.ends_at);
  return effectiveState({ last, isWaived: waiver !== null, exceptedUntil }, asOf);
}
