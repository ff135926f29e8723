import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { hashSecretToken, newSecretToken } from "@/lib/crypto/secret-token";
import type { Transaction } from "@/lib/db/transaction";
import { LASTING_PURPOSES, tokenExpiry, type TokenPurpose } from "./token-policy";

export type TokenOwner = { id: string; name: string; email: string };

/** Whose link it is, since when, and the address it would move the account to, where it moves one. */
export type LinkTarget = TokenOwner & { newEmail: string | null; issuedAt: Date };

/**
 * Makes the token for a link. Earlier ones of its kind die, so that only the newest mail works.
 * @param newEmail for links that move an account to another address
 */
export async function issueToken(
  transaction: Transaction,
  userId: string,
  purpose: TokenPurpose,
  newEmail?: string,
): Promise<string> {
  const now = readClock();
  const { token, hash } = newSecretToken();
  if (!LASTING_PURPOSES.includes(purpose))
    await transaction.userToken.deleteMany({ where: { userId, purpose } });
  await transaction.userToken.create({
    data: {
      userId,
      purpose,
      newEmail,
      tokenHash: hash,
      createdAt: now,
      expiresAt: tokenExpiry(purpose, now),
    },
  });
  return token;
}

/** Whose token this is while it works, without using it up: for showing the form behind a link. */
export async function findTokenOwner(
  transaction: Transaction,
  purpose: TokenPurpose,
  token: string,
): Promise<LinkTarget | null> {
  const found = await transaction.userToken.findFirst({
    where: { ...usable(purpose, token) },
    select: { newEmail: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
  });
  return found && { ...found.user, newEmail: found.newEmail, issuedAt: found.createdAt };
}

/** Uses the token up. Of two requests with the same link exactly one gets true. */
export async function consumeToken(
  transaction: Transaction,
  purpose: TokenPurpose,
  token: string,
): Promise<boolean> {
  const { count } = await transaction.userToken.updateMany({
    where: usable(purpose, token),
    data: { consumedAt: readClock() },
  });
  return count === 1;
}

function usable(purpose: TokenPurpose, token: string) {
  return {
    purpose,
    tokenHash: hashSecretToken(token),
    consumedAt: null,
    expiresAt: { gt: readClock() },
  };
}
