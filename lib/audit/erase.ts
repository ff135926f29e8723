import "server-only";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { recordPlatformAudit } from "./record";

/**
 * Erases what the audit logs of all organisations hold about a person: name, e-mail, addresses and
 * browsers of their own entries, and their values in entries of others. Every chain stays intact,
 * because it holds salted commitments only. Needs the platform's door; returns the values erased.
 */
export async function eraseAuditPersonalData(
  transaction: Transaction,
  person: { userId: string; email: string },
): Promise<number> {
  const erased = await transaction.$executeRaw`
    DELETE FROM audit_personal_data
    WHERE subject_id = ${person.userId}::uuid
       OR (subject_id IS NULL AND lower(value) = lower(${person.email}))`;
  await recordPlatformAudit(transaction, { kind: "system", name: "Erasure" }, SYSTEM_ORIGIN, {
    action: "personal-data.erase",
    resource: { kind: "user", id: person.userId },
    after: { audit_values: erased },
  });
  return erased;
}
