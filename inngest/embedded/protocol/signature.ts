import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const KEY_PREFIX = /^signkey-\w+-/;

/** The `x-inngest-signature` header for a body. The SDK verifies over the canonical form of the JSON. */
export function signBody(body: string, signingKey: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000).toString();
  const digest = createHmac("sha256", signingKey.replace(KEY_PREFIX, "")).update(body).update(seconds);
  return `t=${seconds}&s=${digest.digest("hex")}`;
}

/** Compares two secrets without telling by time how much of them agrees. */
export function secretsEqual(given: string | undefined, expected: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(given ?? ""), digest(expected)) && given !== undefined;
}
