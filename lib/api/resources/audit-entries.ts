import { z } from "zod";
import { SYSTEM_ACTOR } from "@/lib/audit/system-actor";
import type { AuditEntryView } from "@/lib/audit/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf, SearchText, Sequence } from "../schemas";

const AuditEntry = z
  .strictObject({
    id: z.uuid(),
    sequence: z.int().describe("Its number in the organisation's chain, without gaps."),
    recorded_at: ApiTime,
    actor: z.strictObject({
      kind: z.enum(["user", "staff", "api_key", "system"]),
      id: z.string().nullable(),
      name: z.string(),
      email: z.string().nullable(),
      reason: z.string().nullable().describe("Why platform staff acted."),
    }),
    action: z.string().describe("noun.verb, such as members.invite."),
    resource: z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    changes: z.array(
      z.strictObject({
        field: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        erased: z.boolean().describe("The value was about a person and has been erased since."),
      }),
    ),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    request_id: z.string(),
    hash: z.string().describe("Chains the entry to the one before it."),
  })
  .describe("Who changed what, and when.")
  .register(namedSchemas, { id: "AuditEntry" });

const AuditEntryPage = pageOf(AuditEntry).register(namedSchemas, { id: "AuditEntryPage" });

const EXAMPLE = {
  id: "01980c3e-8811-7b7e-a0f2-91d7c1a5e633",
  sequence: 318,
  recorded_at: "2026-11-21T11:58:07.402Z",
  actor: {
    kind: "user",
    id: "01980c3e-4f11-7d2b-b1a7-6f3a1c9d4e55",
    name: "Mira Castellanos",
    email: "mira@northwind.example",
    reason: null,
  },
  action: "members.change_role",
  resource: { kind: "membership", id: "01980c3e-6c02-7f1a-8a51-0b6f6a1f7e21", name: "Jonas Weber" },
  changes: [{ field: "role", before: "member", after: "auditor", erased: false }],
  ip_address: "192.0.2.44",
  user_agent: "Mozilla/5.0",
  request_id: "01980c3e-8810-7001-8c0c-b5a0e8d5f001",
  hash: "4b3c2d1e0f9a8b7c6d5e4f30211203948576a7b8c9d0e1f2a3b4c5d6e7f80912",
} satisfies z.input<typeof AuditEntry>;

const words = (what: string) => z.array(SearchText).default([]).describe(`Only ${what}; may be repeated.`);

export const listAuditEntries = defineEndpoint({
  operation: "listAuditEntries",
  method: "GET",
  path: "/api/v1/audit-entries",
  tag: "Audit entries",
  summary: "List audit entries",
  description:
    "Newest first unless sorted otherwise. Filters narrow together; a repeated filter widens itself.",
  scope: "audit-log:read",
  requestsPerMinute: 300,
  query: listQuery({
    action: words("these actions"),
    actor_id: words(`what these people or API keys did, or ${SYSTEM_ACTOR} for the product itself`),
    resource_kind: words("changes to this kind of thing"),
    search: SearchText.optional().describe("Part of a name, an address, an id or an action."),
    recorded_from: AskedTime.optional().describe("Not before this time, which carries its zone."),
    recorded_before: AskedTime.optional().describe("Before this time, which carries its zone."),
    sort: z.enum(["-recorded_at", "recorded_at"]).default("-recorded_at"),
  }),
  place: z.int(),
  answers: {
    200: {
      description: "A page of entries.",
      schema: AuditEntryPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const readAuditEntry = defineEndpoint({
  operation: "getAuditEntry",
  method: "GET",
  path: "/api/v1/audit-entries/{sequence}",
  tag: "Audit entries",
  summary: "Read an audit entry",
  description: "One entry by its number in the chain.",
  scope: "audit-log:read",
  requestsPerMinute: 600,
  params: z.object({ sequence: Sequence }),
  answers: { 200: { description: "The entry.", schema: AuditEntry, example: EXAMPLE } },
});

/** An audit entry as the API shows it. */
export function presentAuditEntry(entry: AuditEntryView): z.input<typeof AuditEntry> {
  const { id, sequence, actor, action, resource, changes, hash } = entry;
  return {
    id,
    sequence,
    recorded_at: entry.recordedAt.toISOString(),
    actor,
    action,
    resource,
    changes,
    ip_address: entry.ipAddress,
    user_agent: entry.userAgent,
    request_id: entry.requestId,
    hash,
  };
}
