import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { verifyAssertion, type VerifiedAssertion } from "./ceremony";
import type { ChallengeUse } from "./challenges";
import type { AssertionResponse } from "./schema";

export type PasskeyOwner = { id: string; name: string; email: string };

/** A key that has signed for its owner just now. */
export type ProvedPasskey = { id: string; owner: PasskeyOwner; countedTo: bigint } & VerifiedAssertion;

export type PasskeyProof =
  | { kind: "proved"; passkey: ProvedPasskey }
  /** The key is known and its answer is worth nothing. */
  | { kind: "failed"; owner: PasskeyOwner }
  | { kind: "unknown" };

/** Checks an answer before anything is locked: verifying takes long, and the challenge is spent either way. */
export async function provePasskey(response: AssertionResponse, use: ChallengeUse): Promise<PasskeyProof> {
  const key = await withPlatform("look up a passkey", (transaction) =>
    transaction.passkey.findUnique({
      where: { credentialId: response.id },
      include: { user: { select: { id: true, name: true, email: true } } },
    }),
  );
  if (key === null || (use.userId !== null && key.userId !== use.userId)) return { kind: "unknown" };
  const verified = await verifyAssertion(response, key, use);
  if (verified === null) return { kind: "failed", owner: key.user };
  return { kind: "proved", passkey: { id: key.id, owner: key.user, countedTo: key.counter, ...verified } };
}

/** Records the use, unless the key was removed or used by somebody else since it was checked. */
export async function recordPasskeyUse(transaction: Transaction, passkey: ProvedPasskey): Promise<boolean> {
  const { id, countedTo, counter, isBackedUp } = passkey;
  const { count } = await transaction.passkey.updateMany({
    where: { id, counter: countedTo },
    data: { counter, isBackedUp, lastUsedAt: readClock() },
  });
  return count === 1;
}
