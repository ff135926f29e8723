import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { columnsOf, readDefinition } from "../definition";
import { auditPolicy } from "../internal/audit";
import { personId } from "../internal/versioned-write";
import { checkReferences, parseSettings } from "../internal/check-settings";
import { findPolicyRow, policyOf } from "../internal/rows";
import type { AlertPolicy, PolicyDefinition } from "../types";

/** Makes a policy. INVALID_INPUT names each field of `settings` that needs a fix. */
export async function createPolicy(
  context: OrganizationContext,
  settings: unknown,
  id: string = newId(),
): Promise<AlertPolicy> {
  requirePermission(context, "alert-policies.manage");
  const definition = parseSettings(settings);
  return withOrganization(context, async (transaction) => {
    const { organizationId } = context;
    await checkReferences(transaction, definition, { organizationId, id: null, before: null });
    return insertPolicy(transaction, context, definition, id);
  });
}

/** The same as another policy, switched off until somebody has made it different. */
export async function duplicatePolicy(context: OrganizationContext, id: string): Promise<AlertPolicy> {
  requirePermission(context, "alert-policies.manage");
  return withOrganization(context, async (transaction) => {
    const source = readDefinition(await findPolicyRow(transaction, context.organizationId, id));
    const copy = { ...source, policyName: `${source.policyName.slice(0, 113)} (copy)`, enabled: false };
    return insertPolicy(transaction, context, copy, newId());
  });
}

async function insertPolicy(
  transaction: Transaction,
  context: OrganizationContext,
  definition: PolicyDefinition,
  id: string,
): Promise<AlertPolicy> {
  const { organizationId } = context;
  const person = personId(context);
  // After a crash the same request is done again, with the same id.
  const { count } = await transaction.alertPolicy.createMany({
    data: {
      ...columnsOf(definition),
      organizationId,
      id,
      createdByUserId: person,
      updatedByUserId: person,
    },
    skipDuplicates: true,
  });
  const policy = policyOf(await findPolicyRow(transaction, organizationId, id));
  if (count > 0)
    await auditPolicy(transaction, context, { verb: "create", policy, after: readDefinition(policy) });
  return policy;
}
