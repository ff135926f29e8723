import { FIGURE_LABELS } from "@/lib/evidence/labels";
import type { ReportModel } from "./model";
import { counted } from "./words";

/** What a reader should look at first, in one sentence each; nothing of it is a judgement of ours. */
export function listAttention(model: ReportModel): string[] {
  const { audit, alerts, incidents, accepted } = model;
  return [
    ...snapshotLines(model),
    ...(audit.chain !== "intact" && audit.chain !== "not_verified"
      ? [`The audit log is not intact: ${audit.chain} at entry ${audit.broken_sequence ?? "unknown"}.`]
      : []),
    ...figureLines(model),
    ...requirementLines(model),
    ...(accepted.length > 0
      ? [`${counted(accepted.length, "check")} accepted for a while or declared not applicable (appendix B).`]
      : []),
    ...(alerts.open_at_end > 0
      ? [`${counted(alerts.open_at_end, "alert")} open at the end of the period.`]
      : []),
    ...(incidents.open_at_end > 0
      ? [`${counted(incidents.open_at_end, "incident")} open at the end of the period.`]
      : []),
  ];
}

function snapshotLines({ snapshots }: ReportModel): string[] {
  const missing = snapshots.filter(({ state }) => state === "missing").length;
  const unsigned = snapshots.filter(({ state }) => state === "unsigned").length;
  const broken = snapshots.filter(({ state }) => !["valid", "unsigned", "missing"].includes(state));
  return [
    ...broken.map(
      ({ day, state }) => `The snapshot of ${day} is not intact (${state}); nothing of it is used.`,
    ),
    ...(missing > 0 ? [`${counted(missing, "day")} without a snapshot.`] : []),
    ...(unsigned > 0
      ? [`${counted(unsigned, "snapshot")} without a signature: no key was configured then.`]
      : []),
  ];
}

function figureLines({ figures }: ReportModel): string[] {
  return figures.flatMap(({ key, rule, value, known_days, true_days }) => {
    const { label } = FIGURE_LABELS[key];
    if (rule === "every_day" && value === false)
      return [`${label}: not so on ${counted(known_days - (true_days ?? 0), "day")} of ${known_days}.`];
    return [];
  });
}

function requirementLines({ requirements }: ReportModel): string[] {
  const failing = requirements.filter(({ state }) => state === "fail").map(({ id }) => id);
  const unknown = requirements.filter(({ state }) => state === "not_assessed").length;
  return [
    ...(failing.length > 0
      ? [`${counted(failing.length, "criterion", "criteria")} with a failing control: ${failing.join(", ")}.`]
      : []),
    ...(unknown > 0
      ? [`${counted(unknown, "criterion", "criteria")} not assessed: nothing is said of them.`]
      : []),
  ];
}
