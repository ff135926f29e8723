import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findActiveSession, type ActiveSession } from "@/lib/accounts/sessions";
import { requestDomain } from "./request-domain";
import { readSessionCookie } from "./session-cookie";

export type { ActiveSession };

/**
 * The session behind the request's cookie, at whatever host: at a custom domain it stands for that domain's
 * organisation alone, which whoever asks has to hold it to.
 */
export const findSessionOfHost = cache(async (): Promise<ActiveSession | null> => {
  const sessionId = await readSessionCookie();
  return sessionId === null ? null : findActiveSession(sessionId);
});

/**
 * The signed-in person, or null. Looked up once a request; a revoked session is gone at once. Nobody at a custom
 * domain: what concerns a person's account is done where the account is.
 */
export const findSession = cache(async (): Promise<ActiveSession | null> =>
  (await requestDomain()) === null ? findSessionOfHost() : null,
);

/** The signed-in person. Others are sent to sign in and come back to this page afterwards. */
export async function requireSession(): Promise<ActiveSession> {
  return (await findSession()) ?? redirectToSignIn();
}

/** Ends rendering: sign in first, then return to where the request was going. */
export async function redirectToSignIn(): Promise<never> {
  const path = (await headers()).get("x-pathname");
  redirect(path === null ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
