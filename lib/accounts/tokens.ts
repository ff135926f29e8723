import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { hashSecretToken, newSecretToken } from "@/lib/crypto/secret-token";
import type { Transaction } from "@/lib/db/transaction";
import { tokenExpiry, type TokenPurpose } from "./token-policy";

export type TokenOwner = { id: string; name: string; email: string };

/** Makes the token for a link. Every earlier one of its kind dies, so that only the newest mail works. */
export async function issueToken(
  transaction: Transaction,
  userId: string,
  purpose: TokenPurpose,
): Promise<string> {
  const now = readClock();
  const { token, hash } = newSecretToken();
  await transaction.userToken.deleteMany({ where: { userId, purpose } });
  await transaction.userToken.create({
    data: { userId, purpose, tokenHash: hash, createdAt: now, expiresAt: tokenExpiry(purpose, now) },
  });
  return token;
}

/** Whose token this is while it works, without using it up: for showing the form behind a link. */
export async function findTokenOwner(
  transaction: Transaction,
  purpose: TokenPurpose,
  token: string,
): Promise<TokenOwner | null> {
  const found = await transaction.userToken.findFirst({
    where: { ...usable(purpose, token) },
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  return found?.user ?? null;
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
