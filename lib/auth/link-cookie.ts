import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import type { IdentityProvider } from "@/lib/accounts/identities/providers";
import { env } from "@/lib/env";

/** A key of its own: a token made for another cookie does not open as this one. */
const SALT = "regulix:link-identity";
const MAX_AGE_SECONDS = 10 * 60;

type Link = { sessionId: string; provider: IdentityProvider };

function linkCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.link" : "regulix.link",
    // Not strict: the browser brings it back from the provider's site.
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Remembers that the person of this session asked, with their password, to connect a provider. */
export async function writeLinkCookie(link: Link): Promise<void> {
  const { name, options } = linkCookie();
  const value = await encode({ token: link, secret: env.AUTH_SECRET, salt: SALT, maxAge: MAX_AGE_SECONDS });
  (await cookies()).set(name, value, { ...options, maxAge: MAX_AGE_SECONDS });
}

/** Whether this session asked for this provider a moment ago; it is good for one answer. */
export async function takeLinkCookie({ sessionId, provider }: Link): Promise<boolean> {
  const { name, options } = linkCookie();
  const jar = await cookies();
  const token = jar.get(name)?.value;
  if (!token) return false;
  jar.delete({ name, ...options });
  // next-auth throws on a token that was tampered with, expired or made with another secret.
  const claims = await decode({ token, secret: env.AUTH_SECRET, salt: SALT }).catch(() => null);
  return claims?.sessionId === sessionId && claims.provider === provider;
}
