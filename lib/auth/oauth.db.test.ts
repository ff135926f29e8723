import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { limitByAddress } from "@/lib/accounts/account-limits";
import { removeIdentity } from "@/lib/accounts/identities/mutations/remove-identity";
import type { IdentityProvider } from "@/lib/accounts/identities/providers";
import { getIdentities } from "@/lib/accounts/identities/queries";
import { completeSignIn } from "@/lib/accounts/mutations/complete-sign-in";
import { openSession } from "@/lib/accounts/mutations/open-session";
import { openPendingSignIn } from "@/lib/accounts/pending-sign-ins";
import { withPlatform } from "@/lib/db/with-platform";
import {
  accountActions,
  createAccount,
  getSession,
  mailsTo,
  newEmail,
  newOrigin,
  PASSWORD,
} from "@/scripts/testing/account-fixture";
import {
  startIdentityProvider,
  type Person,
  type TestIdentityProvider,
} from "@/scripts/testing/identity-provider";
import { OAuthBrowser } from "@/scripts/testing/oauth-browser";
import { asSuperuser } from "@/scripts/testing/superuser";
import { setUpAuthenticator } from "@/scripts/testing/two-factor-fixture";
import { writeLinkCookie } from "./link-cookie";
import { nextAuthOptions } from "./next-auth";
import { offeredProviders } from "./oauth-providers";
import { readPendingCookie } from "./pending-cookie";
import { readSessionCookie, writeSessionCookie } from "./session-cookie";

const SECRET = "client-secret";
const ORIGIN = vi.hoisted(() => {
  for (const provider of ["GOOGLE", "GITHUB", "MICROSOFT"]) {
    process.env[`${provider}_CLIENT_ID`] = "client";
    process.env[`${provider}_CLIENT_SECRET`] = "client-secret";
  }
  return "http://localhost:3000";
});
const jar = vi.hoisted(() => new Map<string, string>());
const sender = vi.hoisted(() => ({ address: "192.0.2.1" }));
vi.mock("next/headers", async () => ({
  headers: async () => {
    const { SOCKET_ADDRESS_HEADER } = await import("@/lib/security-headers/request-marks");
    return new Headers({ [SOCKET_ADDRESS_HEADER]: sender.address });
  },
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
      delete: ({ name }: { name: string }) => jar.delete(name),
    }),
}));

const PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
/** What makes each provider vouch for an address. */
const VERIFIED: Record<IdentityProvider, object> = {
  google: { email_verified: true },
  github: { email_verified: true, login: "mira" },
  microsoft: { tid: PERSONAL_TENANT },
};
const PROVIDERS = Object.keys(VERIFIED) as IdentityProvider[];

describe("signing in with another provider", () => {
  let idp: TestIdentityProvider;

  beforeAll(async () => {
    process.env.NEXTAUTH_URL = ORIGIN;
    idp = await startIdentityProvider(SECRET);
  });
  afterAll(() => idp.close());
  beforeEach(() => {
    jar.clear();
    sender.address = newOrigin().ipAddress ?? "";
  });

  const signIn = (provider: IdentityProvider, person: Person, callbackUrl = "/", forgedState?: string) =>
    new OAuthBrowser(jar, idp, () => nextAuthOptions(idp.addresses), ORIGIN).signIn(provider, person, {
      callbackUrl,
      forgedState,
    });

  let subjects = Date.now();
  const personOf = (provider: IdentityProvider, email = newEmail()): Person => ({
    sub: String((subjects += 1)),
    email,
    name: "Mira Person",
    ...VERIFIED[provider],
  });

  async function signedInAs(): Promise<string | null> {
    const sessionId = await readSessionCookie();
    return sessionId === null ? null : (await getSession(sessionId)).user.email;
  }

  async function usersWith(email: unknown): Promise<{ id: string; email_verified_at: Date | null }[]> {
    const { rows } = await asSuperuser("SELECT id, email_verified_at FROM users WHERE email = $1", [email]);
    return rows as { id: string; email_verified_at: Date | null }[];
  }

  async function openOwnSession(account: { id: string; name: string; email: string }) {
    const id = await withPlatform("test", (transaction) => openSession(transaction, account, newOrigin()));
    await writeSessionCookie(id);
    return getSession(id);
  }

  const confirmTotp = (userId: string) =>
    withPlatform("test", (transaction) =>
      transaction.totpFactor.create({
        data: { userId, secret: "x", createdAt: new Date(), confirmedAt: new Date() },
      }),
    );

  it("is offered for the providers that are set up", () => {
    expect(offeredProviders()).toEqual(PROVIDERS);
  });

  describe.each(PROVIDERS)("%s", (provider) => {
    it("opens a confirmed account for somebody new, and finds it again when their address has changed", async () => {
      const person = personOf(provider);
      expect(await signIn(provider, person)).toBe("/onboarding");
      expect(await signedInAs()).toBe(person.email);
      const [user] = await usersWith(person.email);
      expect(user?.email_verified_at).not.toBeNull();
      expect(await accountActions(user?.id ?? "")).toEqual([
        "accounts.sign_up",
        "identities.link",
        "sessions.start",
      ]);

      jar.clear();
      await signIn(provider, { ...person, email: newEmail() });
      expect(await signedInAs()).toBe(person.email);
    });

    it("is connected to the account with its address, whose owner gets a notice", async () => {
      const account = await createAccount();
      expect(await signIn(provider, personOf(provider, account.email), "/acme/dashboard?x=1")).toBe(
        "/acme/dashboard?x=1",
      );
      expect(await signedInAs()).toBe(account.email);
      const { identities } = await getIdentities(account.id);
      expect(identities).toMatchObject([{ provider, email: account.email }]);
      expect((await mailsTo(account.email)).map(({ subject }) => subject)).toEqual([
        expect.stringMatching(/^Your \w+ account is connected$/),
      ]);
    });

    it("is refused when the provider does not vouch for the address, and nothing is opened", async () => {
      const person: Person = { ...personOf(provider), email_verified: false, tid: "a-directory" };
      expect(await signIn(provider, person)).toBe("/sign-in?error=oauth-email-not-verified");
      expect(await signedInAs()).toBeNull();
      expect(await usersWith(person.email)).toEqual([]);
    });

    it("is refused when the account here is not confirmed", async () => {
      const account = await createAccount({ isVerified: false });
      const outcome = await signIn(provider, personOf(provider, account.email));
      expect(outcome).toBe("/sign-in?error=oauth-account-not-verified");
      expect((await getIdentities(account.id)).identities).toEqual([]);
    });

    it("is refused when the answer belongs to another browser", async () => {
      const outcome = await signIn(provider, personOf(provider), "/", "forged");
      expect(outcome).toMatch(/error=OAuthCallback/i);
      expect(await signedInAs()).toBeNull();
    });
  });

  it("is refused without an address", async () => {
    const { email: _, ...person } = personOf("google");
    expect(await signIn("google", person)).toBe("/sign-in?error=oauth-email-missing");
  });

  it.each([
    ["a domain whose owner Microsoft has verified", { xms_edov: true }, true],
    ["the same, in another spelling", { xms_edov: "1" }, true],
    ["any other directory", { tid: "7a3f", xms_edov: false }, false],
    ["a directory that claims verification in Google's way", { tid: "7a3f", email_verified: true }, false],
  ])("takes a Microsoft address of %s: %o → %s", async (_what, claims, isTaken) => {
    const person: Person = { ...personOf("microsoft"), tid: "7a3f", ...claims };
    await signIn("microsoft", person);
    expect((await signedInAs()) === person.email).toBe(isTaken);
  });

  it("is refused after too many attempts from one address", async () => {
    const origin = { ...newOrigin(), ipAddress: sender.address };
    for (let attempt = 0; attempt < 30; attempt += 1) await limitByAddress("sign-in", origin);
    expect(await signIn("google", personOf("google"))).toBe("/sign-in?error=oauth-too-many");
  });

  it("leads back to our own pages only", async () => {
    const person = personOf("google");
    await signIn("google", person);
    jar.clear();
    expect(await signIn("google", person, "//evil.example/x")).toBe("/onboarding");
  });

  describe("of an account with a second step", () => {
    it("is not connected by an address alone", async () => {
      const account = await createAccount();
      await confirmTotp(account.id);
      expect(await signIn("google", personOf("google", account.email))).toBe(
        "/sign-in?error=oauth-second-factor",
      );
      expect((await getIdentities(account.id)).identities).toEqual([]);
    });

    it("waits for that step when it is connected", async () => {
      const account = await createAccount();
      const person = personOf("google", account.email);
      await signIn("google", person);
      await confirmTotp(account.id);
      jar.clear();
      expect(await signIn("google", person, "/acme/security")).toBe(
        "/second-step?callbackUrl=%2Facme%2Fsecurity",
      );
      expect(await signedInAs()).toBeNull();
      expect(await readPendingCookie()).not.toBeNull();
    });

    it("is remembered as a provider's over the second step, for policies that forbid it", async () => {
      const account = await createAccount();
      const { recoveryCodes } = await setUpAuthenticator(account);
      const pending = await withPlatform("test", (transaction) =>
        openPendingSignIn(transaction, account.id, { method: "provider" }),
      );
      const outcome = await completeSignIn(pending, recoveryCodes[0] ?? "", newOrigin());
      const { rows } = await asSuperuser("SELECT method FROM sessions WHERE id = $1", [
        outcome.kind === "signed-in" ? outcome.sessionId : null,
      ]);
      expect(rows).toEqual([{ method: "provider" }]);
    });
  });

  describe("in an account that is open", () => {
    const PAGE = "/acme/settings/security";

    it("is connected when its owner has asked for it, whatever the address", async () => {
      const account = await createAccount();
      const session = await openOwnSession(account);
      await writeLinkCookie({ sessionId: session.id, provider: "github" });
      expect(await signIn("github", personOf("github"), PAGE)).toBe(`${PAGE}?connected=github`);
      expect((await getIdentities(account.id)).identities).toMatchObject([{ provider: "github" }]);
    });

    it.each<[string, (sessionId: string) => Promise<void>]>([
      ["nobody asked", async () => {}],
      ["another provider was asked for", (sessionId) => writeLinkCookie({ sessionId, provider: "google" })],
      ["another session asked", () => writeLinkCookie({ sessionId: "other", provider: "github" })],
    ])("is not connected when %s", async (_what, prepare) => {
      const account = await createAccount();
      const session = await openOwnSession(account);
      await prepare(session.id);
      expect(await signIn("github", personOf("github"), PAGE)).toBe(`${PAGE}?error=oauth-link-not-asked`);
      expect((await getIdentities(account.id)).identities).toEqual([]);
    });

    it.each<[string, Partial<Person>, string]>([
      ["its address is not verified", { email_verified: false }, "oauth-email-not-verified"],
      ["it is somebody else's", {}, "oauth-linked-elsewhere"],
    ])("is not connected when %s", async (_what, claims, code) => {
      const person = personOf("google");
      await signIn("google", person);
      jar.clear();
      const session = await openOwnSession(await createAccount());
      await writeLinkCookie({ sessionId: session.id, provider: "google" });
      expect(await signIn("google", { ...person, ...claims }, PAGE)).toBe(`${PAGE}?error=${code}`);
    });

    it("is not connected beside another account of the same provider", async () => {
      const account = await createAccount();
      await signIn("google", personOf("google", account.email));
      jar.clear();
      const session = await openOwnSession(account);
      await writeLinkCookie({ sessionId: session.id, provider: "google" });
      expect(await signIn("google", personOf("google"), PAGE)).toBe(`${PAGE}?error=oauth-already-linked`);
    });
  });

  describe("can be removed", () => {
    it("with the password, and signs nobody in afterwards", async () => {
      const account = await createAccount();
      const person: Person = { ...personOf("google", account.email), email: account.email };
      await signIn("google", person);
      const session = await openOwnSession(account);
      const [identity] = (await getIdentities(account.id)).identities;
      const remove = (password: string) =>
        removeIdentity(session, { identityId: identity?.id ?? "", password }, newOrigin());
      await expect(remove("wrong")).rejects.toMatchObject({ code: "INVALID_INPUT" });
      await remove(PASSWORD);
      expect((await getIdentities(account.id)).identities).toEqual([]);
      jar.clear();
      await signIn("google", { ...person, email_verified: false });
      expect(await signedInAs()).toBeNull();
      expect((await mailsTo(account.email)).at(-1)?.subject).toBe(
        "Your Google account is no longer connected",
      );
    });

    it("but not when it is the only way in", async () => {
      const person = personOf("google");
      await signIn("google", person);
      const session = await getSession((await readSessionCookie()) ?? "");
      const { identities, hasPassword } = await getIdentities(session.user.id);
      expect(hasPassword).toBe(false);
      await expect(
        removeIdentity(session, { identityId: identities[0]?.id ?? "", password: "" }, newOrigin()),
      ).rejects.toMatchObject({ code: "CONFLICT" });
    });

    it("by nobody else", async () => {
      const owner = await createAccount();
      await signIn("google", personOf("google", owner.email));
      const [identity] = (await getIdentities(owner.id)).identities;
      jar.clear();
      const stranger = await openOwnSession(await createAccount());
      await expect(
        removeIdentity(stranger, { identityId: identity?.id ?? "", password: PASSWORD }, newOrigin()),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  });
});
