import type { Instance, InstanceState } from "./types";

/** Where every fingerprint begins. */
export function newInstance(policyVersion: number): Instance {
  return {
    state: "inactive",
    severity: null,
    since: null,
    clearSince: null,
    heldUntil: null,
    seenAt: null,
    noData: false,
    flapping: false,
    untold: false,
    history: 0,
    policyVersion,
  };
}

/** True while there is an alert that somebody may have to look at. */
export function isOpen(state: InstanceState): boolean {
  return state === "firing" || state === "acknowledged";
}
