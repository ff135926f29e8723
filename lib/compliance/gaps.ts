import type { AssessedFramework, StatesOfChecks } from "./assess";
import type { EffectiveState } from "./effective-state";
import type { FrameworkId } from "./library/types";

export type GapState = Exclude<EffectiveState, "pass" | "not_applicable">;

/** A check that stands in the way, and the requirements that wait for it. */
export type Gap = {
  checkId: string;
  state: GapState;
  /** How many requirements that do not pass rest on it. */
  effect: number;
  requirements: { framework: FrameworkId; id: string }[];
};

/** A failure can be mended now; what is accepted for a while comes last. */
const URGENCY: Record<GapState, number> = { fail: 0, error: 1, stale: 2, not_assessed: 3, excepted: 4 };

/**
 * What to do next, in the order of its effect: failures first, and within each state what most requirements of the
 * frameworks wait for.
 */
export function listGaps(frameworks: readonly AssessedFramework[], checks: StatesOfChecks): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { framework, included, requirements } of frameworks) {
    if (!included) continue;
    for (const requirement of requirements) {
      if (requirement.state === "pass" || requirement.state === "not_applicable") continue;
      for (const checkId of checksBehind(requirement.controls)) {
        const state = checks.get(checkId) ?? "not_assessed";
        if (state === "pass" || state === "not_applicable") continue;
        const gap = gaps.get(checkId) ?? { checkId, state, effect: 0, requirements: [] };
        gap.effect += 1;
        gap.requirements.push({ framework: framework.id, id: requirement.id });
        gaps.set(checkId, gap);
      }
    }
  }
  return [...gaps.values()].sort(
    (one, other) =>
      URGENCY[one.state] - URGENCY[other.state] ||
      other.effect - one.effect ||
      one.checkId.localeCompare(other.checkId),
  );
}

function checksBehind(controls: AssessedFramework["requirements"][number]["controls"]): Set<string> {
  return new Set(controls.flatMap(({ control }) => control.checks));
}
