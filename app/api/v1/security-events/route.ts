import { listEvents, presentEvent, sendEvents } from "@/lib/api/resources/security-events";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { AppError } from "@/lib/core/errors";
import { listEventPage } from "@/lib/security-events/event-pages";
import { ingestSecurityEvents, type IngestResult } from "@/lib/security-events/ingest";

export const GET = apiEndpoint(listEvents, async ({ context, query, after, cursorTo }) => {
  const { severity: severities, kind: kinds, actor_id: actor = null, search = null, limit } = query;
  const { items, next } = await listEventPage(context, {
    filters: { severities, kinds, actor, search },
    occurred: { from: query.occurred_from, before: query.occurred_before },
    oldestFirst: query.sort === "occurred_at",
    after: after && { occurredAt: new Date(after[0]), sequence: after[1] },
    limit,
  });
  const place = next === null ? null : ([next.occurredAt.toISOString(), next.sequence] as [string, number]);
  return { status: 200, body: { data: items.map(presentEvent), next_cursor: cursorTo(place) } };
});

/** Takes one event, or `{ "events": [...] }`. Answers when what was kept is committed. */
export const POST = apiEndpoint(sendEvents, async ({ context, body, writeId = null }) => {
  const batch = batchOf(body);
  const result = await ingestSecurityEvents(context, batch ?? [body], writeId);
  return batch === null ? answerOne(result) : answerBatch(result);
});

function batchOf(body: unknown): unknown[] | null {
  if (typeof body !== "object" || body === null || !("events" in body)) return null;
  if (Array.isArray(body.events)) return body.events;
  throw new AppError("INVALID_INPUT", "events must be a list.", {
    fields: [{ field: "events", message: "must be a list" }],
  });
}

function answerOne({ events: [event], rejected: [refusal] }: IngestResult) {
  if (!event) throw new AppError("INVALID_INPUT", "This event was not kept.", { fields: refusal?.errors });
  const { id, sequence, duplicate } = event;
  const body = { id, sequence, duplicate };
  return duplicate ? { status: 200 as const, body } : { status: 201 as const, body };
}

function answerBatch({ events, rejected }: IngestResult) {
  if (events.length === 0) {
    const fields = rejected.flatMap(({ index, errors }) =>
      errors.map(({ field, message }) => ({ field: `events.${index}${field && `.${field}`}`, message })),
    );
    throw new AppError("INVALID_INPUT", "None of these events was kept.", { fields });
  }
  const duplicates = events.filter(({ duplicate }) => duplicate).length;
  const body = { accepted: events.length - duplicates, duplicates, rejected, events };
  return rejected.length > 0 ? { status: 207 as const, body } : { status: 201 as const, body };
}

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
