import "server-only";
import type { AuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { SignInInput } from "@/lib/accounts/schema";
import { findActiveSession } from "@/lib/accounts/sessions";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";
import { admitWithProvider, callbackUrlCookie } from "./oauth-callback";
import { oauthProviders, officialAddresses, type ProviderAddresses } from "./oauth-providers";
import { requestOrigin } from "./request-origin";
import { SESSION_MAX_AGE_SECONDS, sessionCookie } from "./session-cookie";

/**
 * next-auth's side of signing in: its routes share cookie and token with our forms. The token names
 * a session row and nothing else, and each read asks the row, so a session can be revoked at once.
 */
export function nextAuthOptions(addresses: ProviderAddresses = officialAddresses()): AuthOptions {
  const cookie = sessionCookie();
  return {
    secret: env.AUTH_SECRET,
    // Codes only: what surrounds them may hold tokens and addresses.
    logger: {
      error: (code) => logger.warn({ code }, "next-auth refused a request"),
      warn: (code) => logger.debug({ code }, "next-auth warns"),
      debug: () => {},
    },
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_SECONDS },
    useSecureCookies: cookie.options.secure,
    cookies: { sessionToken: cookie, callbackUrl: callbackUrlCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials) => {
          const input = SignInInput.safeParse(credentials);
          if (!input.success) return null;
          const outcome = await signIn(input.data, await requestOrigin());
          return outcome.kind === "signed-in" ? { id: outcome.sessionId } : null;
        },
      }),
      ...oauthProviders(addresses),
    ],
    callbacks: {
      // For a provider the answer is an address: our own session is opened there, not next-auth's.
      signIn: async ({ account, profile }) =>
        account?.type === "oauth" ? admitWithProvider(account.provider, profile) : true,
      // `user` is there at sign-in only; its id is the session's.
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
      session: async ({ session, token }): Promise<Session> => {
        const active = await findActiveSession(String(token.sessionId));
        const user = active && { name: active.user.name, email: active.user.email };
        return { expires: session.expires, ...(user && { user }) };
      },
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${safeRedirectPath(path, "/")}`;
      },
    },
    events: {
      signOut: async ({ token }) => {
        const active = await findActiveSession(String(token.sessionId));
        if (active) await revokeSession(active, active.id, await requestOrigin());
      },
    },
  };
}
