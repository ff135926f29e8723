import { describe, expect, it } from "vitest";
import { approvalProblem, mayMatchPolicy } from "./four-eyes";
import type { MatchOperator } from "./types";

const policy = {
  id: "p1",
  name: "Vault opened",
  kind: "event_count",
  metric: null,
  severity: "critical" as const,
  controlIds: [],
};

describe("four eyes", () => {
  it.each([
    ["whoever made it", "maker", false],
    ["whoever last edited a critical policy that it mutes", "editor", false],
    ["anybody else", "third", true],
  ])("let %s approve: %s", (_what, approver, isAllowed) => {
    const policies = [{ name: policy.name, editedByUserId: "editor" }];
    expect(approvalProblem(approver, { createdByUserId: "maker" }, policies) === null).toBe(isAllowed);
  });

  it.each([
    ["the policy itself", "policy", "=", "Vault opened", true],
    ["another policy", "policy", "=", "Latency", false],
    ["a label that only its alerts will have", "host", "=", "a", true],
    ["another kind", "kind", "!=", "event_count", false],
    ["any severity, because a tier may be graver", "severity", "=", "low", true],
  ] as const)("see that matchers may match: %s", (_what, name, operator, value, expected) => {
    expect(mayMatchPolicy([{ name, operator: operator as MatchOperator, value }], policy)).toBe(expected);
  });
});
