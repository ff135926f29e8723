import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { limitByAddress } from "../account-limits";
import { verifyPassword } from "../password-hash";
import type { SignInInput } from "../schema";
import { startSession } from "../sessions";
import { clearFailures, reserveAttempt, type Attempt } from "../sign-in-throttle";
import { userActor } from "../user-actor";
import { reportFailedSignIn } from "./report-failed-sign-in";

export type SignInOutcome =
  | { kind: "signed-in"; sessionId: string; userId: string }
  /** A wrong password and an unknown address look the same. */
  | { kind: "refused" }
  | { kind: "locked" }
  /** Only said to those who know the password. */
  | { kind: "unverified" };

type Candidate = {
  attempt: Attempt;
  user: { id: string; name: string; email: string; emailVerifiedAt: Date | null } | null;
  passwordHash: string | null;
};

/** Signs in with a password. Does the same work for every address, whether or not it has an account. */
export async function signIn(input: SignInInput, origin: RequestOrigin): Promise<SignInOutcome> {
  await limitByAddress("sign-in", origin);
  const { attempt, user, passwordHash } = await findCandidate(input.email);
  const isRight = await verifyPassword(passwordHash, input.password);
  if (attempt === "locked") return { kind: "locked" };
  if (user === null || !isRight) {
    await reportFailedSignIn({ email: input.email, user, isLast: attempt === "last", origin });
    return attempt === "last" ? { kind: "locked" } : { kind: "refused" };
  }
  if (user.emailVerifiedAt !== null) return openSession(user, origin);
  await withPlatform("sign in", (transaction) => clearFailures(transaction, user.email));
  return { kind: "unverified" };
}

async function findCandidate(email: string): Promise<Candidate> {
  return withPlatform("sign in", async (transaction) => {
    const attempt = await reserveAttempt(transaction, email, readClock());
    const user = await transaction.user.findUnique({ where: { email }, include: { credential: true } });
    return { attempt, user, passwordHash: user?.credential?.passwordHash ?? null };
  });
}

/** Opens a session for a person who is verified, and marks or unmarks them as platform staff. */
export async function openSession(
  user: { id: string; name: string; email: string },
  origin: RequestOrigin,
): Promise<Extract<SignInOutcome, { kind: "signed-in" }>> {
  return withPlatform("sign in", async (transaction) => {
    const isStaff = env.STAFF_EMAILS.includes(user.email.toLowerCase());
    await transaction.user.updateMany({ where: { id: user.id, isStaff: !isStaff }, data: { isStaff } });
    await clearFailures(transaction, user.email);
    const sessionId = await startSession(transaction, user.id, origin);
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "sessions.start",
      resource: { kind: "session", id: sessionId },
    });
    return { kind: "signed-in", sessionId, userId: user.id };
  });
}
