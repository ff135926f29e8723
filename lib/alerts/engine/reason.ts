import { isOpen } from "./instance";
import { rank } from "./judge";
import type { Ask, Instance, Judgement, TransitionReason } from "./types";

/** Why an instance changed, the gravest reason first; null when nothing did that anybody could ask about. */
export function reasonOf(
  prior: Instance,
  next: Instance,
  { ask }: Ask,
  { withdrawal }: Judgement,
): TransitionReason | null {
  if (prior.state !== next.state) {
    if (ask === "withdraw") return withdrawal ?? "policy_removed";
    if (next.state === "firing") return next.noData ? "no_data" : "threshold_crossed";
    if (next.state === "resolved") return "cleared";
    if (next.state === "inactive") return "cleared_while_pending";
    return isOpen(prior.state) ? "for_raised" : "breach_began";
  }
  if (isOpen(next.state) && rank(next.severity) > rank(prior.severity)) return "severity_raised";
  if (prior.flapping !== next.flapping) return next.flapping ? "flapping_began" : "flapping_ended";
  if (prior.noData !== next.noData) return next.noData ? "data_missing" : "data_returned";
  if (isOpen(next.state) && (prior.clearSince === null) !== (next.clearSince === null))
    return next.clearSince ? "kept_firing" : "breached_again";
  return prior.heldUntil !== null && next.heldUntil === null ? "hold_ended" : null;
}
