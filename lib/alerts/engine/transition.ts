import { SLOT_MS, isSlot } from "@/lib/collection/slots";
import type { AlertSeverity } from "../severity";
import { FLAPPING_BEGINS, FLAPPING_ENDS, flappingScore, remember } from "./flapping";
import { isOpen } from "./instance";
import { rank } from "./judge";
import { noticeOf } from "./notice";
import { reasonOf } from "./reason";
import type { Ask, Instance, InstanceState, Judgement, PolicyDefinition, Transition } from "./types";

/** A longer gap between evaluations is an outage of ours, and does not count towards `for`. */
const LONGEST_GAP_MS = 2 * SLOT_MS;

/**
 * One step of the state machine: where a fingerprint stands after a judgement, and what is to be recorded and told
 * of it. Pure; transition_alert() in the database follows the same rules, and a property test holds the two together.
 * @param late for an instant that is long past: state follows, but nobody is woken for it
 */
export function transition(
  prior: Instance,
  judgement: Judgement,
  definition: PolicyDefinition,
  at: Date,
  { late = false } = {},
): Transition {
  const asked = askOf(prior, judgement, definition);
  const moved = move(prior, judgement, asked, definition, at);
  const marked = mark(prior, moved, asked, at);
  const reason = reasonOf(prior, marked, asked, judgement);
  const { notice, untold } = noticeOf(prior, marked, definition.severity, late);
  const told = reason === null && notice !== null ? "told_after_gap" : reason;
  return {
    next: { ...marked, untold },
    decision: told && { reason: told, from: prior.state, to: marked.state },
    notice,
    resolution: isOpen(prior.state) && !isOpen(marked.state) ? resolutionOf(marked, judgement) : null,
  };
}

function askOf(prior: Instance, { verdict, severity }: Judgement, definition: PolicyDefinition): Ask {
  switch (verdict) {
    case "breach":
      return { ask: "breach", severity };
    case "recovering":
      return { ask: "breach", severity: prior.severity };
    case "clear":
      return { ask: "clear", severity: null };
    case "withdrawn":
      return { ask: "withdraw", severity: null };
    case "no_data":
      if (definition.noData === "alert") return { ask: "breach", severity: definition.severity };
      if (definition.noData === "ok") return { ask: "clear", severity: null };
      // As it was last: what is pending goes on to wait, what is open stays so, and the clocks of the rest stand.
      return prior.state === "pending"
        ? { ask: "breach", severity: prior.severity }
        : { ask: "stay", severity: null };
  }
}

function move(
  prior: Instance,
  judgement: Judgement,
  { ask, severity }: Ask,
  definition: PolicyDefinition,
  at: Date,
): Instance {
  const since = breachStart(prior, at);
  const clearSince = ask === "clear" ? (prior.clearSince ?? at) : ask === "stay" ? prior.clearSince : null;
  const state = nextState(prior, { ask, since, clearSince }, definition, at);
  const isActive = state === "pending" || isOpen(state);
  const staysHeld = !isActive && (ask === "breach" || ask === "stay") && isHeld(prior, at);
  return {
    ...prior,
    state,
    severity: severityOf(prior, state, severity),
    since: isActive ? since : null,
    clearSince: isOpen(state) ? clearSince : null,
    heldUntil: staysHeld ? prior.heldUntil : null,
    seenAt: state === "pending" ? at : null,
    noData: isActive && (judgement.verdict === "no_data" || judgement.about === "data"),
    policyVersion: definition.version,
  };
}

function nextState(
  prior: Instance,
  { ask, since, clearSince }: { ask: Ask["ask"]; since: Date; clearSince: Date | null },
  definition: PolicyDefinition,
  at: Date,
): InstanceState {
  const isRipe = elapsed(since, at) >= definition.forSeconds * 1_000;
  const { state } = prior;
  switch (ask) {
    case "stay":
      return state;
    case "withdraw":
      return isOpen(state) ? "resolved" : state === "pending" ? "inactive" : state;
    case "clear": {
      if (state === "pending") return "inactive";
      if (!isOpen(state)) return state;
      const isKept = elapsed(clearSince ?? at, at) < definition.keepFiringSeconds * 1_000;
      return isKept ? state : "resolved";
    }
    case "breach": {
      if (isOpen(state)) {
        // A new version may ask for a longer breach than there has been.
        return prior.policyVersion !== definition.version && !isRipe ? "pending" : state;
      }
      if (state !== "pending" && isHeld(prior, at)) return state;
      return isRipe ? "firing" : "pending";
    }
  }
}

function breachStart({ state, since, seenAt }: Instance, at: Date): Date {
  if (since === null) return at;
  const gap = state === "pending" && seenAt !== null ? elapsed(seenAt, at) : 0;
  return gap > LONGEST_GAP_MS ? new Date(since.getTime() + gap) : since;
}

function severityOf(
  prior: Instance,
  state: InstanceState,
  asked: AlertSeverity | null,
): AlertSeverity | null {
  if (state === "inactive") return null;
  if (state === "resolved") return prior.severity;
  if (!isOpen(state) || !isOpen(prior.state)) return asked;
  return rank(asked) > rank(prior.severity) ? asked : prior.severity;
}

/** The history of the last ticks, and whether it goes to and fro too much. */
function mark(prior: Instance, moved: Instance, { ask }: Ask, at: Date): Instance {
  if (ask === "withdraw") return { ...moved, history: 0, flapping: false };
  const isNow = isOpen(moved.state);
  // Evaluations between the ticks count only when they change something.
  if (!isSlot(at) && isNow === isOpen(prior.state)) return moved;
  const history = remember(prior.history, isNow);
  const score = flappingScore(history);
  return {
    ...moved,
    history,
    flapping: score >= FLAPPING_BEGINS || (prior.flapping && score >= FLAPPING_ENDS),
  };
}

function resolutionOf({ state }: Instance, { withdrawal }: Judgement) {
  if (withdrawal) return withdrawal;
  return state === "pending" ? "policy_changed" : "cleared";
}

function isHeld({ heldUntil }: Instance, at: Date): boolean {
  return heldUntil !== null && at < heldUntil;
}

function elapsed(from: Date, until: Date): number {
  return until.getTime() - from.getTime();
}
