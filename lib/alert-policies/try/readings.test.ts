import { describe, expect, it } from "vitest";
import { replay } from "@/lib/alerts/engine/replay";
import { columnsOf, definitionOf } from "../definition";
import { PolicySettings } from "../schema";
import type { PolicyDefinition } from "../types";
import { outcomeOf } from "./outcome";
import { readingsOf } from "./readings";
import { sampleReader, type Sample } from "./samples";

const SLOT = 300_000;
/** A Wednesday, 09:00 in UTC. */
const START = Date.UTC(2026, 10, 18, 9);

const at = (slot: number) => START + slot * SLOT;
const samples = (values: readonly (number | null)[], weight = 1): Sample[] =>
  values.flatMap((value, slot) => (value === null ? [] : [{ at: at(slot), value, weight }]));
const slots = (values: readonly unknown[]) => values.map((_, slot) => at(slot));

const policy = (settings: Record<string, unknown>): PolicyDefinition =>
  definitionOf(
    PolicySettings.parse({ kind: "threshold", policyName: "P", metricType: "cpu_usage", ...settings }),
  );

function measured(settings: Record<string, unknown>, values: readonly (number | null)[], weight = 1) {
  return readingsOf(policy(settings), [{ labels: {}, samples: samples(values, weight) }], slots(values)).map(
    ({ value }) => value,
  );
}

function tried(settings: Record<string, unknown>, values: readonly (number | null)[], timeZone = "UTC") {
  const definition = policy(settings);
  const readings = readingsOf(definition, [{ labels: {}, samples: samples(values) }], slots(values));
  const window = { from: new Date(at(-1)), to: new Date(at(values.length)) };
  const { parameters } = columnsOf(definition);
  const replayed = replay({ ...definition, parameters, version: 1 }, readings, window);
  const { cooldownSeconds } = definition;
  return outcomeOf(replayed, { cooldownSeconds, timeZone, until: window.to });
}

describe("what a policy would have measured", () => {
  it.each<[string, Record<string, unknown>, (number | null)[], (number | null)[]]>([
    [
      "means over the window",
      { thresholdValue: 1, windowSeconds: 600 },
      [10, 20, null, 40],
      [10, 15, 20, 40],
    ],
    ["nothing where there is none", { thresholdValue: 1 }, [10, null, 30], [10, null, 30]],
    ["the worst", { thresholdValue: 1, aggregate: "max", windowSeconds: 900 }, [3, 9, 1, 2], [3, 9, 9, 9]],
    ["the silence in seconds", { kind: "absence", windowSeconds: 900 }, [1, null, null, 1], [0, 300, 600, 0]],
    [
      "the change in percent, and none from zero",
      {
        kind: "rate_of_change",
        thresholdValue: 1,
        windowSeconds: 300,
        parameters: { change: "percent", compareSeconds: 300 },
      },
      [10, 15, 0, 5],
      [null, 50, -100, null],
    ],
    [
      "how fast the budget burns, the slower window counting",
      {
        kind: "burn_rate",
        metricType: "error_rate",
        parameters: { objective: 99, longSeconds: 3_600, shortSeconds: 300, factor: 2 },
      },
      [0, 4],
      [0, 2],
    ],
  ])("%s", (_name, settings, values, expected) => {
    const { thresholdValue, ...rest } = settings;
    expect(measured(thresholdValue === undefined ? rest : settings, values)).toEqual(expected);
  });

  it("no burning with too few events", () => {
    const settings = {
      kind: "burn_rate",
      metricType: "error_rate",
      parameters: { objective: 99, factor: 2, minimumEvents: 100 },
    };
    expect(measured(settings, [50], 10)).toEqual([0]);
    expect(measured(settings, [50], 1_000)).toEqual([50]);
  });

  it("where a straight line will be", () => {
    const rising = Array.from({ length: 13 }, (_, slot) => 10 + slot);
    const settings = {
      kind: "forecast",
      thresholdValue: 100,
      windowSeconds: 3_600,
      parameters: { horizonSeconds: 3_600 },
    };
    expect(measured(settings, rising).at(-1)).toBeCloseTo(22 + 12);
  });

  it("the same percentile as the database", () => {
    const reader = sampleReader(samples([1, 2, 3, 4]));
    expect(reader.aggregate("p95", at(-1), at(3)).value).toBeCloseTo(3.85);
  });

  it("one alert for each value of a label, with its samples together", () => {
    const grouped = policy({ metricType: "load", thresholdValue: 1, groupBy: ["host"] });
    const series = [
      { labels: { host: "a", core: "0" }, samples: samples([10]) },
      { labels: { host: "a", core: "1" }, samples: samples([30]) },
      { labels: { host: "b", core: "0" }, samples: samples([5]) },
    ];
    expect(readingsOf(grouped, series, [at(0)]).map(({ labels, value }) => [labels, value])).toEqual([
      [{ host: "a" }, 20],
      [{ host: "b" }, 5],
    ]);
  });
});

describe("what would have fired", () => {
  const over = { thresholdValue: 80, recoveryValue: 70 };

  it("is one alert while the value stays over its recovery", () => {
    const { episodes, figures } = tried(over, [10, 90, 75, 90, 60, 10]);
    expect(episodes).toEqual([
      {
        labels: {},
        severity: "high",
        value: 90,
        firedAt: new Date(at(1)).toISOString(),
        resolvedAt: new Date(at(4)).toISOString(),
      },
    ]);
    expect(figures).toMatchObject({ alerts: 1, notices: 2, woken: 0, openSeconds: 900 });
  });

  it("is nothing when the breach is shorter than the hold", () => {
    expect(tried({ ...over, forSeconds: 600 }, [90, 90, 10]).figures.alerts).toBe(0);
    expect(tried({ ...over, forSeconds: 600 }, [90, 90, 90, 10]).figures.alerts).toBe(1);
  });

  it("is told once within the cooldown", () => {
    const twice = [90, 10, 90, 10];
    expect(tried({ ...over, cooldownSeconds: 900 }, twice).figures).toMatchObject({ alerts: 2, notices: 3 });
    expect(tried({ ...over, cooldownSeconds: 0 }, twice).figures).toMatchObject({ alerts: 2, notices: 4 });
  });

  it("wakes somebody where it is night, not where people work, and never to say that it is over", () => {
    expect(tried(over, [90, 10], "Europe/Berlin").figures.woken).toBe(0);
    expect(tried(over, [90, 10], "America/New_York").figures.woken).toBe(1);
  });

  it("reaches the gravest severity that is crossed", () => {
    const tiers = [{ severity: "critical", threshold: 95 }];
    expect(tried({ ...over, tiers }, [90, 99, 90, 10]).episodes).toMatchObject([{ severity: "critical" }]);
  });
});
