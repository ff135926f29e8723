import type { PolicyDefinition } from "@/lib/alert-policies/types";
import { valueUnit } from "@/lib/alert-policies/sentence";
import { formatDuration } from "@/lib/core/format/duration";
import { formatQuantity } from "@/lib/core/format/quantity";
import { isOpen } from "../engine/instance";
import { ruleOf } from "../engine/judge";
import type { InstanceState, Judgement } from "../engine/types";
import { operatorLabel } from "../labels";

/** Which clause of the policy kept an alert from firing, or that none did. */
export type Clause =
  "fired" | "open" | "kept_firing" | "recovering" | "not_crossed" | "waiting" | "held" | "no_data";

/** Where a fingerprint stood after an evaluation, as the chain has it. */
export type Standing = { state: InstanceState; since: Date | null; reason: string | null };

/** The clause that decided about a fingerprint at `at`. */
export function clauseOf({ verdict }: Judgement, { state, since, reason }: Standing, at: Date): Clause {
  if (isOpen(state)) {
    const isNew = since?.getTime() === at.getTime();
    if (isNew && (reason === "threshold_crossed" || reason === "no_data")) return "fired";
    if (verdict === "recovering") return "recovering";
    return verdict === "clear" ? "kept_firing" : "open";
  }
  if (verdict === "no_data") return "no_data";
  if (state === "pending") return "waiting";
  return verdict === "breach" ? "held" : "not_crossed";
}

type Sentence = {
  clause: Clause;
  judgement: Judgement;
  since: Date | null;
  definition: PolicyDefinition;
  /** Of a pushed metric. */
  unit: string | undefined;
  at: Date;
};

/** The clause in plain words, with the figures that it rests on. */
export function clauseText({ clause, judgement, since, definition, unit, at }: Sentence): string {
  const measured = measuredText(judgement, definition, unit);
  switch (clause) {
    case "fired":
      return `Fired: ${measured}.`;
    case "open":
      return judgement.verdict === "no_data"
        ? "Already open, and stays so: no data came."
        : `Already open: ${measured}.`;
    case "kept_firing":
      return `Kept open, although clear: ${measured}, and the policy keeps an alert for ${formatDuration(definition.keepFiringSeconds)} after.`;
    case "recovering":
      return `Kept open: ${measured}, which is not yet past the recovery value.`;
    case "not_crossed":
      return `Did not fire: ${measured}.`;
    case "waiting":
      return `Did not fire yet: ${measured}${waitText(since, at)}, and the policy asks for ${formatDuration(definition.forSeconds)}.`;
    case "held":
      return `Did not fire again: ${measured}, but somebody had just resolved it.`;
    case "no_data":
      return "Did not fire: no data came.";
  }
}

function measuredText(
  { value, threshold, verdict, about }: Judgement,
  definition: PolicyDefinition,
  pushedUnit: string | undefined,
): string {
  if (about === "data") return verdict === "breach" ? "no data came" : "data came";
  if (value === null) return "no data came";
  const quantity = (figure: number) => formatQuantity(figure, valueUnit(definition, pushedUnit));
  if (threshold === null) return `the value was ${quantity(value)}`;
  const { operator } = ruleOf({ version: 0, ...definition });
  const negated = verdict === "clear" ? "was not" : "was";
  return `${quantity(value)} ${negated} ${operatorLabel(operator)} ${quantity(threshold)}`;
}

function waitText(since: Date | null, at: Date): string {
  const waited = since === null ? 0 : (at.getTime() - since.getTime()) / 1_000;
  return waited > 0 ? ` for ${formatDuration(waited)}` : " since just now";
}
