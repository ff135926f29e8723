import { describe, expect, it } from "vitest";
import { SLOT_MS } from "@/lib/collection/slots";
import { newInstance } from "./instance";
import { judge } from "./judge";
import { transition } from "./transition";
import type { Instance, PolicyDefinition, Reading, Transition } from "./types";

const START = Date.UTC(2026, 10, 21, 12, 0);

const DEFINITION: PolicyDefinition = {
  version: 1,
  kind: "threshold",
  metricType: "cpu_usage",
  labelSelector: [],
  groupBy: [],
  aggregate: "avg",
  windowSeconds: 300,
  comparisonOperator: "gt",
  thresholdValue: 80,
  recoveryValue: null,
  severity: "high",
  tiers: [],
  forSeconds: 0,
  keepFiringSeconds: 0,
  noData: "keep_last",
  enabled: true,
  parameters: {},
};

type Step = { at?: number; value: number | null; late?: boolean; about?: Reading["about"]; with?: object };

/** Lets a policy see one value a tick; `at` names another tick. Answers every step. */
function run(definition: Partial<PolicyDefinition>, steps: (Step | number | null)[], from?: Instance) {
  let prior = from ?? newInstance(1);
  return steps.map((given, index): Transition => {
    const step = typeof given === "object" && given !== null ? given : { value: given };
    const at = new Date(START + (step.at ?? index) * SLOT_MS);
    const inForce = { ...DEFINITION, ...definition, ...step.with };
    const judgement = judge({ value: step.value, samples: 1, about: step.about }, inForce, prior);
    const result = transition(prior, judgement, inForce, at, { late: step.late });
    prior = result.next;
    return result;
  });
}

const states = (steps: Transition[]) => steps.map(({ next }) => next.state).join(" ");
const notices = (steps: Transition[]) => steps.map(({ notice }) => notice?.kind ?? "-").join(" ");
const reasons = (steps: Transition[]) => steps.map(({ decision }) => decision?.reason ?? "-").join(" ");

describe("a policy's judgement of a value", () => {
  const verdicts = (definition: Partial<PolicyDefinition>, values: number[], state: Instance["state"]) =>
    values.map((value) => {
      const prior = { state, severity: "high" } as const;
      return judge({ value, samples: 1 }, { ...DEFINITION, ...definition }, prior).verdict;
    });

  it.each([
    ["gt", "clear clear breach"],
    ["gte", "clear breach breach"],
    ["lt", "breach clear clear"],
    ["lte", "breach breach clear"],
    ["eq", "clear breach clear"],
    ["neq", "breach clear breach"],
  ] as const)("compares with %s", (comparisonOperator, expected) => {
    expect(verdicts({ comparisonOperator }, [79, 80, 81], "inactive").join(" ")).toBe(expected);
  });

  it("is the gravest of the severities that are crossed", () => {
    const tiers: PolicyDefinition["tiers"] = [
      { severity: "low", threshold: 60 },
      { severity: "critical", threshold: 95 },
    ];
    const severities = [50, 61, 81, 96].map(
      (value) =>
        judge({ value, samples: 1 }, { ...DEFINITION, tiers }, { state: "inactive", severity: null })
          .severity,
    );
    expect(severities).toEqual([null, "low", "high", "critical"]);
  });

  it("looks at the recovery value only while an alert is open", () => {
    for (const state of ["inactive", "pending", "resolved"] as const)
      expect(verdicts({ recoveryValue: 70 }, [75], state)).toEqual(["clear"]);
    for (const state of ["firing", "acknowledged"] as const)
      expect(verdicts({ recoveryValue: 70 }, [75, 70], state)).toEqual(["recovering", "clear"]);
  });

  it.each<[string, Partial<PolicyDefinition>, number, number]>([
    ["silence as long as the window", { kind: "absence", windowSeconds: 900 }, 899, 900],
    ["deviations", { kind: "anomaly", thresholdValue: 3 }, 2.9, 3],
    ["the burn factor", { kind: "burn_rate", parameters: { factor: 14.4 } }, 14.3, 14.4],
    [
      "all of a composite's policies",
      { kind: "composite", parameters: { operator: "all", policyIds: ["a", "b"] } },
      1,
      2,
    ],
    [
      "any of a composite's policies",
      { kind: "composite", parameters: { operator: "any", policyIds: ["a", "b"] } },
      0,
      1,
    ],
  ])("is a breach at %s", (_what, definition, below, at) => {
    expect(verdicts(definition, [below, at], "inactive")).toEqual(["clear", "breach"]);
  });
});

describe("the state machine", () => {
  it("fires at the first breach where nothing is to be waited for, and tells of both ends", () => {
    const steps = run({}, [10, 90, 91, 10]);
    expect(states(steps)).toBe("inactive firing firing resolved");
    expect(notices(steps)).toBe("- fired - resolved");
    expect(reasons(steps)).toBe("- threshold_crossed - cleared");
  });

  it("waits until the breach has lasted exactly as long as asked, and forgets it when it clears before", () => {
    const steps = run({ forSeconds: 600 }, [90, 90, 10, 90, 90, 90]);
    expect(states(steps)).toBe("pending pending inactive pending pending firing");
    expect(notices(steps)).toBe("- - - - - fired");
  });

  it("does not count the time in which it did not look", () => {
    const steps = run({ forSeconds: 900 }, [
      { at: 0, value: 90 },
      { at: 1, value: 90 },
      { at: 10, value: 90 },
      { at: 11, value: 90 },
      { at: 12, value: 90 },
    ]);
    expect(states(steps)).toBe("pending pending pending pending firing");
  });

  it("counts a gap of two ticks", () => {
    const steps = run({ forSeconds: 600 }, [
      { at: 0, value: 90 },
      { at: 2, value: 90 },
    ]);
    expect(states(steps)).toBe("pending firing");
  });

  it("keeps firing for as long as asked; a breach in between starts that time anew", () => {
    const steps = run({ keepFiringSeconds: 600 }, [90, 10, 90, 10, 10, 10]);
    expect(states(steps)).toBe("firing firing firing firing firing resolved");
    expect(reasons(steps)).toBe("threshold_crossed kept_firing breached_again kept_firing - cleared");
  });

  it("clears only beyond the recovery value", () => {
    expect(states(run({ recoveryValue: 70 }, [75, 81, 75, 71, 70]))).toBe(
      "inactive firing firing firing resolved",
    );
  });

  it("tells of a graver severity once, and never of a lesser one", () => {
    const tiers: PolicyDefinition["tiers"] = [{ severity: "critical", threshold: 95 }];
    const steps = run({ tiers }, [90, 96, 90, 97, 10]);
    expect(notices(steps)).toBe("fired severity_raised - - resolved");
    expect(steps.map(({ next }) => next.severity)).toEqual([
      "high",
      "critical",
      "critical",
      "critical",
      "critical",
    ]);
  });

  it.each([
    ["keep_last", "firing firing firing resolved", "fired - - resolved"],
    ["separate", "firing firing firing resolved", "fired - - resolved"],
    ["alert", "firing firing firing resolved", "fired - - resolved"],
    ["ok", "firing resolved resolved resolved", "fired resolved - -"],
  ] as const)("without data while firing, with %s", (noData, expected, told) => {
    const steps = run({ noData }, [90, null, null, 10]);
    expect(states(steps)).toBe(expected);
    expect(notices(steps)).toBe(told);
  });

  it.each([
    ["keep_last", "inactive inactive", "- -"],
    ["separate", "inactive inactive", "- -"],
    ["alert", "inactive firing", "- no_data"],
    ["ok", "inactive inactive", "- -"],
  ] as const)("without data while quiet, with %s", (noData, expected, told) => {
    const steps = run({ noData }, [10, null]);
    expect(states(steps)).toBe(expected);
    expect(notices(steps)).toBe(told);
  });

  it("lets a pending alert that keeps its last state fire in its time", () => {
    expect(states(run({ forSeconds: 600 }, [90, null, null]))).toBe("pending pending firing");
  });

  it("tells of missing data by an alert of its own where that is asked for", () => {
    const steps = run({}, [
      { value: 10, about: "data" },
      { value: null, about: "data" },
      { value: 10, about: "data" },
    ]);
    expect(states(steps)).toBe("inactive firing resolved");
    expect(notices(steps)).toBe("- no_data resolved");
  });

  it("goes back to waiting when a new version asks for a longer breach", () => {
    const steps = run({}, [90, { value: 90, with: { version: 2, forSeconds: 900 } }]);
    expect(states(steps)).toBe("firing pending");
    expect(steps[1]?.resolution).toBe("policy_changed");
    expect(notices(steps)).toBe("fired resolved");
  });

  it("does not fire again on the same breach that an operator resolved", () => {
    const held: Instance = { ...newInstance(1), state: "resolved", heldUntil: new Date(START + 2 * SLOT_MS) };
    expect(states(run({}, [90, 90, 90], held))).toBe("resolved resolved firing");
    expect(states(run({}, [90, 10, { at: 1.5, value: 90 }], held))).toBe("resolved resolved firing");
  });

  it("ends with its policy", () => {
    const [fired] = run({}, [90]);
    const gone = transition(
      fired?.next ?? newInstance(1),
      {
        verdict: "withdrawn",
        severity: null,
        threshold: null,
        value: null,
        samples: 0,
        about: "value",
        withdrawal: "policy_removed",
      },
      DEFINITION,
      new Date(START + SLOT_MS),
    );
    expect(gone).toMatchObject({ resolution: "policy_removed", notice: { kind: "resolved" } });
  });

  it("tells once that it flaps, and where it came to rest", () => {
    const unrest = Array.from({ length: 21 }, (_, tick) => (tick % 2 === 0 ? 90 : 10));
    const steps = run({}, [...unrest, ...Array.from({ length: 20 }, () => 90)]);
    const told = steps.map(({ notice }) => notice?.kind ?? null);
    expect(told.filter((kind) => kind === "flapping")).toHaveLength(1);
    const calm = steps.findIndex(({ decision }) => decision?.reason === "flapping_ended");
    expect(calm).toBeGreaterThan(21);
    expect(told[calm]).toBe("fired");
  });

  it("wakes nobody for what is long past, but tells them when it is still so", () => {
    const steps = run({}, [
      { value: 90, late: true },
      { value: 90, late: true },
      { value: 90 },
      { value: 90 },
      { value: 10, late: true },
    ]);
    expect(notices(steps)).toBe("- - fired - resolved");
    expect(reasons(steps)).toBe("threshold_crossed - told_after_gap - cleared");
  });

  it("tells nobody of the end of what nobody heard of", () => {
    expect(notices(run({}, [{ value: 90, late: true }, { value: 10 }]))).toBe("- -");
  });
});
