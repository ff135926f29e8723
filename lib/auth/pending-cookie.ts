import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { PENDING_SIGN_IN_MILLISECONDS } from "@/lib/accounts/session-policy";
import { isId } from "@/lib/core/ids";
import { env } from "@/lib/env";

/** A key of its own: a token made for this cookie does not open as a session's, nor the other way. */
const SALT = "regulix:pending-sign-in";
const MAX_AGE_SECONDS = PENDING_SIGN_IN_MILLISECONDS / 1_000;

function pendingCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.sign-in" : "regulix.sign-in",
    options: { httpOnly: true, sameSite: "strict" as const, path: "/", secure },
  };
}

/**
 * Binds a sign-in that waits for its second step to this browser: nobody else holds its id.
 * @param sameSite "lax" for whoever comes back from another site, or the browser would keep the cookie back
 */
export async function writePendingCookie(
  pendingSignInId: string,
  sameSite: "strict" | "lax" = "strict",
): Promise<void> {
  const { name, options } = pendingCookie();
  const value = await encode({
    token: { pendingSignInId },
    secret: env.AUTH_SECRET,
    salt: SALT,
    maxAge: MAX_AGE_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, sameSite, maxAge: MAX_AGE_SECONDS });
}

/** The sign-in that this browser began; null without one, or when the cookie was not made here. */
export async function readPendingCookie(): Promise<string | null> {
  const token = (await cookies()).get(pendingCookie().name)?.value;
  if (!token) return null;
  // next-auth throws on a token that was tampered with, expired or made with another secret.
  const claims = await decode({ token, secret: env.AUTH_SECRET, salt: SALT }).catch(() => null);
  const id = claims?.pendingSignInId;
  return typeof id === "string" && isId(id) ? id : null;
}

export async function clearPendingCookie(): Promise<void> {
  (await cookies()).delete({ name: pendingCookie().name, ...pendingCookie().options });
}
