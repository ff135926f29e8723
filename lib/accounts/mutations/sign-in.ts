import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { mustUseSingleSignOn } from "@/lib/single-sign-on/requirement";
import { limitByAddress } from "../account-limits";
import { lockAccount, type Account } from "../lock-account";
import { verifyPassword } from "../password-hash";
import { openPendingSignIn } from "../pending-sign-ins";
import type { SignInInput } from "../schema";
import { clearFailures, reserveAttempt, type Attempt } from "../sign-in-throttle";
import { hasSecondFactor } from "../two-factor/second-factor";
import { userActor } from "../user-actor";
import { openSession } from "./open-session";
import { reportFailedSignIn } from "./report-failed-sign-in";

export type SignInOutcome =
  | { kind: "signed-in"; sessionId: string; userId: string }
  /** The password was right; the browser must bring the id back with a code. */
  | { kind: "second-step"; pendingSignInId: string }
  /** A wrong password and an unknown address look the same. */
  | { kind: "refused" }
  | { kind: "locked" }
  /** The password was right, and the person's organisation asks for another way. */
  | { kind: "sso-required" }
  /** Only said to those who know the password. */
  | { kind: "unverified" };

type Candidate = { attempt: Attempt; user: Account | null; passwordHash: string | null };

/** Longer than a refusal takes, mail to the owner included, so that each takes the same. */
const EVEN_MILLISECONDS = 250;

/**
 * Signs in with a password. Does the same work for every address, whether or not it has an account,
 * and takes the same time for every refusal.
 */
export async function signIn(input: SignInInput, origin: RequestOrigin): Promise<SignInOutcome> {
  await limitByAddress("sign-in", origin);
  const refusalTime = pause(EVEN_MILLISECONDS);
  const outcome = await attemptSignIn(input, origin);
  if (isRefusal(outcome)) await refusalTime;
  return outcome;
}

function isRefusal({ kind }: SignInOutcome): boolean {
  return kind !== "signed-in" && kind !== "second-step";
}

async function attemptSignIn(input: SignInInput, origin: RequestOrigin): Promise<SignInOutcome> {
  const { attempt, user, passwordHash } = await findCandidate(input.email);
  const isRight = await verifyPassword(passwordHash, input.password);
  if (attempt === "locked") return { kind: "locked" };
  if (user === null || passwordHash === null || !isRight) {
    await reportFailedSignIn({ email: input.email, user, isLast: attempt === "last", origin });
    return attempt === "last" ? { kind: "locked" } : { kind: "refused" };
  }
  return admit(user, passwordHash, origin);
}

async function findCandidate(email: string): Promise<Candidate> {
  return withPlatform("sign in", async (transaction) => {
    const attempt = await reserveAttempt(transaction, email, readClock());
    const user = await transaction.user.findUnique({ where: { email }, include: { credential: true } });
    return { attempt, user, passwordHash: user?.credential?.passwordHash ?? null };
  });
}

/**
 * Opens a session, or waits for the second factor of an account that has one, unless the password
 * that was right a moment ago has been replaced since.
 */
async function admit(
  { id, email }: Account,
  checkedHash: string,
  origin: RequestOrigin,
): Promise<SignInOutcome> {
  return withPlatform("sign in", async (transaction) => {
    const user = await lockAccount(transaction, email);
    const isCurrent = await transaction.userCredential.count({
      where: { userId: id, passwordHash: checkedHash },
    });
    if (user === null || isCurrent === 0) return { kind: "refused" };
    if (user.emailVerifiedAt === null) {
      await clearFailures(transaction, email);
      return { kind: "unverified" };
    }
    const withSecondFactor = await hasSecondFactor(transaction, id);
    if (await mustUseSingleSignOn(transaction, user, { withSecondFactor })) return { kind: "sso-required" };
    if (withSecondFactor) {
      const pendingSignInId = await openPendingSignIn(transaction, id);
      await recordPlatformAudit(transaction, userActor(user), origin, {
        action: "sessions.await_second_step",
        resource: { kind: "user", id },
      });
      return { kind: "second-step", pendingSignInId };
    }
    const sessionId = await openSession(transaction, user, origin);
    return { kind: "signed-in", sessionId, userId: id };
  });
}
