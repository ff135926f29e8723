import type { SignInOutcome } from "@/lib/accounts/mutations/sign-in";
import { LOCK_MINUTES } from "@/lib/accounts/lock-policy";

export type SignInFailure = Exclude<SignInOutcome["kind"], "signed-in" | "second-step">;

const MESSAGES: Record<SignInFailure, string> = {
  refused: "E-mail address or password is wrong.",
  locked: `Too many failed attempts. Wait ${LOCK_MINUTES} minutes, or choose a new password.`,
  "sso-required": "Your organisation requires its single sign-on. Continue with it.",
  unverified:
    "Confirm your address first: open the link we sent you, or have a new one sent by signing up again.",
};

/** What a refused sign-in is told, in one place. */
export function signInFailure(kind: SignInFailure): { message: string } {
  return { message: MESSAGES[kind] };
}
