import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falsePositiveRate, incidentMetrics, metricsBySeverity, type MeasuredIncident } from "./metrics";

const NOON = new Date("2026-11-21T12:00:00Z");
const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

function incident(facts: Partial<MeasuredIncident> = {}): MeasuredIncident {
  return {
    severity: "P1",
    startedAt: at(-5),
    openedAt: at(0),
    responseDueAt: at(15),
    acknowledgedAt: null,
    resolvedAt: null,
    ...facts,
  };
}

describe("the metrics of a period", () => {
  it("have no figure where nothing has happened yet, which is not zero", () => {
    expect(incidentMetrics([], NOON)).toEqual({
      count: 0,
      mttd: { seconds: null, of: 0 },
      mtta: { seconds: null, of: 0 },
      mttr: { seconds: null, of: 0 },
      targets: { met: 0, decided: 0 },
    });
    expect(falsePositiveRate({ fired: 0, falsePositives: 0 })).toBeNull();
  });

  it("are means over the incidents that have come so far", () => {
    const incidents = [
      incident({ acknowledgedAt: at(10), resolvedAt: at(60) }),
      incident({ acknowledgedAt: at(20), startedAt: at(-15) }),
      incident(),
    ];
    const { mttd, mtta, mttr, targets } = incidentMetrics(incidents, at(5));
    expect(mttd).toEqual({ seconds: 500, of: 3 });
    expect(mtta).toEqual({ seconds: 900, of: 2 });
    expect(mttr).toEqual({ seconds: 3_600, of: 1 });
    expect(targets).toEqual({ met: 1, decided: 2 });
  });

  it("count a target as missed once its time is over, answered or not", () => {
    expect(incidentMetrics([incident()], at(16)).targets).toEqual({ met: 0, decided: 1 });
  });

  it("by severity add up to those of all", () => {
    const some = fc.array(
      fc.record({
        severity: fc.constantFrom("P1" as const, "P2" as const, "P3" as const),
        after: fc.nat(500),
      }),
    );
    fc.assert(
      fc.property(some, (facts) => {
        const incidents = facts.map(({ severity, after }) => incident({ severity, resolvedAt: at(after) }));
        const each = metricsBySeverity(incidents, at(1_000));
        expect(each.reduce((sum, { metrics }) => sum + metrics.count, 0)).toBe(incidents.length);
      }),
    );
  });

  it("say which share of the alerts was false", () => {
    expect(falsePositiveRate({ fired: 8, falsePositives: 2 })).toBe(25);
  });
});
