import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/canonical-json";
import { boundsOf, daysBetween, type Day } from "@/lib/evidence/days";
import {
  FIGURE_KEYS,
  TRUST_PRINCIPLES,
  type Evidence,
  type EvidenceFigure,
  type FigureKey,
  type TrustPrinciple,
} from "@/lib/evidence/figures";
import type { FigureDay, FigureRule, FigureTotal, MissingReason, PeriodFigure, ReportPeriod } from "./model";

/** What is known of each day; a day that is missing has no snapshot that is intact. */
export type EvidenceByDay = ReadonlyMap<Day, Evidence>;

const RULES: Partial<Record<FigureKey, FigureRule>> = {
  uptime_percentage: "share",
  error_rate: "share",
  api_latency_avg_ms: "mean",
  llm_success_rate: "share",
  dsar_response_time_avg_days: "mean",
};

const PRINCIPLE_OF = new Map(
  Object.entries(TRUST_PRINCIPLES).flatMap(([principle, keys]) =>
    keys.map((key): [FigureKey, TrustPrinciple] => [key, principle as TrustPrinciple]),
  ),
);

/** The figures of a period beside those of the period before, from the snapshots alone. */
export function periodFigures(
  period: ReportPeriod,
  before: ReportPeriod,
  evidence: EvidenceByDay,
): PeriodFigure[] {
  return FIGURE_KEYS.map((key) => {
    const days = figuresOf(key, period, evidence);
    const known = days.flatMap(({ day, figure }) => (figure ? [{ day, figure }] : []));
    const [first] = [...known, ...figuresOf(key, before, evidence)].flatMap(({ figure }) => figure ?? []);
    const unit = first?.unit ?? "count";
    const rule = RULES[key] ?? (unit === "boolean" ? "every_day" : "last");
    return {
      key,
      principle: PRINCIPLE_OF.get(key) ?? "security",
      unit,
      rule,
      ...totalOf(rule, days),
      window_start: known[0]?.figure.window_start ?? boundsOf(period.from_day).from.toISOString(),
      window_end: known.at(-1)?.figure.window_end ?? boundsOf(period.to_day).until.toISOString(),
      source_query_sha256: [...new Set(known.map(({ figure }) => figure.source_query_sha256))],
      rows_sha256: rowsDigest(known),
      days: days.map(toFigureDay),
      previous: totalOf(rule, figuresOf(key, before, evidence)),
    };
  });
}

type DayOfFigure = { day: Day; figure: EvidenceFigure | null };

function figuresOf(
  key: FigureKey,
  { from_day, to_day }: ReportPeriod,
  evidence: EvidenceByDay,
): DayOfFigure[] {
  return daysBetween(from_day, to_day).map((day) => ({ day, figure: evidence.get(day)?.[key] ?? null }));
}

function toFigureDay({ day, figure }: DayOfFigure): FigureDay {
  return figure
    ? { day, value: figure.value, reason: figure.reason }
    : { day, value: null, reason: "no_snapshot" };
}

function rowsDigest(known: readonly { day: Day; figure: EvidenceFigure }[]): string {
  const lines = known.map(({ day, figure }) => canonicalJson({ day, rows_sha256: figure.rows_sha256 }));
  return createHash("sha256").update(lines.join("\n"), "utf8").digest("hex");
}

/** What the days come to; null where no day is known, with the reason that most of them give. */
function totalOf(rule: FigureRule, days: readonly DayOfFigure[]): FigureTotal {
  const known = days.flatMap(({ figure }) => (figure && figure.value !== null ? [figure] : []));
  const sample = known.reduce((sum, figure) => sum + figure.sample, 0);
  const true_days = rule === "every_day" ? known.filter(({ value }) => value === true).length : null;
  const value = valueOf(rule, known);
  const reason = value === null ? commonReason(days) : null;
  return { value, reason, known_days: known.length, true_days, sample };
}

function valueOf(rule: FigureRule, known: readonly EvidenceFigure[]): FigureTotal["value"] {
  const last = known.at(-1);
  if (last === undefined) return null;
  if (rule === "last") return last.value;
  if (rule === "every_day") return known.every(({ value }) => value === true);
  const [numerator, denominator] = [sumOf(known, "numerator"), sumOf(known, "denominator")];
  if (denominator === 0) return null;
  const mean = (rule === "share" ? 100 : 1) * (numerator / denominator);
  return Math.round(mean * 1_000) / 1_000;
}

function sumOf(figures: readonly EvidenceFigure[], part: "numerator" | "denominator"): number {
  return figures.reduce((sum, figure) => sum + (figure[part] ?? 0), 0);
}

function commonReason(days: readonly DayOfFigure[]): MissingReason {
  const counts = new Map<MissingReason, number>();
  for (const { figure } of days) {
    const reason = figure === null ? "no_snapshot" : figure.reason;
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
  return most?.[0] ?? "no_data";
}
