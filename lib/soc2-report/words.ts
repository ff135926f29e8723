import { absent, formatNumber } from "@/lib/core/format/number";
import { REASONS } from "@/lib/evidence/figures";
import type { RolledState } from "@/lib/compliance/roll-up";
import type { FigureRule, FigureTotal, MissingReason, PeriodFigure, SnapshotState } from "./model";

type Unit = PeriodFigure["unit"];

const UNIT_WORDS: Record<Exclude<Unit, "boolean">, string> = {
  count: "",
  percent: " %",
  milliseconds: " ms",
  days: " days",
};

/** Three decimals at most, as the snapshots hold them: 99.965 % of uptime is not 100 %. */
export function valueText(value: PeriodFigure["value"], unit: Unit): string {
  if (value === null) return "Not assessed";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return `${formatNumber(value, 3)}${unit === "boolean" ? "" : UNIT_WORDS[unit]}`;
}

/** What a period comes to, in words. */
export function totalText({ value, true_days, known_days }: FigureTotal, unit: Unit): string {
  if (typeof value !== "boolean") return valueText(value, unit);
  return `Yes on ${value ? "" : "only "}${true_days ?? 0} of ${known_days} days`;
}

export const RULE_WORDS: Record<FigureRule, string> = {
  share: "Share of all rows of the period",
  mean: "Mean over all rows of the period",
  last: "As on the last known day",
  every_day: "Yes where it was so on every known day",
};

export function reasonText(reason: MissingReason): string {
  return reason === "no_snapshot" ? "There is no intact snapshot of these days." : REASONS[reason];
}

export const STATE_WORDS: Record<RolledState, string> = {
  pass: "Pass",
  fail: "Fail",
  not_assessed: "Not assessed",
  not_applicable: "Not applicable",
};

const SNAPSHOT_WORDS: Record<string, string> = {
  valid: "Signature valid",
  unsigned: "Unsigned",
  missing: "No snapshot",
};

export function snapshotWord(state: SnapshotState): string {
  return SNAPSHOT_WORDS[state] ?? state;
}

/** A digest as it stands beside a figure; whole in the signed document. */
export function shortDigest(digest: string | null | undefined, length = 8): string {
  return digest ? digest.slice(0, length) : absent;
}

/** 2026-11-21T10:00:00.000Z → 2026-11-21 10:00 UTC. */
export function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** An end that is not part of a window, as the last day that is. */
export function dayText(instant: string): string {
  return instant.slice(0, 10);
}

/** 1 day, 2 days. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? noun : nouns}`;
}
