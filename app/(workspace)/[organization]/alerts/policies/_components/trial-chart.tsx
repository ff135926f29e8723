"use client";

import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { ChartThreshold } from "@/components/charts/types";
import { ALERT_SEVERITY_LABELS } from "@/lib/alerts/severity";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { PolicyTrial } from "@/lib/alert-policies/try/types";
import type { PolicyDefinition } from "@/lib/alert-policies/types";

type TrialChartProps = { draft: PolicyDefinition; trial: Extract<PolicyTrial, { kind: "tried" }> };

/** More would hide the line that they are about. */
const MARKED_EPISODES = 20;

/** What was measured, the lines that decide, and where alerts would have begun. */
export function TrialChart({ draft, trial }: TrialChartProps) {
  const { at, lines, unit, episodes, from, to } = trial;
  return (
    <TimeSeriesChart
      title="What would have fired"
      headingLevel={3}
      series={lines.map(({ key, label }) => ({
        key,
        label,
        unit,
        kind: lines.length === 1 ? (draft.metricType ?? key) : key,
      }))}
      points={at.map((moment, place) => ({
        at: moment,
        ...Object.fromEntries(lines.map(({ key, points }) => [key, points[place] ?? null])),
      }))}
      range={{ from, to }}
      thresholds={thresholdsOf(draft, unit)}
      markers={episodes.slice(0, MARKED_EPISODES).map(({ firedAt, severity }) => ({
        at: firedAt,
        label: `Fires ${ALERT_SEVERITY_LABELS[severity].toLowerCase()}`,
      }))}
      height={240}
      empty={{
        title: "Nothing was measured in this time",
        reason: "Without samples there is nothing to judge. Choose a longer time, or another metric.",
      }}
    />
  );
}

function thresholdsOf(draft: PolicyDefinition, unit: string): ChartThreshold[] {
  const line = (value: number | null | undefined, name: string, tone: ChartThreshold["tone"]) =>
    value === null || value === undefined || !Number.isFinite(value)
      ? []
      : [{ value, label: `${name} ${formatQuantity(value, unit)}`, tone }];
  if (draft.kind === "absence") return line(draft.windowSeconds, "Fires after", "critical");
  if (draft.kind === "burn_rate") return line(draft.parameters.factor, "Fires at", "critical");
  return [
    ...line(draft.thresholdValue, ALERT_SEVERITY_LABELS[draft.severity], "critical"),
    ...draft.tiers.flatMap(({ severity, threshold }) =>
      line(threshold, ALERT_SEVERITY_LABELS[severity], "critical"),
    ),
    ...line(draft.recoveryValue, "Clears at", "medium"),
  ];
}
