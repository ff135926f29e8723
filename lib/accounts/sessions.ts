import "server-only";
import type { RequestOrigin } from "@/lib/core/context";
import { now as readClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import type { SecondFactor } from "./two-factor/second-factor";
import { isTouchDue, SESSION_ABSOLUTE_MILLISECONDS, sessionState } from "./session-policy";

export type ActiveSession = {
  id: string;
  user: { id: string; name: string; email: string; timeZone: string; isStaff: boolean };
};

/** How somebody has just proved who they are. */
export type SignInProof = SignInWay & { factor: SecondFactor | null };

/** The way somebody came; with an organisation's own provider, also whose it was. */
export type SignInWay =
  { method: "password" | "passkey" | "provider" } | { method: "sso"; ssoOrganizationId: string };

export const PASSWORD_ALONE: SignInProof = { method: "password", factor: null };

/** Opens a session for somebody who has just proved who they are. Returns its id. */
export async function startSession(
  transaction: Transaction,
  userId: string,
  origin: RequestOrigin,
  proof: SignInProof = PASSWORD_ALONE,
): Promise<string> {
  const id = newId();
  const startedAt = readClock();
  await transaction.session.create({
    data: {
      id,
      userId,
      createdAt: startedAt,
      lastUsedAt: startedAt,
      expiresAt: new Date(startedAt.getTime() + SESSION_ABSOLUTE_MILLISECONDS),
      ipAddress: origin.ipAddress,
      userAgent: origin.userAgent,
      method: proof.method,
      ssoOrganizationId: proof.method === "sso" ? proof.ssoOrganizationId : null,
      secondFactorAt: proof.factor === null ? null : startedAt,
    },
  });
  return id;
}

/** The session and its person while it lets anybody in, else null. Records the use at most once a minute. */
export async function findActiveSession(sessionId: string): Promise<ActiveSession | null> {
  return withPlatform("resolve session", async (transaction) => {
    const session = await transaction.session.findUnique({
      where: { id: sessionId },
      include: { user: { select: { id: true, name: true, email: true, timeZone: true, isStaff: true } } },
    });
    if (!session || sessionState(session, readClock()) !== "active") return null;
    await touchSession(transaction, session);
    return { id: session.id, user: session.user };
  });
}

/** Writes the time of last use when the recorded one is old. */
export async function touchSession(
  transaction: Transaction,
  session: { id: string; lastUsedAt: Date },
): Promise<void> {
  const now = readClock();
  if (!isTouchDue(session, now)) return;
  await transaction.session.updateMany({
    where: { id: session.id, lastUsedAt: session.lastUsedAt },
    data: { lastUsedAt: now },
  });
}
