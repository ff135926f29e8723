import type { EffectiveState } from "./effective-state";

/** What checks come to at a control, and controls at a requirement or framework. */
export const ROLLED_STATES = ["pass", "fail", "not_assessed", "not_applicable"] as const;
export type RolledState = (typeof ROLLED_STATES)[number];

/** `required` is what a pass needs; what is not may only fail. */
export type Part = { state: EffectiveState | RolledState; required: boolean };

/**
 * Any failure fails. Otherwise whatever is required and not known leaves all of it not assessed. A pass needs
 * something required that passes: what covers one side only is never enough.
 */
export function rollUp(parts: readonly Part[]): RolledState {
  if (parts.some(({ state }) => state === "fail")) return "fail";
  const applicable = parts.filter(({ state }) => state !== "not_applicable");
  if (applicable.length === 0) return parts.length === 0 ? "not_assessed" : "not_applicable";
  const required = applicable.filter((part) => part.required);
  const allPass = required.length > 0 && required.every(({ state }) => state === "pass");
  return allPass ? "pass" : "not_assessed";
}

export type Score = {
  pass: number;
  fail: number;
  notAssessed: number;
  notApplicable: number;
  /** pass and fail. */
  assessed: number;
  /** Everything but what is not applicable. */
  applicable: number;
  /** pass of pass and fail, in whole percent rounded down; null where too little is assessed to say one. */
  percent: number | null;
};

/** Of what applies so much must be assessed before a percentage is said. */
export const ASSESSED_FLOOR = 0.8;

/** How many requirements stand how, and the share that passes. */
export function scoreOf(states: readonly RolledState[]): Score {
  const count = (state: RolledState) => states.filter((each) => each === state).length;
  const [pass, fail, notAssessed] = [count("pass"), count("fail"), count("not_assessed")];
  const assessed = pass + fail;
  const applicable = assessed + notAssessed;
  const isKnown = assessed > 0 && assessed >= ASSESSED_FLOOR * applicable;
  return {
    pass,
    fail,
    notAssessed,
    notApplicable: count("not_applicable"),
    assessed,
    applicable,
    percent: isKnown ? Math.floor((100 * pass) / assessed) : null,
  };
}
