import { randomBytes } from "node:crypto";
import type { TxtAnswer } from "./resolver";

/** Whether a record that should be there is. */
export type Sighting = "present" | "absent" | "unknown";

const CHALLENGE_BYTES = 18;

/** What the record of one claim has to say: nobody can guess it, and no other claim has it. */
export function newChallenge(): string {
  return randomBytes(CHALLENGE_BYTES).toString("base64url");
}

/** Where the TXT record of a domain has to be: beside the domain, so that nothing on it changes. */
export function challengeName(domain: string): string {
  return `_regulix-challenge.${domain}`;
}

/** What the TXT record has to say. */
export function challengeValue(challenge: string): string {
  return `regulix-domain-verification=${challenge}`;
}

/** What an answer about the record says of the claim; other records beside it do not matter. */
export function sight(answer: TxtAnswer, challenge: string): Sighting {
  if (answer.kind === "unreachable") return "unknown";
  const isThere =
    answer.kind === "found" && answer.values.some((value) => value.trim() === challengeValue(challenge));
  return isThere ? "present" : "absent";
}
