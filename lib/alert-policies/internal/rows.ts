import "server-only";
import type { AlertPolicy as AlertPolicyRow } from "@/lib/db/generated/client";
import { notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { readDefinition } from "../definition";
import type { AlertPolicy } from "../types";

/** A policy that is not deleted. NOT_FOUND for another organisation's. */
export async function findPolicyRow(
  transaction: Transaction,
  organizationId: string,
  id: string,
): Promise<AlertPolicyRow> {
  const row = await transaction.alertPolicy.findFirst({ where: { organizationId, id, deletedAt: null } });
  if (row === null) throw notFound("alert policy");
  return row;
}

export function policyOf(row: AlertPolicyRow): AlertPolicy {
  const { id, version, createdAt, updatedAt } = row;
  return { ...readDefinition(row), id, version, createdAt, updatedAt };
}
