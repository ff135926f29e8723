import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByAddress } from "@/lib/accounts/account-limits";
import type { RequestOrigin } from "@/lib/core/context";
import { domainOfAddress } from "@/lib/domains/domain-name";

/** That there is single sign-on for a domain; whose it is, is not said. */
export type Way = { domain: string; isRequired: boolean };

/**
 * Whether people with an address of this domain can sign in with their organisation's provider. The answer depends on
 * the domain alone, so it tells nobody which addresses have accounts.
 */
export async function findWay(domain: string, origin: RequestOrigin): Promise<Way | null> {
  await limitByAddress("sign-on-way", origin);
  const found = await findSignOnDomain(`@${domain}`);
  return found && { domain: found.domain, isRequired: found.isRequired };
}

/** The organisation whose proven domain an address is of, where its single sign-on works. */
export async function findSignOnDomain(
  email: string,
): Promise<{ organizationId: string; domain: string; isRequired: boolean } | null> {
  const domain = domainOfAddress(email);
  if (domain === null) return null;
  const found = await withPlatform("find the single sign-on of a domain", (transaction) =>
    transaction.organizationDomain.findFirst({
      where: {
        domain,
        verifiedAt: { not: null },
        signOn: { not: "off" },
        organization: { deletedAt: null, ssoConnection: { testedAt: { not: null } } },
      },
      select: { organizationId: true, signOn: true },
    }),
  );
  return found && { organizationId: found.organizationId, domain, isRequired: found.signOn === "required" };
}
