import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";
import { ATTEMPT_MILLISECONDS } from "@/lib/single-sign-on/attempts";

/** A key of its own: a token made for another cookie does not open as this one. */
const SALT = "regulix:single-sign-on";
const MAX_AGE_SECONDS = ATTEMPT_MILLISECONDS / 1_000;

const Journey = z.object({
  attemptId: z.uuid(),
  connectionId: z.uuid(),
  purpose: z.enum(["sign-in", "test"]),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  callbackUrl: z.string(),
});
type Journey = z.infer<typeof Journey>;

function ssoCookie() {
  const secure = env.APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-regulix.sso" : "regulix.sso",
    // Not strict: the browser brings it back from the provider's site.
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Binds a way to a provider and back to this browser: what proves the answer is kept nowhere else. */
export async function writeSsoCookie(journey: Journey): Promise<void> {
  const { name, options } = ssoCookie();
  const value = await encode({
    token: journey,
    secret: env.AUTH_SECRET,
    salt: SALT,
    maxAge: MAX_AGE_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, maxAge: MAX_AGE_SECONDS });
}

/** The journey that this browser began; it is good for one answer. Null when it was not made here. */
export async function takeSsoCookie(): Promise<Journey | null> {
  const { name, options } = ssoCookie();
  const jar = await cookies();
  const token = jar.get(name)?.value;
  if (!token) return null;
  jar.delete({ name, ...options });
  // next-auth throws on a token that was tampered with, expired or made with another secret.
  const claims = await decode({ token, secret: env.AUTH_SECRET, salt: SALT }).catch(() => null);
  return Journey.safeParse(claims).data ?? null;
}
