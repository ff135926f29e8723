import { signIn } from "@/lib/accounts/mutations/sign-in";
import { completeSignIn } from "@/lib/accounts/mutations/complete-sign-in";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { beginTotp, confirmTotp } from "@/lib/accounts/two-factor/mutations/set-up-totp";
import { totpCode } from "@/lib/accounts/two-factor/totp";
import { now } from "@/lib/core/clock";
import { getSession, newOrigin, PASSWORD, type AccountFixture } from "./account-fixture";

export type Authenticator = { secret: string; recoveryCodes: string[]; session: ActiveSession };

/** A session opened with the password alone. */
export async function signInWithPassword(email: string): Promise<ActiveSession> {
  const outcome = await signIn({ email, password: PASSWORD }, newOrigin());
  if (outcome.kind !== "signed-in") throw new Error(`Sign-in was ${outcome.kind}.`);
  return getSession(outcome.sessionId);
}

/** Sets up an authenticator app for an account, as its owner does. */
export async function setUpAuthenticator({ email }: AccountFixture): Promise<Authenticator> {
  const session = await signInWithPassword(email);
  const { secret } = await beginTotp(session, { password: PASSWORD }, newOrigin());
  const { recoveryCodes } = await confirmTotp(session, { code: totpCode(secret, now()) }, newOrigin());
  return { secret, recoveryCodes, session };
}

/** The first step of a sign-in of an account that needs two. */
export async function beginSignIn(email: string): Promise<string> {
  const outcome = await signIn({ email, password: PASSWORD }, newOrigin());
  if (outcome.kind !== "second-step") throw new Error(`Sign-in was ${outcome.kind}.`);
  return outcome.pendingSignInId;
}

/** What the second step of a new sign-in comes to. */
export async function secondStep(email: string, code: string): Promise<string> {
  return (await completeSignIn(await beginSignIn(email), code, newOrigin())).kind;
}
