import { absent, formatNumber } from "@/lib/core/format/number";
import type { FigureKey } from "@/lib/evidence/figures";
import type { PeriodFigure, RequirementLine } from "./model";

export type ChangeKind =
  "better" | "worse" | "changed" | "same" | "now_known" | "no_longer_known" | "unknown";

export type FigureChange = { kind: ChangeKind; text: string };

/** Which way is good; a figure that is missing here is neither good nor bad by itself. */
const GOOD_WAY: Partial<Record<FigureKey, "up" | "down">> = {
  uptime_percentage: "up",
  llm_success_rate: "up",
  rag_accuracy: "up",
  auth_failures_30d: "down",
  prompt_injection_attempts: "down",
  api_latency_avg_ms: "down",
  error_rate: "down",
  data_leakage_incidents: "down",
  dsar_response_time_avg_days: "down",
};

/** What became of a figure since the period before. What is not known is never taken for better or worse. */
export function compareFigure({ key, value, previous, unit }: PeriodFigure): FigureChange {
  const before = previous.value;
  if (value === null && before === null) return { kind: "unknown", text: absent };
  if (before === null) return { kind: "now_known", text: "Not assessed before" };
  if (value === null) return { kind: "no_longer_known", text: "No longer assessed" };
  if (value === before) return { kind: "same", text: "Unchanged" };
  if (typeof value === "boolean" || typeof before === "boolean")
    return value === true ? { kind: "better", text: "Now yes" } : { kind: "worse", text: "No longer yes" };
  const difference = value - before;
  const way = GOOD_WAY[key];
  const isBetter = difference > 0 === (way === "up");
  const points =
    unit === "percent" ? " points" : unit === "milliseconds" ? " ms" : unit === "days" ? " days" : "";
  return {
    kind: way === undefined ? "changed" : isBetter ? "better" : "worse",
    text: `${difference > 0 ? "+" : "−"}${formatNumber(Math.abs(difference), 3)}${points}`,
  };
}

/** Requirements that stand otherwise than at the beginning of the period. */
export function changedRequirements(requirements: readonly RequirementLine[]): RequirementLine[] {
  return requirements.filter(({ state, previous_state }) => state !== previous_state);
}
