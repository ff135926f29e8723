import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { isSignInMethod, OPEN_POLICY, type SecurityPolicy } from "./security-policy";

/** What the organisation demands of its members' sign-ins. */
export async function getSecurityPolicy(context: OrganizationContext): Promise<SecurityPolicy> {
  requirePermission(context, "organization.read");
  const row = await withOrganization(context, (transaction) =>
    transaction.organizationSecurityPolicy.findUnique({ where: { organizationId: context.organizationId } }),
  );
  return row === null ? OPEN_POLICY : { ...row, signInMethods: row.signInMethods.filter(isSignInMethod) };
}

export type TwoFactorCoverage = { members: number; withSecondFactor: number };

/** How many members have a second factor. Who has none is not said: it would tell whom to attack. */
export async function countTwoFactorCoverage(context: OrganizationContext): Promise<TwoFactorCoverage> {
  requirePermission(context, "organization.read");
  const { organizationId } = context;
  return withPlatform("count second factors of an organisation", async (transaction) => {
    const ofMembers = { memberships: { some: { organizationId } } };
    const hasFactor = {
      OR: [{ totpFactor: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
    };
    return {
      members: await transaction.user.count({ where: ofMembers }),
      withSecondFactor: await transaction.user.count({ where: { ...ofMembers, ...hasFactor } }),
    };
  });
}
