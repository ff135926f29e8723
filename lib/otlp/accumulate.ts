import { explicitIncrease, type ExplicitHistogram } from "./explicit-histogram";
import { exponentialIncrease, type ExponentialHistogram } from "./exponential-histogram";

export type Total = { kind: "total"; value: number };
export type Amount = Total | ExplicitHistogram | ExponentialHistogram;

/** What a cumulative series said last; times in milliseconds. */
export type Accumulated = { startedAt: number; at: number; amount: Amount };

export type Step =
  | { kind: "increase"; increase: Amount }
  /** From here on increases are known. */
  | { kind: "baseline" }
  /** Not newer than what is known already. */
  | { kind: "stale" };

/** A first amount that was gathered within one slot counts in full. */
const FRESH_MILLISECONDS = 5 * 60_000;

/**
 * What a cumulative series has gained since it was last heard of. It began anew when its start moved,
 * or when it shrank; then all of it is gain.
 */
export function stepOf(previous: Accumulated | null, current: Accumulated): Step {
  if (previous === null) {
    const isFresh = current.startedAt > 0 && current.at - current.startedAt <= FRESH_MILLISECONDS;
    return isFresh ? { kind: "increase", increase: current.amount } : { kind: "baseline" };
  }
  if (current.at <= previous.at) return { kind: "stale" };
  const hasRestarted = current.startedAt > previous.startedAt;
  const grown = hasRestarted ? null : difference(previous.amount, current.amount);
  return { kind: "increase", increase: grown ?? current.amount };
}

function difference(earlier: Amount, later: Amount): Amount | null {
  if (earlier.kind === "total" && later.kind === "total")
    return later.value < earlier.value ? null : { kind: "total", value: later.value - earlier.value };
  if (earlier.kind === "explicit" && later.kind === "explicit") return explicitIncrease(earlier, later);
  if (earlier.kind === "exponential" && later.kind === "exponential")
    return exponentialIncrease(earlier, later);
  return null;
}
