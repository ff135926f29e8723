import type { AuditLog, AuditPersonalValue } from "@/lib/db/generated/client";
import { changesOf } from "./changes";
import { contentOfRow } from "./row";
import type { AuditEntryView } from "./types";

type PersonalRow = Pick<AuditPersonalValue, "entryId" | "field" | "value">;

/** What readers see of an entry. `personal` may hold the values of other entries too. */
export function entryView(row: AuditLog, personal: readonly PersonalRow[]): AuditEntryView {
  const content = contentOfRow(row);
  const values = new Map(
    personal.filter(({ entryId }) => entryId === row.id).map(({ field, value }) => [field, value]),
  );
  const committedFields = Object.keys(content.commitments);
  return {
    id: content.id,
    sequence: Number(row.sequence),
    recordedAt: content.recordedAt,
    actor: {
      kind: content.actorKind,
      id: content.actorId,
      name: content.actorName ?? values.get("actor.name") ?? "Erased person",
      email: values.get("actor.email") ?? null,
      reason: content.actorReason,
    },
    action: content.action,
    resource: {
      kind: content.resourceKind,
      id: content.resourceId,
      name: content.resourceName ?? values.get("resource.name") ?? null,
    },
    changes: changesOf({ before: content.before, after: content.after, committedFields, personal: values }),
    ipAddress: values.get("origin.ip_address") ?? null,
    userAgent: values.get("origin.user_agent") ?? null,
    requestId: content.requestId,
    hash: Buffer.from(row.hash).toString("hex"),
  };
}
