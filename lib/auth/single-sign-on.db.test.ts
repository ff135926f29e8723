import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { findEntry } from "@/lib/organizations/entry";
import { settleBackgroundWork } from "@/lib/http/after-response";
import { createAccount, mailsTo, newEmail, newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { startIdentityProvider, type TestIdentityProvider } from "@/scripts/testing/identity-provider";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import {
  changeSignOn,
  createSsoTenant,
  giveSecondFactor,
  memberWithAddress,
  personOf,
  signedInAs,
  SSO_SECRET,
  SsoBrowser,
  type SsoTenant,
} from "@/scripts/testing/sso-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { secondStep, setUpAuthenticator } from "@/scripts/testing/two-factor-fixture";
import { readPendingCookie } from "./pending-cookie";
import { readSessionCookie } from "./session-cookie";

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

describe("single sign-on with an organisation's own provider", () => {
  let idp: TestIdentityProvider;
  let browser: SsoBrowser;

  beforeAll(async () => {
    idp = await startIdentityProvider(SSO_SECRET);
    hosts.push(new URL(idp.issuer).host);
  });
  afterAll(() => idp.close());
  beforeEach(() => {
    jar.clear();
    idp.faults = {};
    const origin = newOrigin();
    sender.address = origin.ipAddress ?? "";
    browser = new SsoBrowser(idp, origin);
  });

  async function rolesOf(tenant: SsoTenant, email: unknown): Promise<string[]> {
    const { rows } = await asSuperuser(
      `SELECT role FROM memberships JOIN users ON users.id = user_id WHERE organization_id = $1 AND email = $2`,
      [tenant.organization.id, email],
    );
    return (rows as { role: string }[]).map(({ role }) => role);
  }

  async function auditActions(tenant: SsoTenant): Promise<string[]> {
    const { rows } = await asSuperuser(
      "SELECT action FROM audit_logs WHERE organization_id = $1 ORDER BY sequence",
      [tenant.organization.id],
    );
    return (rows as { action: string }[]).map(({ action }) => action);
  }

  describe("of somebody who comes for the first time", () => {
    it("opens an account and makes them a member with the role for newcomers", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const person = personOf(tenant);
      expect(await browser.signOn(tenant, person)).toBe(`/${tenant.organization.slug}/dashboard`);
      expect(await signedInAs()).toBe(person.email);
      expect(await rolesOf(tenant, person.email)).toEqual(["member"]);
      expect(await auditActions(tenant)).toEqual(
        expect.arrayContaining(["members.join", "sso.link_identity"]),
      );
    });

    it("knows them by the provider's name when their address there has changed", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const person = personOf(tenant);
      await browser.signOn(tenant, person);
      jar.clear();
      await browser.signOn(tenant, { ...person, email: "other@elsewhere.test", email_verified: false });
      expect(await signedInAs()).toBe(person.email);
    });

    it("opens nothing where newcomers have to be invited", async () => {
      const tenant = await createSsoTenant(idp.issuer, "offered", null);
      const person = personOf(tenant);
      expect(await browser.signOn(tenant, person)).toBe("/sign-in?error=sso-not-a-member");
      const { rows } = await asSuperuser("SELECT 1 FROM users WHERE email = $1", [person.email]);
      expect(rows).toEqual([]);
    });

    it("takes an account over that was never confirmed, without the password its opener chose", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const squatter = await createAccount({ isVerified: false });
      const person = personOf(tenant);
      await asSuperuser("UPDATE users SET email = $2 WHERE id = $1", [squatter.id, person.email]);
      await browser.signOn(tenant, person);
      expect(await signedInAs()).toBe(person.email);
      const { rows } = await asSuperuser("SELECT 1 FROM user_credentials WHERE user_id = $1", [squatter.id]);
      expect(rows).toEqual([]);
    });
  });

  describe("of somebody who has an account", () => {
    it("is connected to it, keeps the role and sends its owner a notice", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const { user } = await memberWithAddress(tenant);
      expect(
        await browser.signOn(tenant, personOf(tenant, { email: user.email }), "/acme/security?x=1"),
      ).toBe("/acme/security?x=1");
      expect(await signedInAs()).toBe(user.email);
      expect((await mailsTo(user.email)).map(({ subject }) => subject)).toEqual([
        "Your Acme single sign-on account is connected",
      ]);
    });

    it("waits for the second step that the account asks for", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const { user } = await memberWithAddress(tenant);
      await setUpAuthenticator(user);
      expect(await browser.signOn(tenant, personOf(tenant, { email: user.email }))).toBe("/second-step");
      expect(await signedInAs()).toBeNull();
      expect(await readPendingCookie()).not.toBeNull();
    });

    it("is refused when the provider does not vouch for the address", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const { user } = await memberWithAddress(tenant);
      const person = personOf(tenant, { email: user.email, email_verified: false });
      expect(await browser.signOn(tenant, person)).toBe("/sign-in?error=sso-email-not-verified");
    });

    it("needs no such word where the domain's members have to come this way", async () => {
      const tenant = await createSsoTenant(idp.issuer, "required");
      const { user } = await memberWithAddress(tenant);
      await browser.signOn(tenant, personOf(tenant, { email: user.email, email_verified: undefined }));
      expect(await signedInAs()).toBe(user.email);
    });

    it("ends with the membership", async () => {
      const tenant = await createSsoTenant(idp.issuer, "offered", null);
      const { user, membershipId } = await memberWithAddress(tenant);
      const person = personOf(tenant, { email: user.email });
      await browser.signOn(tenant, person);
      await asSuperuser("DELETE FROM memberships WHERE id = $1", [membershipId]);
      jar.clear();
      expect(await browser.signOn(tenant, person)).toBe("/sign-in?error=sso-not-a-member");
    });
  });

  describe("says nothing of addresses that are not the organisation's", () => {
    it.each([
      ["another organisation's domain", async () => `victim@${(await createSsoTenant(idp.issuer)).domain}`],
      ["a domain that nobody has proven", () => Promise.resolve(newEmail())],
      ["a name below its own domain", (own: SsoTenant) => Promise.resolve(`victim@sub.${own.domain}`)],
    ])("such as %s", async (_what, emailOf) => {
      const tenant = await createSsoTenant(idp.issuer);
      const person = personOf(tenant, { email: await emailOf(tenant) });
      expect(await browser.signOn(tenant, person)).toBe("/sign-in?error=sso-other-domain");
      expect(await signedInAs()).toBeNull();
      await settleBackgroundWork();
      const { rows } = await asSuperuser(
        "SELECT detail FROM security_events WHERE organization_id = $1 AND kind = 'authentication.failed'",
        [tenant.organization.id],
      );
      expect(rows).toEqual([{ detail: { method: "sso", reason: "sso-other-domain" } }]);
    });

    it("nor of a member whose account has moved to another domain", async () => {
      const tenant = await createSsoTenant(idp.issuer);
      const person = personOf(tenant);
      await browser.signOn(tenant, person);
      await asSuperuser("UPDATE users SET email = $2 WHERE email = $1", [person.email, newEmail()]);
      jar.clear();
      expect(await browser.signOn(tenant, person)).toBe("/sign-in?error=sso-other-domain");
    });
  });

  describe("where it is required", () => {
    const withPassword = (email: string) => signIn({ email, password: PASSWORD }, newOrigin());

    it("refuses a member's password, and admits others", async () => {
      const tenant = await createSsoTenant(idp.issuer, "required");
      const { user } = await memberWithAddress(tenant);
      const elsewhere = await addMemberFixture(tenant.organization, "member");
      expect(await withPassword(user.email)).toEqual({ kind: "sso-required" });
      expect(await withPassword(elsewhere.user.email)).toMatchObject({ kind: "signed-in" });
    });

    it("says so to nobody who does not know the password", async () => {
      const tenant = await createSsoTenant(idp.issuer, "required");
      const { user } = await memberWithAddress(tenant);
      expect(await signIn({ email: user.email, password: "wrong" }, newOrigin())).toEqual({
        kind: "refused",
      });
    });

    it("lets an owner in with password and second factor, and tells and records it", async () => {
      const tenant = await createSsoTenant(idp.issuer, "required");
      const watching = await addMemberFixture(tenant.organization, "admin");
      const { user } = await memberWithAddress(tenant, "owner");
      expect(await withPassword(user.email)).toEqual({ kind: "sso-required" });
      await changeSignOn(tenant, "offered");
      const { recoveryCodes } = await setUpAuthenticator(user);
      await changeSignOn(tenant, "required");
      expect(await secondStep(user.email, recoveryCodes[0] ?? "")).toBe("signed-in");
      expect(await auditActions(tenant)).toContain("sso.bypass");
      expect((await mailsTo(watching.user.email)).map(({ subject }) => subject)).toEqual([
        expect.stringContaining("Mira Person signed in without single sign-on"),
      ]);
    });

    it("lets nobody into the organisation with a session that began another way", async () => {
      const tenant = await createSsoTenant(idp.issuer, "offered");
      const { user } = await memberWithAddress(tenant);
      const session = await withPassword(user.email);
      await giveSecondFactor(tenant.user.id);
      await changeSignOn(tenant, "required");
      const entry = await findEntry(
        session.kind === "signed-in" ? session.sessionId : "",
        tenant.organization.slug,
      );
      expect(entry?.facts).toMatchObject({ mustUseSingleSignOn: true, method: "password" });
    });

    it("is not required any more when no owner has a second factor left", async () => {
      const tenant = await createSsoTenant(idp.issuer, "required");
      const { user } = await memberWithAddress(tenant);
      await asSuperuser("DELETE FROM totp_factors WHERE user_id = $1", [tenant.user.id]);
      expect(await withPassword(user.email)).toMatchObject({ kind: "signed-in" });
    });
  });

  it("counts as one provider among others in every other organisation", async () => {
    const tenant = await createSsoTenant(idp.issuer);
    const person = personOf(tenant);
    await browser.signOn(tenant, person);
    const sessionId = (await readSessionCookie()) ?? "";
    const other = await createOrganizationFixture("Other");
    const own = await findEntry(sessionId, tenant.organization.slug);
    const foreign = await findEntry(sessionId, other.organization.slug);
    expect([own?.facts.method, foreign?.facts.method]).toEqual(["sso", "provider"]);
  });
});
