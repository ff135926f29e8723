import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  domainOf,
  enterpriseFixture,
  publishProof,
  recheckAfter,
} from "@/scripts/testing/custom-domain-fixture";
import { startDnsServer, type TestDnsServer } from "@/scripts/testing/dns-server";
import type { OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { startVercel, type TestVercel } from "@/scripts/testing/providers/vercel";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addCustomDomain } from "../mutations/add-custom-domain";
import { checkCustomDomain } from "../mutations/check-custom-domain";
import { removeCustomDomain } from "../mutations/remove-custom-domain";
import { detachDomainsOf } from "../recheck";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const TARGET = "domains.regulix.test";
const HOUR_MS = 3_600_000;

describe("a custom domain at an installation that runs on Vercel", () => {
  let dns: TestDnsServer;
  let vercel: TestVercel;
  let tenant: OrganizationFixture;
  let hostName: string;
  let names = Date.now();

  beforeAll(async () => {
    dns = await startDnsServer();
  });
  afterAll(() => dns.close());

  beforeEach(async () => {
    vercel = await startVercel();
    allowProviders([vercel.host], {
      DNS_SERVERS: [dns.address],
      CUSTOM_DOMAIN_TARGET: TARGET,
      ...vercel.settings,
    });
    await asSuperuser("DELETE FROM custom_domains");
    tenant = await enterpriseFixture("Acme");
    hostName = `compliance.v${(names += 1)}.test`;
    await addCustomDomain(tenant.context, { hostName });
    await publishProof(dns, tenant, hostName);
  });
  afterEach(() => vercel.close());

  const check = async () =>
    checkCustomDomain(tenant.context, { domainId: (await domainOf(tenant, hostName)).id });
  const remove = async () =>
    removeCustomDomain(tenant.context, { domainId: (await domainOf(tenant, hostName)).id });
  const leadHere = () => dns.aliases.set(hostName, TARGET);

  it("is told to Vercel once it is proven and leads there, and taken away again when it is given up", async () => {
    expect(await check()).toBe("verified");
    expect(vercel.domains.size).toBe(0);
    leadHere();
    expect(await check()).toBe("active");
    expect([...vercel.domains.keys()]).toEqual([hostName]);
    await remove();
    expect(await recheckAfter(HOUR_MS)).toMatchObject({ detached: 1 });
    expect(vercel.domains.size).toBe(0);
  });

  it("is told at once when both records are there from the start, and taken as it is when Vercel has it", async () => {
    vercel.domains.set(hostName, true);
    leadHere();
    expect(await check()).toBe("active");
    expect(await detachDomainsOf(tenant.organization.id)).toEqual({ detached: 1 });
  });

  it("is not served while another project there has it, and says what to do", async () => {
    vercel.usedElsewhere.add(hostName);
    leadHere();
    expect(await check()).toBe("verified");
    expect((await domainOf(tenant, hostName)).problem).toEqual({
      kind: "hosting",
      message: "Another project at Vercel has this name. Remove it there first.",
    });
  });

  it("shows the record that Vercel itself asks for, and is served once Vercel has seen it", async () => {
    vercel.toBeProven.add(hostName);
    leadHere();
    expect(await check()).toBe("verified");
    expect((await domainOf(tenant, hostName)).problem).toMatchObject({
      message: expect.stringContaining(`_vercel.${hostName}`) as string,
    });
    vercel.toBeProven.clear();
    expect(await check()).toBe("active");
  });

  it("is kept while Vercel does not answer, however long, so that nothing is left behind there", async () => {
    leadHere();
    await check();
    await remove();
    allowProviders([], { VERCEL_API_URL: "http://127.0.0.1:9" });
    expect(await recheckAfter(31 * 24 * HOUR_MS)).toMatchObject({ detached: 0, freed: 0 });
  });

  it.each(["VERCEL_PROJECT_ID", "VERCEL_API_TOKEN"])(
    "names the setting %s when it is missing",
    async (setting) => {
      allowProviders([vercel.host], { [setting]: undefined });
      leadHere();
      expect(await check()).toBe("verified");
      expect((await domainOf(tenant, hostName)).problem).toMatchObject({
        message: expect.stringContaining(setting) as string,
      });
    },
  );

  it("says that the token is refused", async () => {
    allowProviders([vercel.host], { VERCEL_API_TOKEN: "another" });
    leadHere();
    expect(await check()).toBe("verified");
    expect((await domainOf(tenant, hostName)).problem).toMatchObject({
      message: expect.stringContaining("refuses the token") as string,
    });
  });
});
