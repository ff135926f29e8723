import "server-only";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { RequestOrigin } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { mustUseSingleSignOn } from "@/lib/single-sign-on/requirement";
import { limitByAddress } from "../../account-limits";
import { lockAccount } from "../../lock-account";
import { openSession } from "../../mutations/open-session";
import { reportFailedSignIn } from "../../mutations/report-failed-sign-in";
import type { ChallengeUse } from "../challenges";
import { assertionOptions } from "../ceremony";
import { provePasskey, recordPasskeyUse, type ProvedPasskey } from "../passkeys";
import type { AssertionResponse } from "../schema";

const USE: ChallengeUse = { purpose: "sign-in", userId: null };

export type PasskeySignInOutcome =
  { kind: "signed-in"; sessionId: string; userId: string } | { kind: "refused" } | { kind: "sso-required" };

/** Asks the browser for whichever passkey it has for us: nobody says who they are first. */
export async function beginPasskeySignIn(
  origin: RequestOrigin,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await limitByAddress("passkey-challenge", origin);
  return assertionOptions(USE);
}

/**
 * Signs in with a passkey, which counts as both factors: the device, and the finger, face or PIN that it
 * asked for. A lock-out does not apply: it protects what can be guessed.
 */
export async function signInWithPasskey(
  response: AssertionResponse,
  origin: RequestOrigin,
): Promise<PasskeySignInOutcome> {
  await limitByAddress("sign-in", origin);
  const proof = await provePasskey(response, USE);
  if (proof.kind === "proved") return admit(proof.passkey, origin);
  if (proof.kind === "failed") {
    const { owner } = proof;
    await reportFailedSignIn({ email: owner.email, user: owner, isLast: false, origin });
  }
  return { kind: "refused" };
}

async function admit(passkey: ProvedPasskey, origin: RequestOrigin): Promise<PasskeySignInOutcome> {
  return withPlatform("sign in with a passkey", async (transaction) => {
    const user = await lockAccount(transaction, passkey.owner.email);
    const isUsable = user?.id === passkey.owner.id && user.emailVerifiedAt !== null;
    if (!isUsable || !(await recordPasskeyUse(transaction, passkey))) return { kind: "refused" };
    if (await mustUseSingleSignOn(transaction, user, { withSecondFactor: true }))
      return { kind: "sso-required" };
    const sessionId = await openSession(transaction, user, origin, { method: "passkey", factor: "passkey" });
    return { kind: "signed-in", sessionId, userId: user.id };
  });
}
