import "server-only";
import { redirect } from "next/navigation";
import type { SignInOutcome } from "@/lib/accounts/mutations/sign-in";
import { destinationOf } from "./destination";
import { writePendingCookie } from "./pending-cookie";
import { writeSessionCookie } from "./session-cookie";

type Admission = Extract<SignInOutcome, { kind: "signed-in" | "second-step" }>;

/** Whether a sign-in goes on, at once or after its second step. */
export function isAdmitted(outcome: SignInOutcome): outcome is Admission {
  return outcome.kind === "signed-in" || outcome.kind === "second-step";
}

/** Ends the request of somebody whose proof was right: to where they wanted, or to the second step. */
export async function enter(outcome: Admission, callbackUrl?: string): Promise<never> {
  if (outcome.kind === "signed-in") {
    await writeSessionCookie(outcome.sessionId);
    redirect(await destinationOf(outcome.userId, callbackUrl));
  }
  await writePendingCookie(outcome.pendingSignInId);
  redirect(callbackUrl ? `/second-step?callbackUrl=${encodeURIComponent(callbackUrl)}` : "/second-step");
}
