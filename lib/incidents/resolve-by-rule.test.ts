import { expect, it } from "vitest";
import { resolvedByRuleAt, type ResolveOn } from "./resolve-by-rule";
import type { IncidentState } from "./states";

const one = new Date("2026-11-21T12:00:00Z");
const two = new Date("2026-11-21T12:05:00Z");

it.each<[ResolveOn, IncidentState, (Date | null)[], Date | null]>([
  ["all_resolved", "open", [two, one], two],
  ["all_resolved", "mitigated", [one], one],
  ["all_resolved", "open", [one, null], null],
  ["all_resolved", "open", [], null],
  ["first", "open", [null, two, one], one],
  ["first", "open", [null], null],
  ["never", "open", [one, two], null],
  ["all_resolved", "resolved", [one], null],
  ["first", "closed", [one], null],
])(
  "an incident that resolves on %s and is %s, with alerts resolved at %j, ends at %j",
  (resolveOn, state, times, end) => {
    expect(resolvedByRuleAt({ state, resolveOn }, times)).toEqual(end);
  },
);
