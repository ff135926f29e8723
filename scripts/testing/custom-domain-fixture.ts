import { useClock } from "@/lib/core/clock";
import { getCustomDomains } from "@/lib/custom-domains/queries";
import { clearReleasedDomains, recheckCustomDomains } from "@/lib/custom-domains/recheck";
import type { CustomDomain } from "@/lib/custom-domains/types";
import type { TestDnsServer } from "./dns-server";
import { createOrganizationFixture, type OrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

/** An organisation whose plan has custom domains. */
export async function enterpriseFixture(name: string): Promise<OrganizationFixture> {
  const fixture = await createOrganizationFixture(name);
  await setPlan(fixture, "enterprise");
  return fixture;
}

export async function setPlan({ organization }: OrganizationFixture, plan: string): Promise<void> {
  await asSuperuser("UPDATE organizations SET plan = $2, subscription_status = 'active' WHERE id = $1", [
    organization.id,
    plan,
  ]);
}

/** The domain as its owner's settings show it. */
export async function domainOf({ context }: OrganizationFixture, hostName: string): Promise<CustomDomain> {
  const found = (await getCustomDomains(context)).domains.find((domain) => domain.hostName === hostName);
  if (!found) throw new Error("The domain is not in the list.");
  return found;
}

/** Publishes the record that proves the domain for this owner, in place of whatever stood there. */
export async function publishProof(
  dns: TestDnsServer,
  owner: OrganizationFixture,
  hostName: string,
): Promise<void> {
  const record = (await domainOf(owner, hostName)).records.find(({ type }) => type === "TXT");
  if (record) dns.records.set(record.name, [record.value]);
}

/** What the durable function does, so much later. */
export async function recheckAfter(milliseconds: number) {
  const at = new Date(Date.now() + milliseconds);
  const restore = useClock(() => at);
  const done = { ...(await recheckCustomDomains()), ...(await clearReleasedDomains()) };
  restore();
  return done;
}
