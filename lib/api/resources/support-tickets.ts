import { z } from "zod";
import { RequestPlace } from "@/lib/support/requests/filters";
import { ReportInput } from "@/lib/support/requests/schema";
import { REQUEST_STATES } from "@/lib/support/requests/states";
import type { RequestMessage, RequestSummary } from "@/lib/support/requests/types";
import { TICKET_AREAS, TICKET_SEVERITIES, TICKET_TYPES } from "@/lib/support/tickets/vocabulary";
import { defineEndpoint } from "../endpoint";
import { FileIds } from "./support-files";
import { ApiTime, listQuery, namedSchemas, pageOf, SearchText } from "../schemas";

const State = z.enum(REQUEST_STATES).register(namedSchemas, { id: "SupportTicketState" });

const Ticket = z
  .strictObject({
    id: z.uuid(),
    number: z.int().describe("As mails and pages call it: #1042."),
    subject: z.string(),
    type: z.enum(TICKET_TYPES),
    area: z.enum(TICKET_AREAS),
    severity: z.enum(TICKET_SEVERITIES),
    state: State,
    requester: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    answer_due_at: ApiTime.nullable().describe(
      "By when it is answered next; null while nobody waits for it.",
    ),
    first_responded_at: ApiTime.nullable(),
    created_at: ApiTime,
    last_message_at: ApiTime,
    solved_at: ApiTime.nullable(),
  })
  .register(namedSchemas, { id: "SupportTicket" });

const TicketPage = pageOf(Ticket).register(namedSchemas, { id: "SupportTicketPage" });

const Message = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(["customer", "reply", "system"]),
    author: z.string(),
    body: z.string().describe("Plain text."),
    at: ApiTime,
    files: z.array(
      z.strictObject({ id: z.uuid(), name: z.string(), media_type: z.string(), size_bytes: z.int() }),
    ),
  })
  .register(namedSchemas, { id: "SupportMessage" });

const Messages = z.strictObject({ data: z.array(Message) }).register(namedSchemas, { id: "SupportMessages" });

const EXAMPLE = {
  id: "01980c3e-bb01-7d10-8f2e-7c5b1b0e4a01",
  number: 1042,
  subject: "The chart of API latency stays empty",
  type: "problem",
  area: "monitoring",
  severity: "medium",
  state: "received",
  requester: null,
  answer_due_at: "2026-11-23T09:00:00.000Z",
  first_responded_at: null,
  created_at: "2026-11-22T10:00:00.000Z",
  last_message_at: "2026-11-22T10:00:00.000Z",
  solved_at: null,
} satisfies z.input<typeof Ticket>;

const MESSAGE_EXAMPLE = {
  id: "01980c3e-bb02-7d10-8f2e-7c5b1b0e4a02",
  kind: "customer",
  author: "An API key",
  body: "Since this morning the chart shows no points.",
  at: "2026-11-22T10:00:00.000Z",
  files: [],
} satisfies z.input<typeof Message>;

const common = { tag: "Support", requestsPerMinute: 120 } as const;
const params = z.object({ id: z.uuid().describe("Id of the request.") });
const one = (description: string) => ({ description, schema: Ticket, example: EXAMPLE });

export const listSupportTicketsEndpoint = defineEndpoint({
  ...common,
  operation: "listSupportTickets",
  method: "GET",
  path: "/api/v1/support-tickets",
  summary: "List requests to the support",
  description: "All of the organisation, those with news first.",
  scope: "support:read",
  query: listQuery({
    state: z.array(State).default([]).describe("Only these states; may be repeated."),
    search: SearchText.optional().describe("Part of a title, or a number."),
  }),
  place: RequestPlace,
  answers: {
    200: {
      description: "A page of requests.",
      schema: TicketPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const openSupportTicketEndpoint = defineEndpoint({
  ...common,
  operation: "createSupportTicket",
  method: "POST",
  path: "/api/v1/support-tickets",
  summary: "Open a request to the support",
  description:
    "The plan decides which severities can be chosen. Answers are mailed to the member that is named as requester; without one they are only read here and by owners and admins.",
  scope: "support:write",
  requestsPerMinute: 20,
  // Whoever may no longer change anything needs the support most.
  whileReadOnly: true,
  body: {
    schema: z.strictObject({
      subject: ReportInput.shape.subject,
      body: ReportInput.shape.body.describe("Plain text."),
      type: ReportInput.shape.type,
      area: ReportInput.shape.area,
      severity: ReportInput.shape.severity,
      file_ids: FileIds,
      requester_id: z.uuid().nullable().default(null).describe("Id of a member’s user."),
    }),
    example: {
      subject: EXAMPLE.subject,
      body: MESSAGE_EXAMPLE.body,
      type: EXAMPLE.type,
      area: EXAMPLE.area,
      severity: EXAMPLE.severity,
    },
  },
  answers: { 201: one("The request.") },
});

export const readSupportTicketEndpoint = defineEndpoint({
  ...common,
  operation: "getSupportTicket",
  method: "GET",
  path: "/api/v1/support-tickets/{id}",
  summary: "Read a request to the support",
  description: "One request by its id.",
  scope: "support:read",
  params,
  answers: { 200: one("The request.") },
});

export const listSupportMessagesEndpoint = defineEndpoint({
  ...common,
  operation: "listSupportMessages",
  method: "GET",
  path: "/api/v1/support-tickets/{id}/messages",
  summary: "Read a conversation with the support",
  description:
    "The earliest first; of very long conversations the first 500. Files are downloaded on the page.",
  scope: "support:read",
  params,
  answers: {
    200: { description: "What was said.", schema: Messages, example: { data: [MESSAGE_EXAMPLE] } },
  },
});

export const addSupportMessageEndpoint = defineEndpoint({
  ...common,
  operation: "createSupportMessage",
  method: "POST",
  path: "/api/v1/support-tickets/{id}/messages",
  summary: "Write to the support",
  description: "Adds to a request; one that was solved less than two weeks ago is open again.",
  scope: "support:write",
  requestsPerMinute: 60,
  whileReadOnly: true,
  params,
  body: {
    schema: z.strictObject({
      body: ReportInput.shape.body.describe("Plain text."),
      file_ids: FileIds,
    }),
    example: { body: "It is the same with the chart of errors." },
  },
  answers: {
    201: {
      description: "The message was added.",
      schema: z.strictObject({ id: z.uuid() }).register(namedSchemas, { id: "AddedSupportMessage" }),
      example: { id: MESSAGE_EXAMPLE.id },
    },
  },
});

/** A request as the API shows it. */
export function presentTicket(request: RequestSummary): z.input<typeof Ticket> {
  const time = (at: Date | null) => at && at.toISOString();
  const { id, number, subject, type, area, severity, state, requester } = request;
  return {
    id,
    number,
    subject,
    type,
    area,
    severity,
    state,
    requester,
    answer_due_at: time(request.answerDueAt),
    first_responded_at: time(request.firstRespondedAt),
    created_at: request.createdAt.toISOString(),
    last_message_at: request.lastMessageAt.toISOString(),
    solved_at: time(request.solvedAt),
  };
}

/** A message as the API shows it. */
export function presentMessage({
  id,
  kind,
  author,
  body,
  at,
  files,
}: RequestMessage): z.input<typeof Message> {
  return {
    id,
    kind,
    author,
    body,
    at: at.toISOString(),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
    })),
  };
}
