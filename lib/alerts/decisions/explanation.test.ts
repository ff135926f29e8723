import { describe, expect, it } from "vitest";
import { readDefinition } from "@/lib/alert-policies/definition";
import type { DecisionContent } from "../types";
import type { ExplainedDecision } from "./explained-decision";
import { explanationOf, type AlertFacts } from "./explanation";

const DEFINITION = readDefinition({
  kind: "threshold",
  metric_type: "cpu_usage",
  aggregate: "avg",
  window_seconds: 300,
  comparison_operator: "gt",
  threshold_value: 80,
  severity: "high",
  tiers: [],
  label_selector: [],
  group_by: [],
  parameters: {},
  no_data: "keep_last",
});

const decision = (
  sequence: number,
  kind: ExplainedDecision["kind"],
  content: DecisionContent,
): ExplainedDecision => ({ sequence, at: new Date(Date.UTC(2026, 10, 21, 12, sequence)), kind, content });

const FIRED = decision(1, "transition", {
  reason: "threshold_crossed",
  from: "inactive",
  to: "firing",
  value: 91,
  threshold: 80,
  no_data: false,
  late: false,
  notice: "fired",
});

const answersOf = (facts: Partial<AlertFacts>) =>
  explanationOf({
    state: "firing",
    policyVersion: 3,
    definition: DEFINITION,
    unit: undefined,
    decisions: [FIRED],
    undecided: [],
    names: new Map(),
    ...facts,
  }).map(({ question, answer }) => `${question} ${answer}`);

const told = (decisions: ExplainedDecision[], facts: Partial<AlertFacts> = {}) =>
  answersOf({ ...facts, decisions: [FIRED, ...decisions] })[1];

describe("the explanation of an alert", () => {
  it("says by which figures it fired, and what the version asked", () => {
    const [question] = explanationOf({
      state: "firing",
      policyVersion: 3,
      definition: DEFINITION,
      unit: undefined,
      decisions: [FIRED],
      undecided: [],
      names: new Map(),
    });
    expect(question?.answer).toBe("91 % was above 80 %.");
    expect(question?.steps[0]?.details.at(-1)).toMatch(/^By version 3: Fires high when mean cpu_usage/);
  });

  it.each([
    ["Who was told? One message was delivered.", [decision(3, "delivery", { reason: "delivered" })]],
    [
      "Who was told? Somebody is to be told, and no delivery is confirmed yet.",
      [decision(2, "routing", { reason: "told" })],
    ],
    [
      "Why was nobody told? Not told: silenced.",
      [decision(2, "routing", { reason: "suppressed_by_silence" })],
    ],
    ["Why was nobody told? There was nothing to tell anybody.", []],
  ])("%s", (expected, decisions) => expect(told(decisions)).toBe(expected));

  it("says that a late evaluation wakes nobody", () => {
    const late = { ...FIRED, content: { ...FIRED.content, late: true, notice: null } };
    expect(answersOf({ decisions: [late] })[1]).toBe(
      "Why was nobody told? It was evaluated so late that nobody was woken for it.",
    );
  });

  it.each([
    [
      "kept_firing",
      "Why is it still open? It is clear, but the policy keeps it open for a while in case it comes back.",
    ],
    ["data_missing", "Why is it still open? No data comes; the policy then keeps what was."],
    ["severity_raised", "Why is it still open? It was not clear yet at any evaluation since."],
  ])("says why it is still open after %s", (reason, expected) => {
    const after = decision(2, "transition", { reason, from: "firing", to: "firing" });
    expect(answersOf({ decisions: [FIRED, after] })[2]).toBe(expected);
  });

  it("admits what the chain does not hold", () => {
    expect(answersOf({ decisions: [], state: "resolved" })).toEqual([
      expect.stringContaining("How it began is not in the chain of decisions."),
      "Why was nobody told? There was nothing to tell anybody.",
      "Why did it end? How it ended is not in the chain of decisions.",
    ]);
  });
});
