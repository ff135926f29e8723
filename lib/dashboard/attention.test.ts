import { describe, expect, it } from "vitest";
import type { CollectionStatus } from "@/lib/collection/status";
import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import type { AlertCounts } from "@/lib/alerts/types";
import { findAttention } from "./attention";

const quietAlerts = countsOf({});

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
      alerts: quietAlerts,
      events: { critical: 0, high: 0 },
      chain: { state: "intact" as const, brokenSequence: null },
    };
    expect(findAttention(quiet)).toEqual([]);
  });

  it("comes worst first", () => {
    const items = findAttention({
      collection: { ...running, state: "stale", missedSlots: ["2026-11-21T12:00:00.000Z"] },
      alerts: countsOf({ critical: 2, low: 1 }),
      events: { critical: 1, high: 3 },
      chain: { state: "broken", brokenSequence: 7 },
    });
    expect(items.map(({ severity, title }) => [severity, title])).toEqual([
      ["critical", "2 critical alerts fire"],
      ["critical", "The audit chain is broken"],
      ["critical", "1 critical security event"],
      ["high", "3 high security events"],
      ["high", "Figures are stale"],
      ["medium", "1 collection was missed"],
      ["low", "1 low alert fires"],
    ]);
  });

  it("leaves out what the viewer may not know", () => {
    expect(findAttention({ collection: null, alerts: null, events: null, chain: null })).toEqual([]);
  });
});

/** What fires; two of each are acknowledged, which needs nobody's attention. */
function countsOf(firing: Partial<Record<AlertSeverity, number>>): AlertCounts {
  return Object.fromEntries(
    ALERT_SEVERITIES.map((severity) => [
      severity,
      { firing: firing[severity] ?? 0, acknowledged: 2, resolved: 0 },
    ]),
  ) as AlertCounts;
}
