import { beforeEach, describe, expect, it, vi } from "vitest";
import { startSession } from "@/lib/accounts/sessions";
import { newId } from "@/lib/core/ids";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { encodeRequestDomain, REQUEST_DOMAIN_HEADER } from "@/lib/custom-domains/request-header";
import { forgetServedDomain, type ServedDomain } from "@/lib/custom-domains/served-domain";
import { withPlatform } from "@/lib/db/with-platform";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { beginVisit, finishVisit, openDomain } from "./domain-entry";
import { findOrganization } from "./organization-context";
import { findSession, findSessionOfHost } from "./session";
import { readSessionCookie, writeSessionCookie } from "./session-cookie";

/** A browser keeps a jar for each host, as it does with cookies that name none. */
const browser = vi.hoisted(() => ({
  domain: null as unknown,
  jars: new Map<string, Map<string, string>>(),
}));
const jar = () => {
  const host = (browser.domain as ServedDomain | null)?.hostName ?? "app";
  const cookies = browser.jars.get(host) ?? new Map<string, string>();
  browser.jars.set(host, cookies);
  return cookies;
};

vi.mock("react", async (load) => ({
  ...(await load<typeof import("react")>()),
  cache: (work: unknown) => work,
}));
vi.mock("next/headers", () => ({
  headers: () =>
    Promise.resolve(
      new Headers({ [REQUEST_DOMAIN_HEADER]: encodeRequestDomain(browser.domain as ServedDomain | null) }),
    ),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => {
        const value = jar().get(name);
        return value === undefined ? undefined : { value };
      },
      set: (name: string, value: string) => void jar().set(name, value),
      delete: ({ name }: { name: string }) => void jar().delete(name),
    }),
}));

describe("signing in at a custom domain", () => {
  let tenant: OrganizationFixture;
  let domain: ServedDomain;
  let names = Date.now();

  beforeEach(async () => {
    browser.jars.clear();
    at(null);
    tenant = await createOrganizationFixture("Acme");
    domain = await serve(tenant);
    await signInAtHome(tenant.user.id);
  });

  function at(place: ServedDomain | null): void {
    browser.domain = place;
  }

  /** A domain that is proven and leads here. */
  async function serve({ organization }: OrganizationFixture): Promise<ServedDomain> {
    const id = newId();
    const hostName = `compliance.e${(names += 1)}.test`;
    await asSuperuser("UPDATE organizations SET plan = 'enterprise' WHERE id = $1", [organization.id]);
    await asSuperuser(
      `INSERT INTO custom_domains (organization_id, id, host_name, challenge, state, created_at, verified_at)
       VALUES ($1, $2, $3, 'x', 'active', now(), now())`,
      [organization.id, id, hostName],
    );
    return { id, hostName, organizationId: organization.id, organizationSlug: organization.slug };
  }

  async function signInAtHome(userId: string): Promise<string> {
    at(null);
    const sessionId = await withPlatform("test", (transaction) =>
      startSession(transaction, userId, SYSTEM_ORIGIN),
    );
    await writeSessionCookie(sessionId);
    return sessionId;
  }

  /** Sets out at a domain; answers what the browser brings to the installation's address. */
  async function setOut(from: ServedDomain, wanted: string | null = null) {
    at(from);
    const address = new URL(await beginVisit(from, wanted));
    at(null);
    return {
      address,
      input: { host: address.searchParams.get("host") ?? "", state: address.searchParams.get("state") ?? "" },
    };
  }

  async function ticketFor(input: { host: string; state: string }): Promise<string> {
    const session = await findSession();
    if (session === null) throw new Error("Nobody is signed in.");
    const address = new URL(await openDomain(session, input));
    expect(address.hostname).toBe(input.host);
    return address.searchParams.get("ticket") ?? "";
  }

  async function enter(place: ServedDomain, ticket: string): Promise<string | null> {
    at(place);
    return finishVisit(place, ticket);
  }

  async function signInAt(place: ServedDomain, wanted: string | null = null): Promise<string | null> {
    const { input } = await setOut(place, wanted);
    return enter(place, await ticketFor(input));
  }

  it("happens at the installation's address, and leads back to where one wanted to go", async () => {
    const { address } = await setOut(domain, "/acme/alerts?state=firing");
    expect(`${address.origin}${address.pathname}`).toBe(
      `${new URL(process.env.APP_URL ?? "").origin}/custom-domain`,
    );
    expect(await signInAt(domain, "/acme/alerts?state=firing")).toBe("/acme/alerts?state=firing");
    expect((await findSessionOfHost())?.user.id).toBe(tenant.user.id);
  });

  it.each(["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)", ""])(
    "never leads on to another site: %s",
    async (wanted) => {
      expect(await signInAt(domain, wanted)).toBe(`/${tenant.organization.slug}/dashboard`);
    },
  );

  it("opens that organisation and no other of the same person, nor the account", async () => {
    const other = await createOrganizationFixture("Other");
    await asSuperuser("INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, 'owner')", [
      other.organization.id,
      tenant.user.id,
    ]);
    await signInAt(domain);
    expect((await findOrganization(tenant.organization.slug))?.organizationId).toBe(tenant.organization.id);
    expect(await findOrganization(other.organization.slug)).toBeNull();
    expect(await findSession()).toBeNull();
  });

  it("writes no cookie that opens the installation, or another domain", async () => {
    const second = await serve(await createOrganizationFixture("Second"));
    await signInAt(domain);
    const stolen = new Map(jar());
    for (const place of [null, second]) {
      browser.jars.clear();
      at(place);
      for (const [name, value] of stolen) jar().set(name, value);
      expect(await readSessionCookie()).toBeNull();
    }
  });

  it("is not done by a cookie of the installation", async () => {
    const stolen = new Map(jar());
    at(domain);
    for (const [name, value] of stolen) jar().set(name, value);
    expect(await readSessionCookie()).toBeNull();
    await expect(writeSessionCookie(newId())).rejects.toThrow(/installation's own address/);
  });

  it("needs the browser that set out: a ticket that was sent to somebody signs nobody in", async () => {
    const { input } = await setOut(domain);
    const ticket = await ticketFor(input);
    at(domain);
    jar().clear();
    expect(await enter(domain, ticket)).toBeNull();
    await beginVisit(domain, null);
    expect(await enter(domain, ticket)).toBeNull();
    expect(await readSessionCookie()).toBeNull();
  });

  it("takes each ticket once, for its own domain, and untouched", async () => {
    const second = await serve(tenant);
    const { input } = await setOut(domain);
    const ticket = await ticketFor(input);
    await setOut(second);
    expect(await enter(second, ticket)).toBeNull();
    expect(await enter(domain, `${ticket.slice(0, -2)}AA`)).toBeNull();
    expect(await enter(domain, ticket)).not.toBeNull();
    expect(await enter(domain, ticket)).toBeNull();
  });

  it("is for members: nobody else gets a ticket", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    const { input } = await setOut(domain);
    await signInAtHome(stranger.user.id);
    await expect(ticketFor(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for domains that are served: a suspended one gives no tickets", async () => {
    const { input } = await setOut(domain);
    await asSuperuser("UPDATE custom_domains SET state = 'suspended', suspended_at = now() WHERE id = $1", [
      domain.id,
    ]);
    forgetServedDomain(domain.hostName);
    await expect(ticketFor(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("ends when the session ends, or the membership", async () => {
    const member = await addMemberFixture(tenant.organization, "member");
    const sessionId = await signInAtHome(member.user.id);
    await signInAt(domain);
    expect(await findOrganization(tenant.organization.slug)).not.toBeNull();
    await asSuperuser("DELETE FROM memberships WHERE user_id = $1", [member.user.id]);
    expect(await findOrganization(tenant.organization.slug)).toBeNull();
    await asSuperuser("UPDATE sessions SET revoked_at = now() WHERE id = $1", [sessionId]);
    expect(await findSessionOfHost()).toBeNull();
  });
});
