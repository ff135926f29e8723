import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { challengeName, challengeValue } from "@/lib/domains/challenge";
import { redirectUriOf } from "./connection";
import {
  DEFAULT_ROLES,
  SIGN_ON_CHOICES,
  type Connection,
  type DefaultRole,
  type OrganizationDomain,
  type SignOn,
  type SingleSignOn,
} from "./types";

/** What an organisation has set up, for those who may change it. */
export async function getSingleSignOn(context: OrganizationContext): Promise<SingleSignOn> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  const [connection, domains] = await withOrganization(context, async (transaction) => [
    await transaction.ssoConnection.findUnique({
      where: { organizationId },
      select: {
        id: true,
        issuer: true,
        clientId: true,
        defaultRole: true,
        testedAt: true,
        testFailure: true,
      },
    }),
    await transaction.organizationDomain.findMany({ where: { organizationId }, orderBy: { domain: "asc" } }),
  ]);
  return {
    redirectUri: redirectUriOf(organizationId),
    connection: connection && toConnection(connection),
    domains: domains.map(toDomain),
    ownersWithSecondFactor: await countOwnersWithSecondFactor(organizationId),
  };
}

/** Owners who get in without the provider. Factors are no tenant's to read, so the platform counts. */
export async function countOwnersWithSecondFactor(organizationId: string): Promise<number> {
  return withPlatform("count owners with a second factor", (transaction) =>
    transaction.membership.count({
      where: {
        organizationId,
        role: "owner",
        user: { OR: [{ totpFactor: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }] },
      },
    }),
  );
}

type ConnectionRow = Omit<Connection, "defaultRole"> & { defaultRole: string | null };

function toConnection(row: ConnectionRow): Connection {
  return { ...row, defaultRole: isDefaultRole(row.defaultRole) ? row.defaultRole : null };
}

type DomainRow = Omit<OrganizationDomain, "record" | "signOn"> & { challenge: string; signOn: string };

function toDomain({ challenge, signOn, ...row }: DomainRow): OrganizationDomain {
  const { id, domain, verifiedAt, lastCheckedAt, missingSince } = row;
  return {
    ...{ id, domain, verifiedAt, lastCheckedAt, missingSince },
    signOn: isSignOn(signOn) ? signOn : "off",
    record: { name: challengeName(domain), value: challengeValue(challenge) },
  };
}

function isDefaultRole(value: string | null): value is DefaultRole {
  return (DEFAULT_ROLES as readonly (string | null)[]).includes(value);
}

function isSignOn(value: string): value is SignOn {
  return (SIGN_ON_CHOICES as readonly string[]).includes(value);
}
