import "server-only";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { limitByAddress, limitByTarget } from "../account-limits";
import { lockAccount, type Account } from "../lock-account";
import { assertionOptions } from "../passkeys/ceremony";
import { provePasskey, recordPasskeyUse, type PasskeyProof } from "../passkeys/passkeys";
import type { AssertionResponse } from "../passkeys/schema";
import { closePendingSignIn, findPendingSignIn, type PendingSignIn } from "../pending-sign-ins";
import { reserveAttempt } from "../sign-in-throttle";
import { enqueueFactorNotice } from "../two-factor/notice";
import { countRecoveryCodes } from "../two-factor/recovery-codes";
import { spendCode, type SecondFactor } from "../two-factor/second-factor";
import { openSession } from "./open-session";
import { reportFailedSignIn } from "./report-failed-sign-in";

export type SecondStepOutcome =
  | { kind: "signed-in"; sessionId: string; userId: string }
  | { kind: "refused" }
  | { kind: "locked" }
  /** The first step was too long ago, or was called off: begin anew. */
  | { kind: "expired" };

type Attempted =
  | { kind: "refused"; user: Account; isLast: boolean }
  | { kind: "locked" | "expired" }
  | { kind: "signed-in"; sessionId: string; userId: string; mail: QueuedMail | null };

/** Uses a proof up inside the transaction; null when it is worth nothing. */
type SpendProof = (transaction: Transaction, user: Account) => Promise<SecondFactor | null>;

/**
 * The second step of a sign-in: a code of the authenticator, or a recovery code. Wrong codes count
 * towards the same lock-out as wrong passwords, so neither step can be used to rest from the other.
 */
export async function completeSignIn(
  pendingSignInId: string,
  code: string,
  origin: RequestOrigin,
): Promise<SecondStepOutcome> {
  return takeSecondStep(pendingSignInId, origin, () =>
    Promise.resolve((transaction, user) => spendCode(transaction, user.id, code)),
  );
}

/** Asks the browser to sign with a passkey of the person whose password was right. Null when nobody waits. */
export async function beginPasskeySecondStep(
  pendingSignInId: string,
  origin: RequestOrigin,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  await limitByAddress("passkey-challenge", origin);
  const pending = await findPendingSignIn(pendingSignInId);
  if (pending === null) return null;
  const { userId } = pending;
  const keys = await withPlatform("list passkeys", (transaction) =>
    transaction.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } }),
  );
  return assertionOptions({ purpose: "second-step", userId }, keys);
}

/** The second step with a passkey, a plain security key included. */
export async function completeSignInWithPasskey(
  pendingSignInId: string,
  response: AssertionResponse,
  origin: RequestOrigin,
): Promise<SecondStepOutcome> {
  return takeSecondStep(pendingSignInId, origin, async ({ userId }) => {
    const proof = await provePasskey(response, { purpose: "second-step", userId });
    return (transaction) => spendPasskey(transaction, proof);
  });
}

async function takeSecondStep(
  pendingSignInId: string,
  origin: RequestOrigin,
  prove: (pending: PendingSignIn) => Promise<SpendProof>,
): Promise<SecondStepOutcome> {
  await limitByAddress("second-step", origin);
  const pending = await findPendingSignIn(pendingSignInId);
  if (pending === null) return { kind: "expired" };
  await limitByTarget("second-step", pending.userId);
  const spend = await prove(pending);
  const outcome = await withPlatform("second step of a sign-in", (transaction) =>
    attemptSecondStep(transaction, pending, spend, origin),
  );
  if (outcome.kind === "refused") {
    const { user, isLast } = outcome;
    await reportFailedSignIn({ email: user.email, user, isLast, origin });
    return { kind: isLast ? "locked" : "refused" };
  }
  if (outcome.kind !== "signed-in") return { kind: outcome.kind };
  await announceMail(outcome.mail);
  return { kind: "signed-in", sessionId: outcome.sessionId, userId: outcome.userId };
}

async function attemptSecondStep(
  transaction: Transaction,
  pending: PendingSignIn,
  spend: SpendProof,
  origin: RequestOrigin,
): Promise<Attempted> {
  const user = await lockAccount(transaction, pending.email);
  if (user === null) return { kind: "expired" };
  const attempt = await reserveAttempt(transaction, user.email, readClock());
  if (attempt === "locked") return { kind: "locked" };
  const factor = await spend(transaction, user);
  if (factor === null) return { kind: "refused", user, isLast: attempt === "last" };
  if (!(await closePendingSignIn(transaction, pending.id))) return { kind: "expired" };
  const mail =
    factor === "recovery-code"
      ? await enqueueFactorNotice(transaction, user, origin, {
          kind: "recovery-code-used",
          left: await countRecoveryCodes(transaction, user.id),
        })
      : null;
  const sessionId = await openSession(transaction, user, origin, { ...pending.firstStep, factor });
  return { kind: "signed-in", sessionId, userId: user.id, mail };
}

async function spendPasskey(transaction: Transaction, proof: PasskeyProof): Promise<SecondFactor | null> {
  if (proof.kind !== "proved") return null;
  return (await recordPasskeyUse(transaction, proof.passkey)) ? "passkey" : null;
}
