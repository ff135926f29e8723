/** The states of a run, as the engine keeps them. */
export const RUN_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof RUN_STATES)[number];

export function isRunState(value: string): value is RunState {
  return (RUN_STATES as readonly string[]).includes(value);
}

/** What an operator may do to a run in this state. */
export function possibleOrder(state: RunState): RunOrder | null {
  if (state === "failed" || state === "cancelled") return "retry";
  return state === "completed" ? null : "cancel";
}

/** `retry` lets a run go on where it stopped; `cancel` ends it. */
export type RunOrder = "retry" | "cancel";
