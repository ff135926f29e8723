import { formatNumber } from "@/lib/core/format/number";
import type { DecisionKind } from "./decisions/types";
import { revisionDetails } from "./revision-words";
import { routingDetails, type Names } from "./routing-words";
import { isAlertSeverity, ALERT_SEVERITY_LABELS } from "./severity";
import type { DecisionContent } from "./types";

/** A decision in words: what happened, and what there is to say of it. */
export type DecisionWords = { title: string; details: string[] };

const TITLES: Record<DecisionKind, Readonly<Record<string, string>>> = {
  transition: {
    breach_began: "The condition began to hold",
    threshold_crossed: "Fired",
    no_data: "Fired: no data came",
    cleared_while_pending: "Cleared before it fired",
    kept_firing: "Clear, but kept firing for now",
    breached_again: "The condition held again",
    cleared: "Cleared by itself",
    severity_raised: "Severity raised",
    hold_ended: "The hold after the resolve ended",
    for_raised: "The policy now asks for longer",
    policy_changed: "Ended: the policy changed",
    policy_removed: "Ended: the policy was removed or switched off",
    data_missing: "Data stopped coming",
    data_returned: "Data came again",
    flapping_began: "Began to flap",
    flapping_ended: "Stopped flapping",
    told_after_gap: "Told after a gap",
  },
  action: {
    acknowledged: "Acknowledged",
    unacknowledged: "Acknowledgement taken back",
    resolved: "Resolved",
    snoozed: "Snoozed",
    woken: "Woken from the snooze",
    assigned: "Assigned",
    unassigned: "Assigned to nobody",
    marked_false_positive: "Marked as false positive",
    unmarked_false_positive: "False positive mark taken back",
    note_added: "Wrote a note",
    note_edited: "Edited a note",
    note_deleted: "Deleted a note",
  },
  routing: {
    told: "Told",
    held: "To be told later",
    escalation_only: "Left to the escalation",
    nobody_was_told: "Not told: nobody was told that it began",
    cleared_before_told: "Cleared before anybody was told",
    filtered_by_preferences: "Not told: the recipients do not want it",
    suppressed_by_inhibition: "Not told: another alert explains it",
    suppressed_by_maintenance: "Not told: maintenance",
    suppressed_by_snooze: "Not told: snoozed",
    suppressed_by_mute_time: "Not told: mute time",
    suppressed_by_silence: "Not told: silenced",
    suppressed_by_cooldown: "Not told: cooling down",
    suppressed_by_flapping: "Not told: flapping",
    escalation_step: "Escalated",
    escalation_step_reached_nobody: "Escalated, but nobody was on call",
    escalation_postponed: "The escalation waits",
    escalation_stopped: "The escalation stopped",
    escalation_exhausted: "The escalation came to its end",
  },
  delivery: {
    delivered: "Delivered",
    refused: "Could not be delivered",
    deadline_passed: "Given up: too late",
    undelivered: "Taken, but not brought to the phone",
    undelivered_tried_again: "Not brought to the phone: sent again",
  },
  revision: { revised: "Revised: samples came later" },
};

const NOBODY_IS_NAMED: Names = new Map();

/** Puts a decision into words; a reason that this version does not know is shown as it stands. */
export function describeDecision(
  kind: DecisionKind,
  content: DecisionContent,
  names = NOBODY_IS_NAMED,
): DecisionWords {
  const reason = text(content.reason) ?? "decided";
  const title = TITLES[kind][reason] ?? sentence(reason);
  return { title, details: detailsOf(kind, content, names).filter((detail) => detail !== "") };
}

function detailsOf(kind: DecisionKind, content: DecisionContent, names: Names): string[] {
  switch (kind) {
    case "transition":
      return [comparison(content), severity(content), content.late === true ? "Evaluated late." : ""];
    case "action":
      return [text(content.comment) ?? "", time("Until", content.until)];
    case "revision":
      return revisionDetails(content);
    case "routing":
      return routingDetails(content, names);
    case "delivery":
      return [
        text(content.channel_kind) ? `By ${carrier(content, names)}.` : "",
        attempts(content.attempts),
        typeof content.http_status === "number" ? `Answer ${content.http_status}.` : "",
      ];
  }
}

function comparison({ value, threshold }: DecisionContent): string {
  if (typeof value !== "number") return "";
  const measured = `Value ${formatNumber(value)}`;
  return typeof threshold === "number"
    ? `${measured}, threshold ${formatNumber(threshold)}.`
    : `${measured}.`;
}

function severity({ reason, severity: reached }: DecisionContent): string {
  const known = text(reached);
  if (reason !== "severity_raised" || known === null || !isAlertSeverity(known)) return "";
  return `Now ${ALERT_SEVERITY_LABELS[known].toLowerCase()}.`;
}

function carrier({ channel_id: id, channel_kind: kind }: DecisionContent, names: Names): string {
  return names.get(`channel:${text(id)}`) ?? sentence(text(kind) ?? "").toLowerCase();
}

function attempts(count: DecisionContent[string] | undefined): string {
  return typeof count === "number" && count > 1 ? `After ${count} attempts.` : "";
}

function time(word: string, value: DecisionContent[string] | undefined): string {
  const at = text(value);
  if (at === null || Number.isNaN(Date.parse(at))) return "";
  return `${word} ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC.`;
}

function text(value: DecisionContent[string] | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function sentence(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
