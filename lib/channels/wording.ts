import type { DeliveryKind, DeliverySeverity } from "@/lib/deliveries/kinds";
import type { AlertMessage } from "@/lib/deliveries/message";
import type { Telling } from "./telling";

const KIND_WORDS: Record<DeliveryKind, string> = {
  fired: "Firing",
  severity_raised: "Raised",
  resolved: "Resolved",
  acknowledged: "Acknowledged",
  flapping: "Flapping",
  no_data: "No data",
  reminder: "Still open",
  escalation: "Escalated",
  bundle: "Summary",
  incident: "Incident",
  test: "Test",
};

const SEVERITY_WORDS: Record<DeliverySeverity, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
};

/** The kind of news in a word or two, the same in every channel. */
export function kindWord(kind: DeliveryKind): string {
  return KIND_WORDS[kind];
}

export function severityWord(severity: DeliverySeverity): string {
  return SEVERITY_WORDS[severity];
}

/** `[Critical] Firing: API latency above 500 ms`. What is resolved has no severity any more. */
export function headline({ kind, message }: Pick<Telling, "kind" | "message">): string {
  const what = `${kindWord(kind)}: ${message.title}`;
  return kind === "resolved" ? what : `[${severityWord(message.severity)}] ${what}`;
}

/** At most so many characters, the last an ellipsis where something was left out; never half of a character. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trimEnd()}…`;
}

/** The facts of a message as far as a receiver takes them. */
export function factsOf(message: AlertMessage, most: number): AlertMessage["facts"] {
  return message.facts.filter(({ value }) => value.trim() !== "").slice(0, most);
}
