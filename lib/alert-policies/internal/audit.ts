import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { snakeCaseKeys } from "@/lib/core/key-case";
import type { Transaction } from "@/lib/db/transaction";
import type { PolicyDefinition } from "../types";

type PolicyVerb = "create" | "update" | "enable" | "disable" | "delete" | "restore";

type Change = {
  verb: PolicyVerb;
  policy: { id: string; policyName: string };
  before?: PolicyDefinition;
  after?: PolicyDefinition;
};

/** Writes who changed what of a policy: of an update only the fields that differ. */
export async function auditPolicy(
  transaction: Transaction,
  context: OrganizationContext,
  { verb, policy, before, after }: Change,
): Promise<void> {
  await recordAudit(transaction, context, {
    action: `alert-policies.${verb}`,
    resource: { kind: "alert_policy", id: policy.id, name: policy.policyName },
    before: before && snakeCaseKeys(fieldsOf(before, after)),
    after: after && snakeCaseKeys(fieldsOf(after, before)),
    personal: { ...address("before", before, after), ...address("after", after, before) },
  });
}

function fieldsOf(definition: PolicyDefinition, other: PolicyDefinition | undefined) {
  const { contactEmail: _contactEmail, ...fields } = definition;
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) => !isDeepStrictEqual(value, other?.[field as keyof PolicyDefinition]),
    ),
  ) as Partial<typeof fields>;
}

/** The address of a person must be erasable. */
function address(side: "before" | "after", own?: PolicyDefinition, other?: PolicyDefinition) {
  const email = own?.contactEmail ?? null;
  return email === null || email === other?.contactEmail ? {} : { [`${side}.contact_email`]: email };
}
