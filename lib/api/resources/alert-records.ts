import { z } from "zod";
import type { StoredDecision } from "@/lib/alerts/list-decisions";
import { AddNoteInput } from "@/lib/alerts/schema";
import type { AlertNote as StoredNote } from "@/lib/alerts/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Author = z.strictObject({
  id: z.string().nullable().describe("Null where no member is behind the name."),
  name: z.string(),
});

const Note = z
  .strictObject({
    id: z.uuid(),
    author: Author,
    body: z.string(),
    created_at: ApiTime,
    edited_at: ApiTime.nullable(),
  })
  .register(namedSchemas, { id: "AlertNote" });

const NoteList = z.strictObject({ data: z.array(Note) }).register(namedSchemas, { id: "AlertNotes" });

const KeptNote = z
  .strictObject({ id: z.uuid(), created_at: ApiTime })
  .register(namedSchemas, { id: "KeptAlertNote" });

const Decision = z
  .strictObject({
    sequence: z.int().describe("Its number in the organisation's chain, without gaps."),
    at: ApiTime,
    kind: z.enum(["transition", "action", "routing", "delivery", "revision"]),
    content: z.record(z.string(), z.unknown()).describe("What was decided, why, and from which inputs."),
    hash: z.string().describe("Chains the decision to the one before it."),
  })
  .register(namedSchemas, { id: "AlertDecision" });

const MIRA = { id: "01980c3e-aa03-7d10-8f2e-7c5b1b0e4a03", name: "Mira Castellanos" };

const NOTE = {
  id: "01980c3e-aa04-7d10-8f2e-7c5b1b0e4a04",
  author: MIRA,
  body: "The nightly import runs longer than usual.",
  created_at: "2026-11-21T12:07:00.000Z",
  edited_at: null,
} satisfies z.input<typeof Note>;

const params = z.object({ id: z.uuid().describe("Id of the alert.") });

export const listAlertNotes = defineEndpoint({
  operation: "listAlertNotes",
  method: "GET",
  path: "/api/v1/alerts/{id}/notes",
  tag: "Alerts",
  summary: "List the notes of an alert",
  description: "The oldest first, at most 200.",
  scope: "alerts:read",
  requestsPerMinute: 300,
  params,
  answers: {
    200: {
      description: "The notes.",
      schema: NoteList,
      example: { data: [NOTE] },
    },
  },
});

export const addAlertNote = defineEndpoint({
  operation: "addAlertNote",
  method: "POST",
  path: "/api/v1/alerts/{id}/notes",
  tag: "Alerts",
  summary: "Write a note about an alert",
  description: "Members whom it names as @Name are told. What an API key wrote stands under the key's name.",
  scope: "alerts:write",
  requestsPerMinute: 120,
  params,
  body: { schema: z.strictObject({ body: AddNoteInput.shape.body }), example: { body: NOTE.body } },
  answers: {
    201: {
      description: "The note is kept.",
      schema: KeptNote,
      example: { id: NOTE.id, created_at: NOTE.created_at },
    },
  },
});

export const listAlertDecisions = defineEndpoint({
  operation: "listAlertDecisions",
  method: "GET",
  path: "/api/v1/alerts/{id}/decisions",
  tag: "Alerts",
  summary: "List the decisions about an alert",
  description:
    "Why it fired, who was told or not and why, and what people did; the oldest first. The links of the chain between them are about other alerts.",
  scope: "alerts:read",
  requestsPerMinute: 300,
  params,
  query: listQuery({}),
  place: z.int(),
  answers: {
    200: {
      description: "A page of decisions.",
      schema: pageOf(Decision).register(namedSchemas, { id: "AlertDecisionPage" }),
      example: {
        data: [
          {
            sequence: 311,
            at: "2026-11-21T12:06:10.000Z",
            kind: "action",
            content: {
              reason: "acknowledged",
              actor: { kind: "user", id: MIRA.id, name: null },
            },
            hash: "9f2c6f0b6f5e4d3c2b1a09f8e7d6c5b4a3928170f6e5d4c3b2a1908f7e6d5c4b",
          },
        ],
        next_cursor: null,
      },
    },
  },
});

/** A note as the API shows it. */
export function presentNote({ id, author, body, at, editedAt }: StoredNote): z.input<typeof Note> {
  return { id, author, body, created_at: at.toISOString(), edited_at: editedAt?.toISOString() ?? null };
}

/** A decision as the API shows it. */
export function presentDecision({
  sequence,
  at,
  kind,
  content,
  hash,
}: StoredDecision): z.input<typeof Decision> {
  return { sequence, at: at.toISOString(), kind, content: { ...content }, hash };
}
