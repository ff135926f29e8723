import { describe, expect, it } from "vitest";

import { describeDelta } from "@/lib/core/format/delta";

describe("describeDelta", () => {
  it("moves percent figures in points", () => {
    expect(describeDelta(42.3, 38.1, "percent")).toEqual({ kind: "up", text: "+4.2 points" });
    expect(describeDelta(38, 39, "percent")).toEqual({ kind: "down", text: "−1 point" });
  });

  it("moves other figures in percent of the earlier value", () => {
    expect(describeDelta(184, 240, "ms")).toEqual({ kind: "down", text: "−23.3 %" });
    expect(describeDelta(900, 100, "count")).toEqual({ kind: "up", text: "+800 %" });
  });

  it("says the amount where there was nothing before, because there is no percentage of zero", () => {
    expect(describeDelta(1536, 0, "bytes")).toEqual({ kind: "up", text: "+1.5 KiB" });
  });

  it("calls a change too small to show no change", () => {
    expect(describeDelta(100.01, 100, "count")).toEqual({ kind: "same", text: "No change" });
    expect(describeDelta(0, 0, "count").kind).toBe("same");
  });

  it.each([
    [null, 5],
    [5, undefined],
    [Number.NaN, 5],
  ])("does not compare %s with %s", (current, previous) => {
    expect(describeDelta(current, previous, "count").kind).toBe("unknown");
  });
});
