import type { Actor, RequestOrigin } from "@/lib/core/context";
import { storableJson, storableText, type Json, type JsonInput } from "@/lib/core/canonical-json";
import { commitment, newSalt } from "./chain";

const FORMAT_VERSION = 1;

/** What a mutation reports about itself. */
export type AuditEntry = {
  /** `noun.verb`, such as `members.invite`. */
  action: string;
  resource: { kind: string; id: string; name?: string };
  before?: JsonInput;
  after?: JsonInput;
  /**
   * Values about a person, which must be erasable: kept beside the chain, not in it. Name them by
   * their place (`after.email`, `resource.name`) and leave them out of `before` and `after`.
   */
  personal?: Record<string, string>;
  /** The user whom `personal` is about. Not needed when the resource is that user. */
  subjectId?: string;
};

/** The columns that an entry's content hash covers: what is written is exactly what is verified. */
export type AuditContent = {
  version: number;
  id: string;
  organizationId: string;
  recordedAt: Date;
  actorKind: Actor["kind"];
  actorId: string | null;
  actorName: string | null;
  actorReason: string | null;
  action: string;
  resourceKind: string;
  resourceId: string;
  resourceName: string | null;
  before: Json;
  after: Json;
  requestId: string;
  /** Field name to commitment. */
  commitments: Record<string, string>;
};

/** One erasable value of an entry. */
export type PersonalValue = { field: string; subjectId: string | null; salt: Buffer; value: string };

/** The JSON whose canonical text is hashed. */
export function chainedContent(content: AuditContent): Json {
  return {
    version: content.version,
    id: content.id,
    organization_id: content.organizationId,
    recorded_at: content.recordedAt.toISOString(),
    actor: {
      kind: content.actorKind,
      id: content.actorId,
      name: content.actorName,
      reason: content.actorReason,
    },
    action: content.action,
    resource: { kind: content.resourceKind, id: content.resourceId, name: content.resourceName },
    before: content.before,
    after: content.after,
    request_id: content.requestId,
    commitments: content.commitments,
  };
}

/** Splits an entry into what the chain holds for ever and what can be erased. */
export function prepareEntry(input: {
  id: string;
  organizationId: string;
  recordedAt: Date;
  actor: Actor;
  origin: RequestOrigin;
  entry: AuditEntry;
}): { content: AuditContent; personal: PersonalValue[] } {
  const { actor, entry, origin } = input;
  const personal = [...actorValues(actor, origin), ...subjectValues(entry)];
  return {
    content: {
      version: FORMAT_VERSION,
      id: input.id,
      organizationId: input.organizationId,
      recordedAt: input.recordedAt,
      ...actorColumns(actor),
      action: entry.action,
      resourceKind: entry.resource.kind,
      resourceId: storableText(entry.resource.id),
      resourceName: entry.resource.name === undefined ? null : storableText(entry.resource.name),
      before: storableJson(entry.before),
      after: storableJson(entry.after),
      requestId: storableText(origin.requestId),
      commitments: Object.fromEntries(
        personal.map(({ field, salt, value }) => [field, commitment(salt, value)]),
      ),
    },
    personal,
  };
}

type ActorColumns = Pick<AuditContent, "actorKind" | "actorId" | "actorName" | "actorReason">;

function actorColumns(actor: Actor): ActorColumns {
  const columns = { actorKind: actor.kind, actorId: null, actorName: null, actorReason: null };
  switch (actor.kind) {
    case "user":
      return { ...columns, actorId: actor.userId };
    case "staff":
      return { ...columns, actorId: actor.userId, actorReason: storableText(actor.reason) };
    case "api_key":
      return { ...columns, actorId: actor.apiKeyId, actorName: storableText(actor.name) };
    case "system":
      return { ...columns, actorName: storableText(actor.name) };
  }
}

function actorValues(actor: Actor, origin: RequestOrigin): PersonalValue[] {
  const isPerson = actor.kind === "user" || actor.kind === "staff";
  const values: Record<string, string | null> = {
    "actor.name": isPerson ? actor.name : null,
    "actor.email": isPerson ? actor.email : null,
    "origin.ip_address": origin.ipAddress,
    "origin.user_agent": origin.userAgent,
  };
  return erasable(values, isPerson ? actor.userId : null);
}

function subjectValues(entry: AuditEntry): PersonalValue[] {
  const subjectId = entry.subjectId ?? (entry.resource.kind === "user" ? entry.resource.id : null);
  return erasable(entry.personal ?? {}, subjectId);
}

function erasable(values: Record<string, string | null>, subjectId: string | null): PersonalValue[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === null
      ? []
      : [{ field: storableText(field), subjectId, salt: newSalt(), value: storableText(value) }],
  );
}
