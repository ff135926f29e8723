import "server-only";
import { randomBytes } from "node:crypto";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const CHALLENGE_BYTES = 32;

/** Long enough to fetch a key from the other room. */
export const CHALLENGE_MILLISECONDS = 5 * 60 * 1_000;

/** What is asked for, and whose key it must be; null where the key says who signs in. */
export type ChallengeUse = {
  purpose: "register" | "sign-in" | "second-step";
  userId: string | null;
};

/** A new challenge, kept until it is answered or five minutes old. */
export async function issueChallenge({ purpose, userId }: ChallengeUse): Promise<string> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString("base64url");
  const expiresAt = new Date(readClock().getTime() + CHALLENGE_MILLISECONDS);
  await withPlatform("issue a passkey challenge", (transaction) =>
    transaction.passkeyChallenge.create({ data: { challenge, purpose, userId, expiresAt } }),
  );
  return challenge;
}

/** Takes a challenge away, whatever the answer to it is worth. Of two answers exactly one gets true. */
export async function spendChallenge(challenge: string, { purpose, userId }: ChallengeUse): Promise<boolean> {
  const { count } = await withPlatform("spend a passkey challenge", (transaction) =>
    transaction.passkeyChallenge.deleteMany({
      where: { challenge, purpose, userId, expiresAt: { gt: readClock() } },
    }),
  );
  return count === 1;
}

/** Removes those that nobody answered. Returns how many. */
export async function prunePasskeyChallenges(): Promise<number> {
  const { count } = await withPlatform("prune passkey challenges", (transaction) =>
    transaction.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: readClock() } } }),
  );
  return count;
}
