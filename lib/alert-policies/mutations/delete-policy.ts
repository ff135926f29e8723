import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { readDefinition } from "../definition";
import { auditPolicy } from "../internal/audit";
import { endWithdrawnAlerts } from "../internal/end-withdrawn-alerts";
import { findPolicyRow, policyOf } from "../internal/rows";

/** Deletes a policy and ends its open alerts; what it raised and its versions stay as records. CONFLICT while a composite is made of it. */
export async function deletePolicy(context: OrganizationContext, id: string): Promise<void> {
  requirePermission(context, "alert-policies.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const policy = policyOf(await findPolicyRow(transaction, organizationId, id));
    await refuseWhileUsed(transaction, organizationId, id);
    const { count } = await transaction.alertPolicy.updateMany({
      where: { organizationId, id, deletedAt: null },
      data: { deletedAt: now() },
    });
    if (count === 0) return;
    await auditPolicy(transaction, context, { verb: "delete", policy, before: readDefinition(policy) });
  });
  await endWithdrawnAlerts(organizationId);
}

async function refuseWhileUsed(transaction: Transaction, organizationId: string, id: string): Promise<void> {
  const [composite] = await transaction.$queryRaw<{ policy_name: string }[]>`
    SELECT policy_name FROM alert_policies
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL AND kind = 'composite'
      AND parameters -> 'policy_ids' ? ${id}
    LIMIT 1`;
  if (composite)
    throw new AppError("CONFLICT", `${composite.policy_name} is made of this policy. Change that one first.`);
}
