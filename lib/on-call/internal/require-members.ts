import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";

/** Throws INVALID_INPUT where one of the people does not belong to the organisation. */
export async function requireMembers(
  transaction: Transaction,
  organizationId: string,
  userIds: readonly string[],
  field: string,
): Promise<void> {
  const wanted = [...new Set(userIds)];
  const found = await transaction.membership.count({ where: { organizationId, userId: { in: wanted } } });
  if (found === wanted.length) return;
  const message = "Choose people who belong to the organisation: one of them does not, or has left.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}
