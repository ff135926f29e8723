import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mailsTo } from "@/scripts/testing/account-fixture";
import {
  domainOf,
  enterpriseFixture,
  publishProof,
  recheckAfter,
  setPlan,
} from "@/scripts/testing/custom-domain-fixture";
import { startDnsServer, type TestDnsServer } from "@/scripts/testing/dns-server";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import type { OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addCustomDomain } from "./mutations/add-custom-domain";
import { checkCustomDomain } from "./mutations/check-custom-domain";
import { removeCustomDomain } from "./mutations/remove-custom-domain";
import { getCustomDomains } from "./queries";
import { findServedDomain, forgetServedDomain } from "./served-domain";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const TARGET = "domains.regulix.test";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const WITHOUT_VERCEL = { VERCEL_API_TOKEN: undefined, VERCEL_PROJECT_ID: undefined };

describe("a custom domain", () => {
  let dns: TestDnsServer;
  let tenant: OrganizationFixture;
  let hostName: string;
  let names = Date.now();

  beforeAll(async () => {
    dns = await startDnsServer();
  });
  afterAll(() => dns.close());

  beforeEach(async () => {
    allowProviders([], { DNS_SERVERS: [dns.address], CUSTOM_DOMAIN_TARGET: TARGET, ...WITHOUT_VERCEL });
    await asSuperuser("DELETE FROM custom_domains");
    for (const kind of [dns.records, dns.aliases, dns.addresses]) kind.clear();
    dns.isBroken = false;
    tenant = await enterpriseFixture("Acme");
    hostName = `compliance.d${(names += 1)}.test`;
    await addCustomDomain(tenant.context, { hostName });
  });

  const check = async (owner: OrganizationFixture) =>
    checkCustomDomain(owner.context, { domainId: (await domainOf(owner, hostName)).id });
  const remove = async (owner: OrganizationFixture) =>
    removeCustomDomain(owner.context, { domainId: (await domainOf(owner, hostName)).id });

  async function activate(): Promise<void> {
    await publishProof(dns, tenant, hostName);
    dns.aliases.set(hostName, TARGET);
    expect(await check(tenant)).toBe("active");
  }

  async function actions(owner: OrganizationFixture = tenant): Promise<string[]> {
    const { rows } = await asSuperuser(
      "SELECT action FROM audit_logs WHERE organization_id = $1 ORDER BY sequence",
      [owner.organization.id],
    );
    return (rows as { action: string }[]).map(({ action }) => action);
  }

  describe("on its way to be served", () => {
    it("is pending without its proof, wherever it leads", async () => {
      dns.aliases.set(hostName, TARGET);
      expect(await check(tenant)).toBe("pending");
      expect(await findServedDomain(hostName)).toBeNull();
    });

    it("is verified by its proof, and lists the records that stand in the way", async () => {
      await publishProof(dns, tenant, hostName);
      dns.addresses.set(hostName, ["192.0.2.1", "192.0.2.2"]);
      expect(await check(tenant)).toBe("verified");
      expect(await domainOf(tenant, hostName)).toMatchObject({
        records: [
          { type: "TXT", seen: "present" },
          { type: "CNAME", name: hostName, value: TARGET, seen: "wrong" },
        ],
        conflicts: [
          { type: "A", value: "192.0.2.1" },
          { type: "A", value: "192.0.2.2" },
        ],
      });
      expect(await findServedDomain(hostName)).toBeNull();
    });

    it("is served once both records are there, and everything is in the log", async () => {
      await publishProof(dns, tenant, hostName);
      await check(tenant);
      dns.aliases.set(hostName, TARGET);
      expect(await check(tenant)).toBe("active");
      expect(await findServedDomain(hostName)).toMatchObject({ organizationId: tenant.organization.id });
      expect(await actions()).toEqual(
        expect.arrayContaining([
          "custom_domains.add",
          "custom_domains.verify",
          "custom_domains.activate",
        ]) as string[],
      );
    });

    it("leads here as well by the addresses of the target", async () => {
      dns.addresses.set(TARGET, ["192.0.2.77"]);
      dns.addresses.set(hostName, ["192.0.2.77"]);
      await publishProof(dns, tenant, hostName);
      expect(await check(tenant)).toBe("active");
    });

    it("is found by itself, without anybody asking", async () => {
      await publishProof(dns, tenant, hostName);
      dns.aliases.set(hostName, TARGET);
      expect(await recheckAfter(11 * 60_000)).toMatchObject({ checked: 1, changed: 1 });
      expect((await domainOf(tenant, hostName)).state).toBe("active");
    });

    it("learns nothing from resolvers that do not answer", async () => {
      dns.isBroken = true;
      expect(await check(tenant)).toBe("pending");
      expect((await domainOf(tenant, hostName)).records.map(({ seen }) => seen)).toEqual([
        "unknown",
        "unknown",
      ]);
    });
  });

  describe("that several want", () => {
    let other: OrganizationFixture;
    beforeEach(async () => {
      other = await enterpriseFixture("Other");
      await addCustomDomain(other.context, { hostName });
    });

    it("may be claimed by each, and is proven by nobody else's record", async () => {
      await publishProof(dns, tenant, hostName);
      expect(await check(other)).toBe("pending");
    });

    it("has one owner, whoever publishes a record later", async () => {
      await activate();
      await publishProof(dns, other, hostName);
      await expect(check(other)).rejects.toMatchObject({ code: "CONFLICT" });
      await recheckAfter(11 * 60_000);
      expect((await domainOf(other, hostName)).problem).toEqual({ kind: "taken" });
      expect(await findServedDomain(hostName)).toMatchObject({ organizationId: tenant.organization.id });
    });

    it("has one owner when both are looked up at the same moment", async () => {
      const [mine, theirs] = await Promise.all([domainOf(tenant, hostName), domainOf(other, hostName)]);
      const values = [mine, theirs].flatMap(({ records }) =>
        records.filter(({ type }) => type === "TXT").map(({ value }) => value),
      );
      dns.records.set(mine.records[0]?.name ?? "", values);
      const outcomes = await Promise.allSettled([check(tenant), check(other)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("is kept from the others for thirty days after it was given up", async () => {
      await activate();
      await remove(tenant);
      expect(await findServedDomain(hostName)).toBeNull();
      await publishProof(dns, other, hostName);
      await expect(check(other)).rejects.toMatchObject({ code: "CONFLICT" });
      await recheckAfter(29 * DAY_MS);
      await expect(check(other)).rejects.toMatchObject({ code: "CONFLICT" });
      expect(await recheckAfter(30 * DAY_MS + HOUR_MS)).toMatchObject({ freed: 1 });
      expect(await check(other)).toBe("active");
    });

    it("stays kept while its former owner claims it again, who needs another record", async () => {
      await activate();
      await remove(tenant);
      await addCustomDomain(tenant.context, { hostName });
      expect(await check(tenant)).toBe("pending");
      await publishProof(dns, other, hostName);
      await expect(check(other)).rejects.toMatchObject({ code: "CONFLICT" });
      await publishProof(dns, tenant, hostName);
      expect(await check(tenant)).toBe("active");
    });

    it("is not kept by a claim that proved nothing", async () => {
      await remove(tenant);
      expect((await getCustomDomains(tenant.context)).domains).toEqual([]);
      await publishProof(dns, other, hostName);
      expect(await check(other)).toBe("verified");
    });
  });

  describe("that is served", () => {
    beforeEach(activate);

    it("stays served while resolvers fail, however long", async () => {
      dns.isBroken = true;
      for (let hours = 2; hours < 40; hours += 6) await recheckAfter(hours * HOUR_MS);
      expect(await domainOf(tenant, hostName)).toMatchObject({ state: "active", failingSince: null });
    });

    it("is told of once when a record is gone, and suspended a day later", async () => {
      const admin = await addMemberFixture(tenant.organization, "admin");
      dns.aliases.clear();
      for (const hours of [2, 3, 4, 20]) await recheckAfter(hours * HOUR_MS);
      expect(await domainOf(tenant, hostName)).toMatchObject({
        state: "active",
        failingSince: expect.any(Date),
      });
      await recheckAfter(27 * HOUR_MS);
      expect((await domainOf(tenant, hostName)).state).toBe("suspended");
      for (const email of [tenant.user.email, admin.user.email])
        expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(
          expect.arrayContaining([
            expect.stringContaining(`A record of ${hostName} is gone`),
            expect.stringContaining(`${hostName} is suspended`),
          ]) as string[],
        );
      expect((await actions()).filter((action) => action === "custom_domains.fail")).toHaveLength(1);
    });

    it("that is suspended is not served, and is again once both records are back", async () => {
      dns.records.clear();
      for (const hours of [2, 3, 27]) await recheckAfter(hours * HOUR_MS);
      expect(await check(tenant)).toBe("suspended");
      expect(await findServedDomain(hostName)).toBeNull();
      await publishProof(dns, tenant, hostName);
      expect(await check(tenant)).toBe("active");
      expect(await actions()).toContain("custom_domains.restore");
    });

    it("is given up, and kept from others, when its proof stays away for good", async () => {
      dns.records.clear();
      for (const hours of [2, 3, 27]) await recheckAfter(hours * HOUR_MS);
      await recheckAfter(32 * DAY_MS);
      expect(await domainOf(tenant, hostName)).toMatchObject({
        state: "released",
        heldUntil: expect.any(Date),
      });
      expect(await actions()).toContain("custom_domains.release");
    });

    it("is served neither without the plan nor for an organisation that is closed", async () => {
      const isServed = async () => {
        forgetServedDomain(hostName);
        return (await findServedDomain(hostName)) !== null;
      };
      await setPlan(tenant, "pro");
      expect(await isServed()).toBe(false);
      await setPlan(tenant, "enterprise");
      expect(await isServed()).toBe(true);
      await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [
        tenant.organization.id,
      ]);
      expect(await isServed()).toBe(false);
    });
  });

  describe("is refused", () => {
    it("twice, where it cannot be had, and beyond ten", async () => {
      for (const refused of [hostName, "acme.com", "192.0.2.1", "*.acme.com", "co.uk", TARGET])
        await expect(addCustomDomain(tenant.context, { hostName: refused })).rejects.toMatchObject({
          code: "INVALID_INPUT",
        });
      for (let count = 1; count < 10; count += 1)
        await addCustomDomain(tenant.context, { hostName: `n${count}.${hostName}` });
      await expect(addCustomDomain(tenant.context, { hostName: `n10.${hostName}` })).rejects.toThrow(
        /can have 10 custom domains/,
      );
    });

    it("in another plan, where removing still works", async () => {
      await setPlan(tenant, "pro");
      await expect(addCustomDomain(tenant.context, { hostName: "x.acme.com" })).rejects.toMatchObject({
        code: "PLAN_REQUIRED",
      });
      await expect(check(tenant)).rejects.toMatchObject({ code: "PLAN_REQUIRED" });
      await remove(tenant);
    });

    it("where the installation has none, naming the setting", async () => {
      allowProviders([], { CUSTOM_DOMAIN_TARGET: undefined });
      const added = addCustomDomain(tenant.context, { hostName: "x.acme.com" });
      await expect(added).rejects.toThrow(/CUSTOM_DOMAIN_TARGET/);
      expect(await recheckAfter(HOUR_MS)).toMatchObject({ checked: 0 });
    });

    it("to members, and to everybody else's owners", async () => {
      const { context: member } = await addMemberFixture(tenant.organization, "member");
      const stranger = await enterpriseFixture("Stranger");
      const { id: domainId } = await domainOf(tenant, hostName);
      for (const [context, code] of [
        [member, "FORBIDDEN"],
        [stranger.context, "NOT_FOUND"],
      ] as const) {
        await expect(checkCustomDomain(context, { domainId })).rejects.toMatchObject({ code });
        await expect(removeCustomDomain(context, { domainId })).rejects.toMatchObject({ code });
      }
      await expect(getCustomDomains(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(addCustomDomain(member, { hostName: "x.acme.com" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    });
  });
});
