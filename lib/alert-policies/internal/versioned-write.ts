import "server-only";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { columnsOf } from "../definition";
import type { AlertPolicy, PolicyDefinition } from "../types";
import { findPolicyRow, policyOf } from "./rows";

/** A change to a policy, and the version that its maker had before their eyes. */
export type PolicyChange = { id: string; version: number };

/** The version a change builds on must still be the newest. NOT_FOUND, or CONFLICT. */
export async function readForChange(
  transaction: Transaction,
  { organizationId }: OrganizationContext,
  { id, version }: PolicyChange,
): Promise<AlertPolicy> {
  const policy = policyOf(await findPolicyRow(transaction, organizationId, id));
  if (policy.version !== version) throw changedMeanwhile();
  return policy;
}

/** Writes a definition as the next version, unless somebody else was faster. */
export async function writeDefinition(
  transaction: Transaction,
  context: OrganizationContext,
  { id, version }: PolicyChange,
  definition: PolicyDefinition,
): Promise<AlertPolicy> {
  const { organizationId } = context;
  const { count } = await transaction.alertPolicy.updateMany({
    where: { organizationId, id, version, deletedAt: null },
    data: { ...columnsOf(definition), updatedByUserId: personId(context), updatedAt: now() },
  });
  if (count === 0) throw changedMeanwhile();
  return policyOf(await findPolicyRow(transaction, organizationId, id));
}

/** Who stands in the versions: a member, never an API key. */
export function personId({ actor }: OrganizationContext): string | null {
  return actor.kind === "user" ? actorId(actor) : null;
}

export function changedMeanwhile(): AppError {
  return new AppError("CONFLICT", "Somebody changed this policy meanwhile. Load it anew and try again.");
}
