import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { isProtected, mayMatchPolicy } from "../four-eyes";
import { POLICY_FACTS, policyFactsOf } from "../load-configuration";
import type { Matcher } from "../types";

/** The policies that matchers may mute and that one person alone may not mute, with who last edited them. */
export async function findProtectedPolicies(
  transaction: Transaction,
  organizationId: string,
  matchers: readonly Matcher[],
): Promise<{ name: string; editedByUserId: string | null }[]> {
  const settings = await transaction.routingSettings.findUnique({
    where: { organizationId },
    select: { criticalControlIds: true },
  });
  const policies = await transaction.alertPolicy.findMany({
    where: { organizationId, deletedAt: null },
    select: { ...POLICY_FACTS, updatedByUserId: true, createdByUserId: true },
    orderBy: { policyName: "asc" },
  });
  return policies
    .filter((row) => {
      const facts = policyFactsOf(row);
      return isProtected(facts, settings?.criticalControlIds ?? []) && mayMatchPolicy(matchers, facts);
    })
    .map(({ policyName, updatedByUserId, createdByUserId }) => ({
      name: policyName,
      editedByUserId: updatedByUserId ?? createdByUserId,
    }));
}
