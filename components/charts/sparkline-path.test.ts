import { describe, expect, it } from "vitest";

import { sparklinePath } from "@/components/charts/sparkline-path";

describe("sparklinePath", () => {
  it("spans the box from the lowest to the highest value", () => {
    expect(sparklinePath([0, 10, 5])).toBe("M0 100L0 100L50 0L100 50");
  });

  it("breaks at a gap", () => {
    expect(sparklinePath([0, null, 10])).toBe("M0 100L0 100M100 0L100 0");
  });

  it("lays a flat series in the middle and draws nothing from nothing", () => {
    expect(sparklinePath([3, 3])).toBe("M0 50L0 50L100 50");
    expect(sparklinePath([null, null])).toBe("");
  });
});
