import "server-only";
import { now } from "@/lib/core/clock";
import type { Actor, OrganizationContext, RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { contentHash } from "./chain";
import { chainedContent, prepareEntry, type AuditEntry } from "./entry";

/** The chain of what belongs to no organisation: accounts, staff, the platform itself. */
export const PLATFORM_CHAIN_ID = "00000000-0000-0000-0000-000000000000";

type AuditContext = Pick<OrganizationContext, "organizationId" | "actor" | "origin">;

/**
 * Writes an organisation's audit entry in the caller's transaction, through either door: the change
 * and its entry commit together or not at all. Locks the organisation's chain until then, so call it
 * last in the transaction.
 */
export async function recordAudit(
  transaction: Transaction,
  context: AuditContext,
  entry: AuditEntry,
): Promise<void> {
  const { content, personal } = prepareEntry({
    id: newId(),
    organizationId: context.organizationId,
    recordedAt: now(),
    actor: context.actor,
    origin: context.origin,
    entry,
  });
  await transaction.$executeRaw`
    WITH personal AS (
      INSERT INTO audit_personal_data (organization_id, entry_id, field, subject_id, salt, value)
      SELECT ${content.organizationId}::uuid, ${content.id}::uuid, field, subject_id, decode(salt, 'hex'), value
      FROM unnest(
        ${personal.map(({ field }) => field)}::text[],
        ${personal.map(({ subjectId }) => subjectId)}::uuid[],
        ${personal.map(({ salt }) => salt.toString("hex"))}::text[],
        ${personal.map(({ value }) => value)}::text[]
      ) AS given (field, subject_id, salt, value)
    )
    INSERT INTO audit_logs (
      organization_id, recorded_at, id, version, actor_kind, actor_id, actor_name, actor_reason, action,
      resource_kind, resource_id, resource_name, before, after, request_id, commitments, content_hash)
    VALUES (
      ${content.organizationId}::uuid, ${content.recordedAt.toISOString()}::timestamptz, ${content.id}::uuid,
      ${content.version}::smallint, ${content.actorKind}, ${content.actorId}::uuid, ${content.actorName},
      ${content.actorReason}, ${content.action}, ${content.resourceKind}, ${content.resourceId},
      ${content.resourceName}, ${JSON.stringify(content.before)}::jsonb, ${JSON.stringify(content.after)}::jsonb,
      ${content.requestId}, ${JSON.stringify(content.commitments)}::jsonb,
      decode(${contentHash(chainedContent(content))}, 'hex'))`;
}

/** The same for what belongs to no organisation; needs the platform's door. */
export async function recordPlatformAudit(
  transaction: Transaction,
  actor: Actor,
  origin: RequestOrigin,
  entry: AuditEntry,
): Promise<void> {
  await recordAudit(transaction, { organizationId: PLATFORM_CHAIN_ID, actor, origin }, entry);
}
