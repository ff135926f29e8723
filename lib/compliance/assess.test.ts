import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessFramework, type StatesOfChecks } from "./assess";
import { CHECKS } from "./checks/catalogue";
import { EFFECTIVE_STATES, type EffectiveState } from "./effective-state";
import { listGaps } from "./gaps";
import { CONTROLS } from "./library/controls/catalogue";
import { direct, partial, supporting } from "./library/controls/mapping";
import { ALL_FRAMEWORKS, FRAMEWORKS } from "./library/frameworks/catalogue";
import type { Control } from "./library/types";

const every = (state: EffectiveState): StatesOfChecks => new Map(CHECKS.map(({ id }) => [id, state]));

const assessAll = (checks: StatesOfChecks) =>
  ALL_FRAMEWORKS.map((framework) => assessFramework(framework, CONTROLS, checks, undefined));

const control = (id: string, checks: string[], mappings: Control["mappings"]): Control => ({
  id,
  theme: "access",
  title: id,
  objective: id,
  checks,
  mappings,
});

const stateOf = (requirement: string, controls: readonly Control[], checks: StatesOfChecks) =>
  assessFramework(FRAMEWORKS.sox, controls, checks, undefined).requirements.find(
    ({ id }) => id === requirement,
  )?.state;

describe("assessing a framework", () => {
  it("passes every framework when every check passes, and says 100 %", () => {
    for (const { framework, state, score } of assessAll(every("pass")))
      expect([framework.id, state, score.percent]).toEqual([framework.id, "pass", 100]);
  });

  it.each(["not_assessed", "stale", "error", "excepted"] as const)(
    "says nothing in percent when every check is %s",
    (state) => {
      for (const assessed of assessAll(every(state))) {
        expect(assessed.state).toBe("not_assessed");
        expect(assessed.score).toMatchObject({ percent: null, assessed: 0 });
      }
    },
  );

  it("never passes a requirement on a partial mapping alone", () => {
    const checks = new Map<string, EffectiveState>([["a", "pass"]]);
    expect(stateOf("ITGC-A1", [control("XX-1", ["a"], [partial("sox", ["ITGC-A1"], "x")])], checks)).toBe(
      "not_assessed",
    );
    expect(stateOf("ITGC-A1", [control("XX-1", ["a"], [supporting("sox", ["ITGC-A1"], "x")])], checks)).toBe(
      "pass",
    );
  });

  it("lets a partial mapping fail a requirement, and not hold it up", () => {
    const controls = [
      control("XX-1", ["a"], [direct("sox", ["ITGC-A1"], "x")]),
      control("XX-2", ["b"], [partial("sox", ["ITGC-A1"], "x")]),
    ];
    const withPartial = (state: EffectiveState) =>
      stateOf(
        "ITGC-A1",
        controls,
        new Map<string, EffectiveState>([
          ["a", "pass"],
          ["b", state],
        ]),
      );
    expect(withPartial("fail")).toBe("fail");
    expect(withPartial("not_assessed")).toBe("pass");
  });

  it("takes optional sections that were left out of the scope for not applicable, never the others", () => {
    const scope = { included: true, excludedSections: ["privacy", "security"] };
    const { requirements, score } = assessFramework(FRAMEWORKS.soc2, CONTROLS, every("fail"), scope);
    const states = (section: string) =>
      new Set(requirements.filter((each) => each.section.id === section).map(({ state }) => state));
    expect(states("privacy")).toEqual(new Set(["not_applicable"]));
    expect(states("security")).toEqual(new Set(["fail"]));
    expect(score.notApplicable).toBe(18);
  });

  it("never turns a check that is not known into a requirement that passes", () => {
    const ids = CHECKS.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...EFFECTIVE_STATES), { minLength: ids.length, maxLength: ids.length }),
        (states) => {
          const checks = new Map(ids.map((id, place) => [id, states[place] ?? "not_assessed"]));
          for (const { requirements } of assessAll(checks))
            for (const { state, controls } of requirements)
              if (state === "pass")
                for (const each of controls.filter(({ strength }) => strength !== "partial"))
                  expect(["pass", "not_applicable"]).toContain(each.state);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("the list of gaps", () => {
  it("is empty when everything passes", () => {
    expect(listGaps(assessAll(every("pass")), every("pass"))).toEqual([]);
  });

  it("puts failures first, then what most requirements wait for", () => {
    const checks = new Map([
      ...every("pass"),
      ["manual-clock-sync", "fail"],
      ["mfa-coverage", "not_assessed"],
      ["manual-vendor-review", "not_assessed"],
    ] as [string, EffectiveState][]);
    const gaps = listGaps(assessAll(checks), checks);
    expect(gaps.map(({ checkId }) => checkId)).toEqual([
      "manual-clock-sync",
      "manual-vendor-review",
      "mfa-coverage",
    ]);
    expect(gaps[1]?.effect).toBeGreaterThan(gaps[2]?.effect ?? 0);
    expect(gaps[0]?.requirements).toContainEqual({ framework: "pci-dss", id: "10.6" });
  });

  it("leaves frameworks out that are not in scope", () => {
    const checks = every("fail");
    const excluded = ALL_FRAMEWORKS.map((framework) =>
      assessFramework(framework, CONTROLS, checks, { included: false, excludedSections: [] }),
    );
    expect(listGaps(excluded, checks)).toEqual([]);
  });
});
