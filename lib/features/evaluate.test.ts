import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { evaluateFeature, rolloutPlace } from "./evaluate";

const organizationIds = Array.from({ length: 4_000 }, newId);

function having(percent: number, feature = "a"): Set<string> {
  return new Set(
    organizationIds.filter((organizationId) =>
      evaluateFeature({ feature, organizationId, override: null, percent }),
    ),
  );
}

describe("a feature's roll-out", () => {
  it("reaches about the share that it names, nobody at 0 and everybody at 100", () => {
    expect(having(0).size).toBe(0);
    expect(having(100).size).toBe(organizationIds.length);
    expect(having(25).size / organizationIds.length).toBeCloseTo(0.25, 1);
  });

  it("takes nobody's feature away while it grows", () => {
    const tenth = having(10);
    const half = having(50);
    expect([...tenth].every((id) => half.has(id))).toBe(true);
  });

  it("begins with other organisations for another feature", () => {
    const first = having(10, "a");
    const both = [...having(10, "b")].filter((id) => first.has(id));
    expect(both.length).toBeLessThan(first.size / 2);
  });

  it.each([
    [true, 0, true],
    [false, 100, false],
  ])("yields to an organisation's own switch (%s at %s %%)", (override, percent, expected) => {
    expect(evaluateFeature({ feature: "a", organizationId: newId(), override, percent })).toBe(expected);
  });

  it("stands still over releases", () => {
    expect(rolloutPlace("record-search", "00000000-0000-7000-8000-000000000001")).toBeCloseTo(
      57.03597611282021,
      6,
    );
  });
});
