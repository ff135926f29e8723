import "server-only";
import { cookies } from "next/headers";
import { identityOf, type ProvenIdentity } from "@/lib/accounts/identities/identity-of";
import { linkIdentity } from "@/lib/accounts/identities/mutations/link-identity";
import { signInWithIdentity } from "@/lib/accounts/identities/mutations/sign-in-with-identity";
import { isIdentityProvider } from "@/lib/accounts/identities/providers";
import type { IdentityRefusal } from "@/lib/accounts/identities/refusals";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import { reportError } from "@/lib/observability/error-tracking";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";
import { destinationOf } from "./destination";
import { takeLinkCookie } from "./link-cookie";
import { writePendingCookie } from "./pending-cookie";
import { requestOrigin } from "./request-origin";
import { findSession, type ActiveSession } from "./session";
import { writeSessionCookie } from "./session-cookie";

/** The cookie in which next-auth keeps where somebody wanted to go. */
export function callbackUrlCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.callback" : "regulix.callback",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/**
 * Decides what follows once next-auth has proved who somebody is at a provider: an address to go on to,
 * with the session in its cookie, or the sign-in page with the code of the refusal. Never throws, because
 * next-auth would put the message into an address.
 */
export async function admitWithProvider(provider: string, profile: unknown): Promise<string> {
  const origin = await requestOrigin();
  try {
    return new URL(await decide(provider, profile, origin), env.APP_URL).href;
  } catch (error) {
    const isLimit = error instanceof AppError && error.code === "RATE_LIMITED";
    if (!isLimit) await reportError(error, { requestId: origin.requestId, where: "oauth" });
    return new URL(refusalPath(isLimit ? "oauth-too-many" : "oauth-failed"), env.APP_URL).href;
  }
}

async function decide(provider: string, profile: unknown, origin: RequestOrigin): Promise<string> {
  if (!isIdentityProvider(provider)) return refusalPath("oauth-failed");
  const identity = identityOf(provider, profile, { trustedTenant: env.MICROSOFT_TENANT_ID });
  if (identity === null) return refusalPath("oauth-failed");
  const wanted = await wantedPath();
  const session = await findSession();
  if (session !== null) return link(session, identity, wanted, origin);

  const outcome = await signInWithIdentity(identity, origin);
  switch (outcome.kind) {
    case "refused":
      return refusalPath(outcome.code);
    case "second-step":
      await writePendingCookie(outcome.pendingSignInId, "lax");
      return wanted === "" ? "/second-step" : `/second-step?callbackUrl=${encodeURIComponent(wanted)}`;
    case "signed-in":
      await writeSessionCookie(outcome.sessionId);
      return destinationOf(outcome.userId, wanted);
  }
}

async function link(
  session: ActiveSession,
  identity: ProvenIdentity,
  wanted: string,
  origin: RequestOrigin,
): Promise<string> {
  const isAsked = await takeLinkCookie({ sessionId: session.id, provider: identity.provider });
  const refusal = isAsked ? await linkIdentity(session, identity, origin) : "oauth-link-not-asked";
  const back = new URL(await destinationOf(session.user.id, wanted), env.APP_URL);
  back.searchParams.set(refusal === null ? "connected" : "error", refusal ?? identity.provider);
  return `${back.pathname}${back.search}`;
}

/** Where next-auth remembers to go, as a path of ours; empty when there is none. */
async function wantedPath(): Promise<string> {
  const remembered = (await cookies()).get(callbackUrlCookie().name)?.value ?? "";
  const path = remembered.startsWith(env.APP_URL) ? remembered.slice(env.APP_URL.length) : remembered;
  const safe = safeRedirectPath(path, "");
  return safe === "/" ? "" : safe;
}

function refusalPath(code: IdentityRefusal): string {
  return `/sign-in?error=${code}`;
}
