import type { EffectiveState } from "./effective-state";
import { rollUp, scoreOf, type RolledState, type Score } from "./roll-up";
import type {
  Control,
  Framework,
  FrameworkId,
  FrameworkSection,
  Requirement,
  Strength,
} from "./library/types";

/** What an organisation has chosen of a framework. Without a choice all of it is in scope. */
export type Scope = { included: boolean; excludedSections: readonly string[] };

export type Scopes = Partial<Record<FrameworkId, Scope>>;

/** By id of the check; one that is missing was never assessed. */
export type StatesOfChecks = ReadonlyMap<string, EffectiveState>;

export type MappedControl = {
  control: Control;
  strength: Strength;
  rationale: string;
  state: RolledState;
};

export type AssessedRequirement = Requirement & {
  section: Pick<FrameworkSection, "id" | "title">;
  inScope: boolean;
  state: RolledState;
  controls: MappedControl[];
};

export type AssessedFramework = {
  framework: Framework;
  included: boolean;
  state: RolledState;
  score: Score;
  requirements: AssessedRequirement[];
};

const RANK: Record<Strength, number> = { direct: 0, supporting: 1, partial: 2 };

/** What the checks of a control come to. */
export function assessControl(control: Control, checks: StatesOfChecks): RolledState {
  return rollUp(control.checks.map((id) => ({ state: checks.get(id) ?? "not_assessed", required: true })));
}

/** How a framework stands: each requirement from the controls that are mapped to it. */
export function assessFramework(
  framework: Framework,
  controls: readonly Control[],
  checks: StatesOfChecks,
  scope: Scope | undefined,
): AssessedFramework {
  const mapped = mappedControls(framework.id, controls, checks);
  const requirements = framework.sections.flatMap((section) => {
    const inScope = !(section.optional && scope?.excludedSections.includes(section.id));
    return section.requirements.map((requirement): AssessedRequirement => {
      const found = mapped.get(requirement.id) ?? [];
      return {
        ...requirement,
        section: { id: section.id, title: section.title },
        inScope,
        state: inScope ? rollUp(found.map(toPart)) : "not_applicable",
        controls: found,
      };
    });
  });
  const states = requirements.map(({ state }) => state);
  return {
    framework,
    included: scope?.included ?? true,
    state: rollUp(states.map((state) => ({ state, required: true }))),
    score: scoreOf(states),
    requirements,
  };
}

function toPart({ state, strength }: MappedControl) {
  return { state, required: strength !== "partial" };
}

/** The controls of each requirement, the strongest mapping of each counting. */
function mappedControls(
  framework: FrameworkId,
  controls: readonly Control[],
  checks: StatesOfChecks,
): Map<string, MappedControl[]> {
  const found = new Map<string, MappedControl[]>();
  for (const control of controls) {
    const state = assessControl(control, checks);
    const mappings = control.mappings
      .filter((mapping) => mapping.framework === framework)
      .toSorted((one, other) => RANK[one.strength] - RANK[other.strength]);
    const seen = new Set<string>();
    for (const { requirements, strength, rationale } of mappings)
      for (const id of requirements) {
        if (seen.has(id)) continue;
        seen.add(id);
        found.set(id, [...(found.get(id) ?? []), { control, strength, rationale, state }]);
      }
  }
  for (const list of found.values()) list.sort((one, other) => RANK[one.strength] - RANK[other.strength]);
  return found;
}
