import { describe, expect, it } from "vitest";

import { colorOfKind, stylesOf } from "@/components/charts/series-styles";

describe("series styles", () => {
  it("give a kind the same colour on every chart, whatever stands beside it", () => {
    const alone = stylesOf(["queue_depth"])[0]?.color;
    const inCompany = stylesOf(["cpu_usage", "memory_usage", "queue_depth"])[2]?.color;
    expect(inCompany).toBe(alone);
    expect(alone).toBe(colorOfKind("queue_depth"));
  });

  it("tell series of one colour apart by their dash", () => {
    const [first, second] = stylesOf(["cpu_usage", "cpu_usage"]);
    expect(second?.color).toBe(first?.color);
    expect(second?.dash).not.toBe(first?.dash);
  });

  it("are not confused by kinds named like parts of an object", () => {
    expect(colorOfKind("constructor")).toMatch(/^var\(--series-[1-8]\)$/);
  });
});
