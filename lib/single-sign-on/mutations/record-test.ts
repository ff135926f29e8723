import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { StoredConnection } from "../connection";
import { domainOfAddress } from "@/lib/domains/domain-name";
import type { Claims } from "../oidc/claims";

export type TestVerdict = "works" | "unverified" | "other-domain" | "no-email" | "changed";

/**
 * Judges what a provider said in a test. Settings that worked are marked so, unless they were changed while
 * somebody was at the provider.
 */
export async function recordTest(
  context: OrganizationContext,
  connection: StoredConnection,
  { email, isEmailVerified }: Claims,
): Promise<TestVerdict> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  if (email === null) return "no-email";
  return withOrganization(context, async (transaction) => {
    const owned = await transaction.organizationDomain.count({
      where: { organizationId, domain: domainOfAddress(email) ?? "", verifiedAt: { not: null } },
    });
    if (owned === 0) return "other-domain";
    const { count } = await transaction.ssoConnection.updateMany({
      where: { organizationId, id: connection.id, updatedAt: connection.updatedAt },
      data: { testedAt: readClock(), testFailure: null },
    });
    if (count === 0) return "changed";
    await recordAudit(transaction, context, {
      action: "sso.test_connection",
      resource: { kind: "sso_connection", id: connection.id },
      after: { issuer: connection.settings.issuer, emailVerified: isEmailVerified },
    });
    return isEmailVerified ? "works" : "unverified";
  });
}

/** Keeps why a test did not work, for those who set the connection up. Settings that worked once stay in use. */
export async function recordFailedTest(
  context: OrganizationContext,
  connectionId: string,
  reason: string,
): Promise<void> {
  requirePermission(context, "organization.update");
  const { organizationId } = context;
  await withOrganization(context, (transaction) =>
    transaction.ssoConnection.updateMany({
      where: { organizationId, id: connectionId },
      data: { testFailure: reason },
    }),
  );
}
