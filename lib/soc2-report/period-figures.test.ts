import { describe, expect, it } from "vitest";
import { daysBetween } from "@/lib/evidence/days";
import type { Evidence, EvidenceFigure, FigureKey } from "@/lib/evidence/figures";
import { reportSource } from "@/scripts/testing/report-source";
import { compareFigure } from "./compare";
import { monthBefore, periodBefore, periodOf } from "./period";
import { periodFigures } from "./period-figures";

const PERIOD = periodOf("2026-10-01", "2026-10-04");
const [SAMPLE] = reportSource().snapshots;

type Said = Partial<EvidenceFigure> | null;

/** The figure over four days, null for a day without a snapshot. */
function over(key: FigureKey, days: readonly Said[], before: readonly Said[] = []) {
  if (!SAMPLE) throw new Error("There is no snapshot to begin with.");
  const base = SAMPLE.evidence;
  const evidence = new Map<string, Evidence>();
  const place = (dates: string[], said: readonly Said[]) =>
    said.forEach((figure, index) => {
      const date = dates[index];
      if (figure && date) evidence.set(date, { ...base, [key]: { ...base[key], reason: null, ...figure } });
    });
  const previous = periodBefore(PERIOD);
  place(daysBetween(PERIOD.from_day, PERIOD.to_day), days);
  place(daysBetween(previous.from_day, previous.to_day), before);
  const figure = periodFigures(PERIOD, previous, evidence).find((each) => each.key === key);
  if (!figure) throw new Error(`There is no ${key}.`);
  return figure;
}

describe("a figure over a period", () => {
  it("weighs shares by their rows, not by days", () => {
    const quiet = { value: 50, numerator: 1, denominator: 2, sample: 2 };
    const busy = { value: 1, numerator: 10, denominator: 998, sample: 998 };
    expect(over("error_rate", [quiet, busy, null, null])).toMatchObject({
      value: 1.1,
      known_days: 2,
      sample: 1000,
    });
  });

  it("is yes only where every known day says so, and says on how many days it was", () => {
    const figure = over("audit_chain_integrity", [{ value: true }, { value: false }, null, { value: true }]);
    expect(figure).toMatchObject({ value: false, known_days: 3, true_days: 2 });
  });

  it("keeps a day without a snapshot as a gap with its reason", () => {
    expect(over("auth_failures_30d", [{ value: 3 }, null, { value: 0 }, null]).days).toEqual([
      { day: "2026-10-01", value: 3, reason: null },
      { day: "2026-10-02", value: null, reason: "no_snapshot" },
      { day: "2026-10-03", value: 0, reason: null },
      { day: "2026-10-04", value: null, reason: "no_snapshot" },
    ]);
  });

  it("is not assessed where no day knows it, for the reason that most days give", () => {
    const unknown = { value: null, reason: "coverage_too_low" } as const;
    expect(over("uptime_percentage", [unknown, unknown, null, null, null])).toMatchObject({
      value: null,
      reason: "coverage_too_low",
    });
  });
});

describe("the comparison with the period before", () => {
  it.each<[string, FigureKey, Said, Said, string, string]>([
    [
      "more uptime is better",
      "uptime_percentage",
      { value: 99.9, numerator: 999, denominator: 1000 },
      { value: 99, numerator: 990, denominator: 1000 },
      "better",
      "+0.9 points",
    ],
    ["more failures are worse", "auth_failures_30d", { value: 9 }, { value: 4 }, "worse", "+5"],
    ["more tables are neither", "rls_policies_active", { value: 97 }, { value: 96 }, "changed", "+1"],
    [
      "what was not known before is no progress",
      "auth_failures_30d",
      { value: 9 },
      null,
      "now_known",
      "Not assessed before",
    ],
    [
      "what is no longer known is not the same",
      "auth_failures_30d",
      null,
      { value: 9 },
      "no_longer_known",
      "No longer assessed",
    ],
  ])("says that %s", (_words, key, now, before, kind, text) => {
    expect(compareFigure(over(key, [now], [before]))).toEqual({ kind, text });
  });
});

it.each([
  ["2026-03-15", "2026-02-01", "2026-02-28"],
  ["2026-01-01", "2025-12-01", "2025-12-31"],
  ["2024-03-31", "2024-02-01", "2024-02-29"],
])("the month before %s is %s to %s", (at, fromDay, toDay) => {
  expect(monthBefore(new Date(`${at}T02:23:00Z`))).toEqual({ fromDay, toDay });
});
