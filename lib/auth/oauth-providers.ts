import "server-only";
import type { AuthOptions } from "next-auth";
import AzureADProvider from "next-auth/providers/azure-ad";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import type { IdentityProvider } from "@/lib/accounts/identities/providers";
import { env } from "@/lib/env";

/** Where the providers answer; a test stands in for them. */
export type ProviderAddresses = { google: string; github: string; githubApi: string; microsoft: string };

/** Google, Microsoft, and GitHub or the operator's own GitHub Enterprise Server. */
export function officialAddresses(): ProviderAddresses {
  const github = env.GITHUB_URL.replace(/\/$/, "");
  return {
    google: "https://accounts.google.com",
    github: `${github}/login/oauth`,
    githubApi: github === "https://github.com" ? "https://api.github.com" : `${github}/api/v3`,
    microsoft: "https://login.microsoftonline.com",
  };
}

type Client = { clientId: string; clientSecret: string };

/** The client that the operator registered with each provider; those without one are not offered. */
function configuredClients(): Map<IdentityProvider, Client> {
  const settings: Record<IdentityProvider, [id: string | undefined, secret: string | undefined]> = {
    google: [env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET],
    github: [env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET],
    microsoft: [env.MICROSOFT_CLIENT_ID, env.MICROSOFT_CLIENT_SECRET],
  };
  const entries = Object.entries(settings) as [IdentityProvider, [string | undefined, string | undefined]][];
  return new Map(
    entries.flatMap(([provider, [clientId, clientSecret]]) =>
      clientId && clientSecret ? [[provider, { clientId, clientSecret }] as const] : [],
    ),
  );
}

/** The providers that people may sign in with here. */
export function offeredProviders(): IdentityProvider[] {
  return [...configuredClients().keys()];
}

/** What only the user's profile at the provider needs: our own rows are found by the callback. */
const profile = ({ sub, id }: { sub?: string; id?: string | number }) => ({ id: String(sub ?? id ?? "") });
const httpOptions = { timeout: 10_000 };

type Provider = AuthOptions["providers"][number];

/** The same providers as next-auth wants them. */
export function oauthProviders(addresses: ProviderAddresses): Provider[] {
  const makers: Record<IdentityProvider, (client: Client) => Provider> = {
    google: (client) =>
      GoogleProvider({
        ...client,
        profile,
        httpOptions,
        wellKnown: `${addresses.google}/.well-known/openid-configuration`,
        checks: ["pkce", "state", "nonce"],
      }),
    github: (client) =>
      GitHubProvider({
        ...client,
        profile,
        httpOptions,
        authorization: `${addresses.github}/authorize?scope=user:email`,
        token: `${addresses.github}/access_token`,
        userinfo: { request: ({ tokens }) => gitHubProfile(addresses.githubApi, tokens.access_token ?? "") },
        checks: ["pkce", "state"],
      }),
    microsoft: (client) =>
      AzureADProvider({
        ...client,
        id: "microsoft",
        name: "Microsoft",
        profile,
        httpOptions,
        idToken: true,
        wellKnown: `${addresses.microsoft}/${env.MICROSOFT_TENANT_ID ?? "common"}/v2.0/.well-known/openid-configuration`,
        checks: ["pkce", "state", "nonce"],
      }),
  };
  return [...configuredClients()].map(([provider, client]) => makers[provider](client));
}

const GitHubUser = z.object({ id: z.number(), login: z.string(), name: z.string().nullable() });
const GitHubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub's profile does not say whether its address is verified; the list of addresses does. */
async function gitHubProfile(api: string, accessToken: string) {
  const read = async (path: string): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
      signal: AbortSignal.timeout(httpOptions.timeout),
    });
    if (!response.ok) throw new Error(`GitHub answered ${response.status} at ${path}.`);
    return response.json();
  };
  const [user, emails] = await Promise.all([read("/user"), read("/user/emails")]);
  const { id, login, name } = GitHubUser.parse(user);
  const primary = GitHubEmails.parse(emails).find((each) => each.primary);
  return {
    id: String(id),
    login,
    name: name ?? login,
    email: primary?.email,
    email_verified: primary?.verified ?? false,
  };
}
