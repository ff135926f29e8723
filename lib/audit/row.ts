import type { AuditLog, AuditPersonalValue } from "@/lib/db/generated/client";
import type { Json } from "@/lib/core/canonical-json";
import type { StoredEntry } from "./check-entry";
import type { AuditContent } from "./entry";

/** The content of a stored entry, as it was when its hash was computed, if nobody changed it since. */
export function contentOfRow(row: AuditLog): AuditContent {
  return {
    version: row.version,
    id: row.id,
    organizationId: row.organizationId,
    recordedAt: row.recordedAt,
    actorKind: row.actorKind as AuditContent["actorKind"],
    actorId: row.actorId,
    actorName: row.actorName,
    actorReason: row.actorReason,
    action: row.action,
    resourceKind: row.resourceKind,
    resourceId: row.resourceId,
    resourceName: row.resourceName,
    before: row.before as Json,
    after: row.after as Json,
    requestId: row.requestId,
    commitments: row.commitments as AuditContent["commitments"],
  };
}

/** What the verifier checks of a row and the personal values that are left of it. */
export function storedEntry(row: AuditLog, values: AuditPersonalValue[]): StoredEntry {
  return {
    content: contentOfRow(row),
    sequence: Number(row.sequence),
    contentHash: hex(row.contentHash),
    previousHash: hex(row.previousHash),
    hash: hex(row.hash),
    personal: values.map(({ field, salt, value }) => ({ field, salt: Buffer.from(salt), value })),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
