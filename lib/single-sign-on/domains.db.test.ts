import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { updateSecurityPolicy } from "@/lib/organizations/mutations/update-security-policy";
import { mailsTo } from "@/scripts/testing/account-fixture";
import { startDnsServer, type TestDnsServer } from "@/scripts/testing/dns-server";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addDomain } from "./mutations/add-domain";
import { checkDomain } from "./mutations/check-domain";
import { removeDomain } from "./mutations/remove-domain";
import { removeConnection, saveConnection } from "./mutations/save-connection";
import { setSignOn } from "./mutations/set-sign-on";
import { getSingleSignOn } from "./queries";
import { recheckDomains } from "./recheck-domains";

const resolvers = vi.hoisted(() => [] as string[]);
vi.mock("@/lib/env", async (load) => {
  const { env } = await load<typeof import("@/lib/env")>();
  const get = (real: typeof env, name: string | symbol): unknown =>
    name === "DNS_SERVERS" ? resolvers : Reflect.get(real, name);
  return { env: new Proxy(env, { get }) };
});

const CONNECTION = {
  issuer: "https://login.example.com",
  clientId: "client",
  clientSecret: "first secret",
  defaultRole: "member",
} as const;

describe("the domains of an organisation", () => {
  let dns: TestDnsServer;
  let tenant: OrganizationFixture;
  let domain: string;
  let names = Date.now();

  beforeAll(async () => {
    dns = await startDnsServer();
    resolvers.push(dns.address);
  });
  afterAll(() => dns.close());
  beforeEach(async () => {
    await asSuperuser("DELETE FROM organization_domains");
    dns.isBroken = false;
    tenant = await createOrganizationFixture("Acme");
    domain = `d${(names += 1)}.example.test`;
    await addDomain(tenant.context, { domain });
  });

  async function claimOf({ context }: OrganizationFixture) {
    const found = (await getSingleSignOn(context)).domains.find((claim) => claim.domain === domain);
    if (!found) throw new Error("The domain is not in the list.");
    return found;
  }

  async function publish(owner: OrganizationFixture): Promise<void> {
    const { record } = await claimOf(owner);
    dns.records.set(record.name, ["v=spf1 -all", record.value]);
  }

  const check = async (owner: OrganizationFixture) =>
    checkDomain(owner.context, { domainId: (await claimOf(owner)).id });

  async function prove(): Promise<string> {
    await publish(tenant);
    await check(tenant);
    return (await claimOf(tenant)).id;
  }

  const giveSecondFactor = () =>
    asSuperuser(
      "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
      [tenant.user.id],
    );

  const markTested = () =>
    asSuperuser("UPDATE sso_connections SET tested_at = now() WHERE organization_id = $1", [
      tenant.organization.id,
    ]);

  /** A proven domain whose members have to use single sign-on. */
  async function require(): Promise<string> {
    const domainId = await prove();
    await saveConnection(tenant.context, CONNECTION);
    await markTested();
    await giveSecondFactor();
    await setSignOn(tenant.context, { domainId, signOn: "required" });
    return domainId;
  }

  async function actions(): Promise<string[]> {
    const { rows } = await asSuperuser(
      "SELECT action FROM audit_logs WHERE organization_id = $1 ORDER BY sequence",
      [tenant.organization.id],
    );
    return (rows as { action: string }[]).map(({ action }) => action);
  }

  const missFor = (days: number) =>
    asSuperuser(
      "UPDATE organization_domains SET missing_since = now() - make_interval(days => $2) WHERE domain = $1",
      [domain, days],
    );

  it("are proven by their record in the DNS, and not without it", async () => {
    expect(await check(tenant)).toBe("absent");
    expect((await claimOf(tenant)).verifiedAt).toBeNull();
    await publish(tenant);
    expect(await check(tenant)).toBe("present");
    expect((await claimOf(tenant)).verifiedAt).not.toBeNull();
    expect(await actions()).toEqual(["domains.add", "domains.verify"]);
  });

  it("say that nothing is known while no resolver answers", async () => {
    dns.isBroken = true;
    expect(await check(tenant)).toBe("unknown");
  });

  it("may be claimed by several, each with a record of its own, and proven by one", async () => {
    const other = await createOrganizationFixture("Other");
    await addDomain(other.context, { domain });
    await publish(tenant);
    expect(await check(other)).toBe("absent");
    await check(tenant);
    await publish(other);
    await expect(check(other)).rejects.toMatchObject({ code: "CONFLICT" });
    await removeDomain(tenant.context, { domainId: (await claimOf(tenant)).id });
    expect(await check(other)).toBe("present");
  });

  it("are refused twice, and where everybody can have an address", async () => {
    for (const refused of [domain, "gmail.com", "co.uk"])
      await expect(addDomain(tenant.context, { domain: refused })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
  });

  it("are nobody else's to check, change or remove", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    const domainId = await prove();
    const attempts = [
      () => checkDomain(stranger.context, { domainId }),
      () => setSignOn(stranger.context, { domainId, signOn: "off" }),
      () => removeDomain(stranger.context, { domainId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are for owners and admins only", async () => {
    const { context } = await addMemberFixture(tenant.organization, "member");
    const domainId = await prove();
    const attempts = [
      () => getSingleSignOn(context),
      () => addDomain(context, { domain: "example.com" }),
      () => checkDomain(context, { domainId }),
      () => setSignOn(context, { domainId, signOn: "off" }),
      () => saveConnection(context, CONNECTION),
      () => removeConnection(context),
      () => removeDomain(context, { domainId }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  describe("looked up every day", () => {
    it("stay proven while a resolver fails", async () => {
      await require();
      dns.isBroken = true;
      await recheckDomains();
      expect(await claimOf(tenant)).toMatchObject({ signOn: "required", missingSince: null });
    });

    it("get a week's grace when the record is gone, of which owners and admins are told once", async () => {
      const admin = await addMemberFixture(tenant.organization, "admin");
      await require();
      dns.records.clear();
      await recheckDomains();
      await recheckDomains();
      expect(await claimOf(tenant)).toMatchObject({ signOn: "required", missingSince: expect.any(Date) });
      for (const email of [tenant.user.email, admin.user.email])
        expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
          expect.stringContaining(`The record that proves ${domain} is gone`),
        ]);
    });

    it("recover when the record is back", async () => {
      await require();
      await missFor(6);
      expect(await recheckDomains()).toEqual({ checked: 1, lost: 0 });
      expect(await claimOf(tenant)).toMatchObject({ signOn: "required", missingSince: null });
      expect(await actions()).toContain("domains.recover");
    });

    it("count as not theirs after the week, and nobody has to use single sign-on any more", async () => {
      await require();
      dns.records.clear();
      await missFor(8);
      expect(await recheckDomains()).toEqual({ checked: 1, lost: 1 });
      expect(await claimOf(tenant)).toMatchObject({ signOn: "off", verifiedAt: null });
      expect(await actions()).toContain("domains.lose");
    });
  });

  describe("and single sign-on", () => {
    it("is not offered before the domain is proven and the connection has worked", async () => {
      const domainId = (await claimOf(tenant)).id;
      const offer = () => setSignOn(tenant.context, { domainId, signOn: "offered" });
      await saveConnection(tenant.context, CONNECTION);
      await expect(offer()).rejects.toThrow(/Prove the domain first/);
      await prove();
      await expect(offer()).rejects.toThrow(/Test the connection first/);
      await markTested();
      await offer();
      expect((await claimOf(tenant)).signOn).toBe("offered");
    });

    it("is not required before an owner can get in without it", async () => {
      const domainId = await prove();
      await saveConnection(tenant.context, CONNECTION);
      await markTested();
      const demand = () => setSignOn(tenant.context, { domainId, signOn: "required" });
      await expect(demand()).rejects.toThrow(/No owner has a second factor/);
      await giveSecondFactor();
      await demand();
      expect((await claimOf(tenant)).signOn).toBe("required");
    });

    it("stops being required, and has to be tested anew, when another client is set", async () => {
      await require();
      await saveConnection(tenant.context, { ...CONNECTION, clientSecret: "second secret" });
      const { connection } = await getSingleSignOn(tenant.context);
      expect(connection?.testedAt).toBeNull();
      expect((await claimOf(tenant)).signOn).toBe("offered");
    });

    it("stays as it is when only the role for newcomers changes", async () => {
      await require();
      await saveConnection(tenant.context, { ...CONNECTION, clientSecret: "", defaultRole: null });
      expect((await claimOf(tenant)).signOn).toBe("required");
    });

    it("does not hand the stored secret to another provider", async () => {
      await saveConnection(tenant.context, CONNECTION);
      const moved = { ...CONNECTION, issuer: "https://evil.example", clientSecret: "" };
      await expect(saveConnection(tenant.context, moved)).rejects.toMatchObject({
        fields: [{ field: "clientSecret" }],
      });
    });

    it("keeps the secret encrypted, and shows it nobody", async () => {
      await saveConnection(tenant.context, CONNECTION);
      const { rows } = await asSuperuser(
        "SELECT client_secret FROM sso_connections WHERE organization_id = $1",
        [tenant.organization.id],
      );
      const shown = JSON.stringify([rows, await getSingleSignOn(tenant.context), await actions()]);
      expect(shown).not.toContain(CONNECTION.clientSecret);
    });

    it("takes no provider over plain http", async () => {
      const plain = { ...CONNECTION, issuer: "http://login.example.com" };
      await expect(saveConnection(tenant.context, plain)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    });

    it("cannot be forbidden by the policies while members use it", async () => {
      await require();
      const policy = { requireTwoFactor: false, graceDays: 0, sessionMaxHours: null } as const;
      await expect(
        updateSecurityPolicy(tenant.context, { ...policy, signInMethods: ["password"] }, "password"),
      ).rejects.toMatchObject({ code: "INVALID_INPUT" });
    });

    it("goes with the provider, and passwords count again", async () => {
      await require();
      await removeConnection(tenant.context);
      expect(await getSingleSignOn(tenant.context)).toMatchObject({
        connection: null,
        domains: [{ signOn: "off" }],
      });
    });
  });
});
