import "server-only";
import type { AuditLog } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";

/** Entries of a restored archive in the shape of the log's own, newest first. */
export async function readRestoredRows(
  transaction: Transaction,
  of: { organizationId: string; restored: string; sequences: readonly bigint[] },
): Promise<AuditLog[]> {
  return transaction.$queryRaw<AuditLog[]>`
    SELECT organization_id AS "organizationId", sequence, recorded_at AS "recordedAt", id, version,
      actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", actor_reason AS "actorReason",
      action, resource_kind AS "resourceKind", resource_id AS "resourceId", resource_name AS "resourceName",
      before, after, request_id AS "requestId", commitments, content_hash AS "contentHash",
      previous_hash AS "previousHash", hash
    FROM restored_audit_entries
    WHERE organization_id = ${of.organizationId}::uuid AND restoration_id = ${of.restored}::uuid
      AND sequence = ANY (${of.sequences}::bigint[])
    ORDER BY sequence DESC`;
}
