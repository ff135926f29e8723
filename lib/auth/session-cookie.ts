import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { isId } from "@/lib/core/ids";
import { env } from "@/lib/env";
import { SESSION_ABSOLUTE_MILLISECONDS } from "@/lib/accounts/session-policy";
import { requestDomain } from "./request-domain";

export const SESSION_MAX_AGE_SECONDS = SESSION_ABSOLUTE_MILLISECONDS / 1_000;

/** The name and attributes that next-auth and this module share. */
export function sessionCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.session" : "regulix.session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Hands the browser an encrypted token that carries the id of a session row and nothing else. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
  if ((await requestDomain()) !== null)
    throw new Error("People sign in at the installation's own address, never at a custom domain.");
  await write(sessionId, undefined);
}

/**
 * The same at a custom domain, sealed with a key of that domain's own: whoever gets hold of it there, the domain's
 * owner included, can open neither another domain nor the installation with it.
 */
export async function writeDomainSessionCookie(sessionId: string, domainId: string): Promise<void> {
  await write(sessionId, saltOf(domainId));
}

async function write(sessionId: string, salt: string | undefined): Promise<void> {
  const { name, options } = sessionCookie();
  const value = await encode({
    token: { sessionId },
    secret: env.AUTH_SECRET,
    ...(salt !== undefined && { salt }),
    maxAge: SESSION_MAX_AGE_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, maxAge: SESSION_MAX_AGE_SECONDS });
}

/** The session id in the request's cookie; null without one or when it was not made for this very host. */
export async function readSessionCookie(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const domain = await requestDomain();
  const salt = domain === null ? undefined : saltOf(domain.id);
  // next-auth throws on a token that was tampered with, expired or made with another secret.
  const claims = await decode({ token, secret: env.AUTH_SECRET, ...(salt !== undefined && { salt }) }).catch(
    () => null,
  );
  const sessionId = claims?.sessionId;
  return typeof sessionId === "string" && isId(sessionId) ? sessionId : null;
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: sessionCookie().name, ...sessionCookie().options });
}

function saltOf(domainId: string): string {
  return `regulix:custom-domain-session:${domainId}`;
}
