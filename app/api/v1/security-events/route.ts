import { apiRoute } from "@/lib/auth/api-route";
import { AppError } from "@/lib/core/errors";
import { ingestSecurityEvents, type IngestResult } from "@/lib/security-events/ingest";

const MAX_KEY_LENGTH = 180;
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Takes one event, or `{ "events": [...] }`. Answers when what was kept is committed. */
export const POST = apiRoute(
  {
    route: "/api/v1/security-events",
    scope: "security-events:write",
    rateLimit: { limit: 120_000, windowSeconds: 60 },
    maxBodyBytes: MAX_BODY_BYTES,
  },
  async ({ context, request, readJson }) => {
    const idempotencyKey = idempotencyKeyOf(request);
    const body = await readJson();
    const batch = batchOf(body);
    const result = await ingestSecurityEvents(context, batch ?? [body], idempotencyKey);
    return batch === null ? answerOne(result) : answerBatch(result);
  },
);

function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key")?.trim() ?? "";
  if (key.length > MAX_KEY_LENGTH) {
    const message = `must be at most ${MAX_KEY_LENGTH} characters`;
    throw new AppError("INVALID_INPUT", `The Idempotency-Key ${message}.`, {
      fields: [{ field: "Idempotency-Key", message }],
    });
  }
  return key === "" ? null : key;
}

function batchOf(body: unknown): unknown[] | null {
  if (typeof body !== "object" || body === null || !("events" in body)) return null;
  if (Array.isArray(body.events)) return body.events;
  throw new AppError("INVALID_INPUT", "events must be a list.", {
    fields: [{ field: "events", message: "must be a list" }],
  });
}

function answerOne({ events: [event], rejected: [refusal] }: IngestResult): Response {
  if (!event) throw new AppError("INVALID_INPUT", "This event was not kept.", { fields: refusal?.errors });
  const { id, sequence, duplicate } = event;
  return Response.json({ id, sequence, duplicate }, { status: duplicate ? 200 : 201 });
}

function answerBatch({ events, rejected }: IngestResult): Response {
  if (events.length === 0) {
    const fields = rejected.flatMap(({ index, errors }) =>
      errors.map(({ field, message }) => ({ field: `events.${index}${field && `.${field}`}`, message })),
    );
    throw new AppError("INVALID_INPUT", "None of these events was kept.", { fields });
  }
  const duplicates = events.filter(({ duplicate }) => duplicate).length;
  return Response.json(
    { accepted: events.length - duplicates, duplicates, rejected, events },
    { status: rejected.length > 0 ? 207 : 201 },
  );
}
