import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newOrigin } from "@/scripts/testing/account-fixture";
import {
  startIdentityProvider,
  type Faults,
  type TestIdentityProvider,
} from "@/scripts/testing/identity-provider";
import { createSsoTenant, personOf, signedInAs, SSO_SECRET, SsoBrowser } from "@/scripts/testing/sso-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { singleSignOnAddress } from "./single-sign-on";

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
const hosts = vi.hoisted(() => [] as string[]);
vi.mock("@/lib/env", async (load) => {
  const { env } = await load<typeof import("@/lib/env")>();
  return {
    env: new Proxy(env, {
      get: (real, name) => (name === "OUTGOING_PRIVATE_HOSTS" ? hosts : Reflect.get(real, name)),
    }),
  };
});

describe("single sign-on with a provider that lies, or an answer that was tampered with,", () => {
  let idp: TestIdentityProvider;
  let browser: SsoBrowser;
  let origin: RequestOrigin;

  beforeAll(async () => {
    idp = await startIdentityProvider(SSO_SECRET);
    hosts.push(new URL(idp.issuer).host);
  });
  afterAll(() => idp.close());
  beforeEach(() => {
    jar.clear();
    idp.faults = {};
    origin = newOrigin();
    sender.address = origin.ipAddress ?? "";
    browser = new SsoBrowser(idp, origin);
  });

  describe("is refused, whatever the token says, when", () => {
    it.each<[string, Faults]>([
      ["it names another issuer", { claims: { iss: "https://evil.example" } }],
      ["it is meant for another client", { claims: { aud: "another" } }],
      [
        "it is meant for several clients and ours did not ask",
        { claims: { aud: ["client", "other"], azp: "other" } },
      ],
      ["its nonce is another sign-in's", { claims: { nonce: "another" } }],
      ["it has no nonce", { claims: { nonce: undefined } }],
      ["it has expired", { claims: { exp: Math.floor(Date.now() / 1_000) - 120 } }],
      ["it is not valid yet", { claims: { nbf: Math.floor(Date.now() / 1_000) + 600 } }],
      ["it has no signature", { algorithm: "none" }],
      [
        "it has no signature and the provider says that it signs so",
        { algorithm: "none", description: { id_token_signing_alg_values_supported: ["none", "RS256"] } },
      ],
      [
        "it is signed with our own secret",
        { algorithm: "HS256", description: { id_token_signing_alg_values_supported: ["HS256", "RS256"] } },
      ],
      ["it is signed with a key that the provider does not publish", { foreignKey: true }],
      ["it belongs to another access token", { claims: { at_hash: "AAAAAAAAAAAAAAAAAAAAAA" } }],
    ])("%s", async (_what, faults) => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      idp.faults = faults;
      expect(await browser.handIn(back)).toBe("/sign-in?error=sso-failed");
      expect(await signedInAs()).toBeNull();
    });

    it.each([
      ["the state is another's", (back: URL) => back.searchParams.set("state", "forged"), "sso-failed"],
      ["the code is another's", (back: URL) => back.searchParams.set("code", "forged"), "sso-failed"],
      ["the provider refused", (back: URL) => back.searchParams.set("error", "access_denied"), "sso-failed"],
      [
        "the answer names another issuer",
        (back: URL) => back.searchParams.set("iss", "https://evil.example"),
        "sso-failed",
      ],
      [
        "the answer comes to another connection",
        (back: URL) => (back.pathname = `/api/sso/callback/${crypto.randomUUID()}`),
        "sso-expired",
      ],
    ])("%s", async (_what, forge, code) => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      forge(back);
      expect(await browser.handIn(back)).toBe(`/sign-in?error=${code}`);
      expect(await signedInAs()).toBeNull();
    });

    it("another browser brings the answer", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      jar.clear();
      expect(await browser.handIn(back)).toBe("/sign-in?error=sso-expired");
    });

    it("the same answer comes again, with everything that the browser had", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      const before = new Map(jar);
      await browser.handIn(back);
      jar.clear();
      for (const [name, value] of before) jar.set(name, value);
      expect(await browser.handIn(back)).toBe("/sign-in?error=sso-expired");
      expect(await signedInAs()).toBeNull();
    });

    it("the answer comes after ten minutes", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      const restore = useClock(() => new Date(Date.now() + 10 * 60 * 1_000));
      expect(await browser.handIn(back).finally(restore)).toBe("/sign-in?error=sso-expired");
    });

    it("the domain is no longer proven", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const back = await browser.goToProvider(tenant, personOf(tenant));
      await asSuperuser(
        "UPDATE organization_domains SET sign_on = 'off', verified_at = NULL WHERE domain = $1",
        [tenant.domain],
      );
      expect(await browser.handIn(back)).toBe("/sign-in?error=sso-other-domain");
    });
  });

  it("goes on when the provider has changed its keys", async () => {
    const tenant = await createSsoTenant(idp.issuer);
    const person = personOf(tenant);
    await browser.signOn(tenant, person);
    idp.rotateKeys();
    jar.clear();
    await browser.signOn(tenant, person);
    expect(await signedInAs()).toBe(person.email);
  });

  it.each<[string, Faults]>([
    ["names another issuer than it was asked as", { description: { issuer: "https://evil.example" } }],
    [
      "would have the browser run a script",
      { description: { authorization_endpoint: "javascript:alert(1)" } },
    ],
    [
      "signs with nothing that is accepted",
      { description: { id_token_signing_alg_values_supported: ["none"] } },
    ],
    ["publishes no keys", { description: { jwks_uri: undefined } }],
  ])("does not begin with a provider that %s", async (_what, faults) => {
    const tenant = await createSsoTenant(idp.issuer);
    idp.faults = faults;
    const going = singleSignOnAddress({ email: `a@${tenant.domain}`, callbackUrl: "" }, origin);
    await expect(going).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it.each([
    ["the cloud's own address", "https://169.254.169.254/latest"],
    ["a private network", "https://10.0.0.1"],
    ["this machine", "https://127.0.0.1:9"],
  ])("does not ask a provider at %s", async (_what, issuer) => {
    const tenant = await createSsoTenant(issuer);
    const going = singleSignOnAddress({ email: `a@${tenant.domain}`, callbackUrl: "" }, origin);
    await expect(going).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("does not hand tokens' keys out to a private network that the provider's document names", async () => {
    const tenant = await createSsoTenant(idp.issuer);
    const back = await browser.goToProvider(tenant, personOf(tenant));
    idp.faults = { description: { jwks_uri: "https://169.254.169.254/keys" } };
    expect(await browser.handIn(back)).toBe("/sign-in?error=sso-unreachable");
  });
});
