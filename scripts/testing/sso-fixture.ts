import { answerSingleSignOn, singleSignOnAddress } from "@/lib/auth/single-sign-on";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import type { RequestOrigin } from "@/lib/core/context";
import type { Role } from "@/lib/core/roles";
import { addDomain } from "@/lib/single-sign-on/mutations/add-domain";
import { checkDomain } from "@/lib/single-sign-on/mutations/check-domain";
import { saveConnection } from "@/lib/single-sign-on/mutations/save-connection";
import { setSignOn } from "@/lib/single-sign-on/mutations/set-sign-on";
import { getSingleSignOn } from "@/lib/single-sign-on/queries";
import type { SignOn } from "@/lib/single-sign-on/types";
import { getSession } from "./account-fixture";
import type { Person, TestIdentityProvider } from "./identity-provider";
import { addMemberFixture, type MemberFixture } from "./member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

export const SSO_SECRET = "client-secret";

export type SsoTenant = OrganizationFixture & { domain: string };

let unique = Date.now();

/** What stands for an authenticator that was set up. */
export async function giveSecondFactor(userId: string): Promise<void> {
  await asSuperuser(
    "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
    [userId],
  );
}

/** An organisation whose domain is proven and whose connection has worked. */
export async function createSsoTenant(
  issuer: string,
  signOn: SignOn = "offered",
  defaultRole: "member" | null = "member",
): Promise<SsoTenant> {
  const fixture = await createOrganizationFixture("Acme");
  const { context, organization, user } = fixture;
  const domain = `d${(unique += 1)}.example.test`;
  await addDomain(context, { domain });
  await saveConnection(context, { issuer, clientId: "client", clientSecret: SSO_SECRET, defaultRole });
  const [claim] = (await getSingleSignOn(context)).domains;
  const domainId = claim?.id ?? "";
  const values = [claim?.record.value ?? ""];
  await checkDomain(context, { domainId }, () => Promise.resolve({ kind: "found", values }));
  await asSuperuser("UPDATE sso_connections SET tested_at = now() WHERE organization_id = $1", [
    organization.id,
  ]);
  if (signOn === "required") await giveSecondFactor(user.id);
  await setSignOn(context, { domainId, signOn });
  return { ...fixture, domain };
}

export async function changeSignOn({ domain }: SsoTenant, signOn: SignOn): Promise<void> {
  await asSuperuser("UPDATE organization_domains SET sign_on = $2 WHERE domain = $1", [domain, signOn]);
}

/** Somebody whom the provider of this organisation vouches for. */
export function personOf({ domain }: SsoTenant, claims: Partial<Person> = {}): Person {
  const sub = String((unique += 1));
  return { sub, email: `mira${sub}@${domain}`, email_verified: true, name: "Mira Person", ...claims };
}

/** A member with an account and an address of the domain. */
export async function memberWithAddress(tenant: SsoTenant, role: Role = "member"): Promise<MemberFixture> {
  const member = await addMemberFixture(tenant.organization, role);
  const email = `person${(unique += 1)}@${tenant.domain}`;
  await asSuperuser("UPDATE users SET email = $2 WHERE id = $1", [member.user.id, email]);
  return { ...member, user: { ...member.user, email } };
}

/** Who is signed in with the cookie of this test. */
export async function signedInAs(): Promise<string | null> {
  const sessionId = await readSessionCookie();
  return sessionId === null ? null : (await getSession(sessionId)).user.email;
}

/** Goes the way of a browser to an organisation's provider and back. */
export class SsoBrowser {
  constructor(
    private readonly idp: TestIdentityProvider,
    private readonly origin: RequestOrigin,
  ) {}

  /** Signs in at the provider as this person; the answer it sends back is not handed in yet. */
  async goToProvider(tenant: SsoTenant, person: Person, callbackUrl = ""): Promise<URL> {
    this.idp.person = person;
    const email = `somebody@${tenant.domain}`;
    const address = await singleSignOnAddress({ email, callbackUrl }, this.origin);
    const atProvider = await fetch(address, { redirect: "manual" });
    return new URL(atProvider.headers.get("location") ?? "");
  }

  /** Hands an answer in, and says where it leads. */
  async handIn(back: URL): Promise<string> {
    return answerSingleSignOn(back.pathname.split("/").at(-1) ?? "", back.searchParams);
  }

  async signOn(tenant: SsoTenant, person: Person, callbackUrl = ""): Promise<string> {
    return this.handIn(await this.goToProvider(tenant, person, callbackUrl));
  }
}
