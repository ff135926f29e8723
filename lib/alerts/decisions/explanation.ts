import { valueUnit, policySentence } from "@/lib/alert-policies/sentence";
import type { PolicyDefinition } from "@/lib/alert-policies/types";
import { formatDuration } from "@/lib/core/format/duration";
import { formatQuantity } from "@/lib/core/format/quantity";
import { describeDecision } from "../decision-words";
import { ruleOf } from "../engine/judge";
import { operatorLabel } from "../labels";
import type { Names } from "../routing-words";
import type { AlertState, DecisionContent } from "../types";
import type { ExplainedDecision } from "./explained-decision";

/** One step of an explanation in plain words. */
export type ExplainedStep = {
  /** The number of its decision in the organisation's chain; null for what is not decided yet. */
  sequence: number | null;
  at: Date;
  text: string;
  details: string[];
};

export type ExplainedQuestion = {
  key: "fired" | "told" | "ended";
  question: string;
  answer: string;
  steps: ExplainedStep[];
};

/** What there is to know of an alert for explaining it. */
export type AlertFacts = {
  state: AlertState;
  policyVersion: number;
  definition: PolicyDefinition;
  unit: string | undefined;
  /** In the order of the chain; transitions from before it fired included. */
  decisions: readonly ExplainedDecision[];
  /** Notices that nobody has decided about yet. */
  undecided: readonly { at: Date }[];
  names: Names;
};

/** Answers why an alert fired, who was told of it or not and why, and why it ended or did not. */
export function explanationOf(facts: AlertFacts): ExplainedQuestion[] {
  const transitions = facts.decisions.filter(({ kind }) => kind === "transition");
  const place = transitions.findLastIndex(({ content }) => content.to === "firing" && !isOpen(content.from));
  const fired = transitions[place];
  const began = fired && beganBefore(transitions.slice(0, place));
  // What a fingerprint does once its alert is over belongs to the next one.
  const after = place < 0 ? [] : transitions.slice(place + 1).filter(({ content }) => isOpen(content.from));
  return [
    whyFired(facts, began, fired),
    whoWasTold(facts, [...(fired ? [fired] : []), ...after]),
    whyEnded(facts, after),
  ];
}

function whyFired(
  facts: AlertFacts,
  began: ExplainedDecision | undefined,
  fired: ExplainedDecision | undefined,
): ExplainedQuestion {
  const { policyVersion, definition, unit } = facts;
  const asked = `By version ${policyVersion}: ${policySentence(definition, { unit })}`;
  const firing = fired && stepOf(fired, facts);
  const revised = facts.decisions.filter(
    ({ kind, at }) => kind === "revision" && at.getTime() === fired?.at.getTime(),
  );
  const steps = [
    ...(began ? [stepOf(began, facts)] : []),
    ...(firing ? [{ ...firing, details: [...firing.details, asked] }] : []),
    ...revised.map((decision) => stepOf(decision, facts)),
  ];
  const waited = began && fired ? (fired.at.getTime() - began.at.getTime()) / 1_000 : 0;
  const held = waited > 0 ? `, and had been for ${formatDuration(waited)}` : "";
  const answer = fired
    ? `${comparisonText(fired.content, definition, unit)}${held}.`
    : `${NOT_RECORDED} ${asked}`;
  return { key: "fired", question: "Why did it fire?", answer, steps };
}

const NOT_RECORDED = "How it began is not in the chain of decisions.";

/** The comparison that a verdict rests on: "91 % is above 80 %". */
export function comparisonText(
  { value, threshold, no_data: noData, labels }: DecisionContent,
  definition: PolicyDefinition,
  pushedUnit: string | undefined,
): string {
  if (isNoDataAlert(labels)) return "The alert is about the data: none came";
  if (noData === true || typeof value !== "number")
    return "No data came, which the policy counts as a breach";
  const unit = valueUnit(definition, pushedUnit);
  const measured = formatQuantity(value, unit);
  if (typeof threshold !== "number") return `The value was ${measured}`;
  const { operator } = ruleOf({ version: 0, ...definition });
  return `${measured} was ${operatorLabel(operator)} ${formatQuantity(threshold, unit)}`;
}

function whoWasTold(facts: AlertFacts, transitions: readonly ExplainedDecision[]): ExplainedQuestion {
  const routing = facts.decisions.filter(({ kind }) => kind === "routing");
  const deliveries = facts.decisions.filter(({ kind }) => kind === "delivery");
  const untold = transitions.filter(({ content }) => content.late === true && content.notice === null);
  const delivered = deliveries.filter(({ content }) => content.reason === "delivered").length;
  const hasTold = routing.some(({ content }) => TOLD.has(String(content.reason)));
  const steps = [...untold.map(lateStep), ...[...routing, ...deliveries].map((each) => stepOf(each, facts))]
    .concat(
      facts.undecided.map(({ at }) => ({
        sequence: null,
        at,
        text: "Who is told is being decided",
        details: [],
      })),
    )
    .toSorted((one, other) => one.at.getTime() - other.at.getTime() || order(one) - order(other));
  const isUndecided = routing.length === 0 && facts.undecided.length > 0;
  const question = delivered > 0 || hasTold || isUndecided ? "Who was told?" : "Why was nobody told?";
  return { key: "told", question, answer: toldAnswer({ facts, routing, delivered, hasTold, untold }), steps };
}

const TOLD = new Set(["told", "held", "escalation_only", "escalation_step"]);

type Told = {
  facts: AlertFacts;
  routing: readonly ExplainedDecision[];
  delivered: number;
  hasTold: boolean;
  untold: readonly ExplainedDecision[];
};

function toldAnswer({ facts, routing, delivered, hasTold, untold }: Told): string {
  if (delivered > 0)
    return delivered === 1 ? "One message was delivered." : `${delivered} messages were delivered.`;
  if (hasTold) return "Somebody is to be told, and no delivery is confirmed yet.";
  const [first] = routing;
  if (first) return `${describeDecision("routing", first.content).title}.`;
  if (facts.undecided.length > 0) return "Who is told is being decided.";
  if (untold.length > 0) return "It was evaluated so late that nobody was woken for it.";
  return "There was nothing to tell anybody.";
}

function lateStep({ sequence, at }: ExplainedDecision): ExplainedStep {
  return { sequence, at, text: "Evaluated too late to wake anybody", details: [] };
}

function whyEnded(facts: AlertFacts, after: readonly ExplainedDecision[]): ExplainedQuestion {
  const answers = facts.decisions.filter(
    ({ kind, content }) => kind === "action" && content.reason === "resolved",
  );
  const steps = [...after, ...answers]
    .toSorted((one, other) => one.sequence - other.sequence)
    .map((decision) => stepOf(decision, facts));
  if (facts.state !== "resolved")
    return { key: "ended", question: "Why is it still open?", answer: openAnswer(after.at(-1)), steps };
  const last = steps.at(-1);
  return {
    key: "ended",
    question: "Why did it end?",
    answer: last ? `${last.text}.` : NOT_RECORDED_END,
    steps,
  };
}

const NOT_RECORDED_END = "How it ended is not in the chain of decisions.";

function openAnswer(last: ExplainedDecision | undefined): string {
  if (last?.content.reason === "kept_firing")
    return "It is clear, but the policy keeps it open for a while in case it comes back.";
  if (last?.content.reason === "data_missing") return "No data comes; the policy then keeps what was.";
  return "It was not clear yet at any evaluation since.";
}

function stepOf({ kind, sequence, at, content }: ExplainedDecision, { names }: AlertFacts): ExplainedStep {
  const { title, details } = describeDecision(kind, content, names);
  return { sequence, at, text: title, details };
}

/** Where the breach began that made it fire; nothing where it fired at once. */
function beganBefore(before: readonly ExplainedDecision[]): ExplainedDecision | undefined {
  const last = before.findLast(({ content }) => content.from !== content.to);
  return last?.content.to === "pending" ? last : undefined;
}

function isOpen(state: DecisionContent[string] | undefined): boolean {
  return state === "firing" || state === "acknowledged";
}

function isNoDataAlert(labels: DecisionContent[string] | undefined): boolean {
  return typeof labels === "object" && labels !== null && "no_data" in labels;
}

function order({ sequence }: ExplainedStep): number {
  return sequence ?? Number.POSITIVE_INFINITY;
}
