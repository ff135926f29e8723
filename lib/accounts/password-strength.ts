import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { personalParts, type PasswordPerson, type PasswordScore } from "./password-rules";

/** Guessing cost grows with the square of the length; what lies beyond adds nothing to the verdict. */
const LONGEST_ESTIMATED = 100;

let estimator: ZxcvbnFactory | undefined;

/** Estimates how hard the password is to guess. The dictionaries are large: import this lazily in the browser. */
export function estimateStrength(password: string, person: PasswordPerson): PasswordScore {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password.slice(0, LONGEST_ESTIMATED), ["regulix", ...personalParts(person)]).score;
}
