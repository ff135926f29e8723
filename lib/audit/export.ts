import "server-only";
import { csvLine } from "@/lib/core/csv";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { textStream } from "@/lib/http/text-stream";
import { readAuditStretch } from "./queries";
import { recordAudit } from "./record";
import type { AuditFilter } from "./schema";
import type { AuditEntryView } from "./types";

const STRETCH_ENTRIES = 500;

const HEADER = [
  "sequence",
  "recorded_at",
  "actor_kind",
  "actor_id",
  "actor_name",
  "actor_email",
  "reason",
  "action",
  "resource_kind",
  "resource_id",
  "resource_name",
  "changes",
  "ip_address",
  "user_agent",
  "request_id",
  "hash",
];

/**
 * The matching entries as CSV, oldest first, read as fast as they are taken. The export is itself an
 * entry of the log, written before the first line leaves.
 */
export async function exportAuditLog(
  context: OrganizationContext,
  filter: AuditFilter,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  requirePermission(context, "audit-log.read");
  const { action, actor, resource, range, from, to, q } = filter;
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      action: "audit-log.export",
      resource: { kind: "audit_log", id: context.organizationId },
      after: { filter: { action, actor, resource, range, from, to, q } },
    }),
  );
  return textStream(csvLines(context, filter));
}

async function* csvLines(context: OrganizationContext, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(HEADER);
  let last = 0;
  for (;;) {
    const entries = await readAuditStretch(context, filter, last, STRETCH_ENTRIES);
    if (entries.length > 0) yield entries.map(entryLine).join("");
    if (entries.length < STRETCH_ENTRIES) return;
    last = entries.at(-1)?.sequence ?? last;
  }
}

function entryLine(entry: AuditEntryView): string {
  const changes = entry.changes.map(
    ({ field, before, after, erased }) =>
      `${field}: ${erased ? "(erased)" : `${before ?? "–"} → ${after ?? "–"}`}`,
  );
  return csvLine([
    entry.sequence,
    entry.recordedAt.toISOString(),
    entry.actor.kind,
    entry.actor.id,
    entry.actor.name,
    entry.actor.email,
    entry.actor.reason,
    entry.action,
    entry.resource.kind,
    entry.resource.id,
    entry.resource.name,
    changes.join("; "),
    entry.ipAddress,
    entry.userAgent,
    entry.requestId,
    entry.hash,
  ]);
}
