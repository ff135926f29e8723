import { describe, expect, it } from "vitest";
import type { CollectionStatus } from "@/lib/collection/status";
import { findAttention } from "./attention";

const running: CollectionStatus = {
  state: "current",
  lastTick: null,
  nextTickAt: "2026-11-21T12:05:00.000Z",
  missedSlots: [],
};

describe("what needs attention", () => {
  it("is nothing while the collection runs, the chain holds and no grave event came", () => {
    const quiet = {
      collection: running,
      events: { critical: 0, high: 0 },
      chain: { state: "intact" as const, brokenSequence: null },
    };
    expect(findAttention(quiet)).toEqual([]);
  });

  it("comes worst first", () => {
    const items = findAttention({
      collection: { ...running, state: "stale", missedSlots: ["2026-11-21T12:00:00.000Z"] },
      events: { critical: 1, high: 3 },
      chain: { state: "broken", brokenSequence: 7 },
    });
    expect(items.map(({ severity, title }) => [severity, title])).toEqual([
      ["critical", "The audit chain is broken"],
      ["critical", "1 critical security event"],
      ["high", "3 high security events"],
      ["high", "Figures are stale"],
      ["medium", "1 collection was missed"],
    ]);
  });

  it("leaves out what the viewer may not know", () => {
    expect(findAttention({ collection: null, events: null, chain: null })).toEqual([]);
  });
});
