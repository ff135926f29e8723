import "server-only";
import { z } from "zod";
import { openCursor, sealCursor, type CursorList } from "@/lib/api/cursor";
import {
  isWrite,
  type AnswerOf,
  type ApiEndpoint,
  type KeyedEndpoint,
  type BodyOf,
  type ParamsOf,
  type PlaceOf,
  type QueryOf,
} from "@/lib/api/endpoint";
import { answerOnce } from "@/lib/api/idempotency";
import { MAX_IDEMPOTENCY_KEY_LENGTH } from "@/lib/api/limits";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import { apiRoute, type ApiRequest } from "./api-route";

type ApiCall<Endpoint> = {
  context: OrganizationContext;
  params: ParamsOf<Endpoint>;
  query: QueryOf<Endpoint>;
  body: BodyOf<Endpoint>;
  /** Where a list goes on; undefined on its first page. */
  after: PlaceOf<Endpoint> | undefined;
  /** The cursor of the next page. */
  cursorTo: (place: PlaceOf<Endpoint> | null) => string | null;
  /** Of a write with an Idempotency-Key: the id of what it makes, the same when it is done again after a crash. */
  writeId: string | undefined;
};

type Handler<Endpoint> = (call: ApiCall<Endpoint>) => Promise<AnswerOf<Endpoint>>;

type PlainAnswer = { status: number; body?: unknown };

type RouteParams = Record<string, string>;

const NO_QUERY = z.strictObject({});

/** The route handler of a declared endpoint: what apiRoute does, and all that the definition promises. */
export function apiEndpoint<Endpoint extends KeyedEndpoint>(endpoint: Endpoint, handler: Handler<Endpoint>) {
  return apiRoute<RouteParams>(
    {
      route: endpoint.path,
      scope: endpoint.scope,
      rateLimit: { limit: endpoint.requestsPerMinute, windowSeconds: 60 },
      maxBodyBytes: endpoint.body?.maxBytes,
      whileReadOnly: endpoint.whileReadOnly,
    },
    async (call) => {
      const params = readParams(endpoint, call.params);
      const { after, cursorTo, query } = readQuery(endpoint, call);
      const { raw, body } = await readBody(endpoint, call);
      const write = (writeId?: string): Promise<PlainAnswer> =>
        // The definition's schemas made these values, which TypeScript cannot follow through the generic.
        handler({
          context: call.context,
          params,
          query,
          body,
          after,
          cursorTo,
          writeId,
        } as ApiCall<Endpoint>);
      const key = isWrite(endpoint) ? idempotencyKeyOf(call.request) : null;
      if (key === null) return toResponse(await write());
      const fingerprint = JSON.stringify([endpoint.method, pathOf(call.request), raw]);
      const { answer, isReplay } = await answerOnce({ context: call.context, key, fingerprint }, write);
      return toResponse(answer, isReplay);
    },
  );
}

/** A wrong id names nothing, as an unknown one does. */
function readParams(endpoint: ApiEndpoint, given: RouteParams): unknown {
  const parsed = endpoint.params?.safeParse(given);
  if (parsed && !parsed.success) throw notFound("record");
  return parsed?.data;
}

function readQuery(endpoint: ApiEndpoint, { context, request }: ApiRequest<RouteParams>) {
  const { searchParams } = new URL(request.url);
  const parsed = (endpoint.query ?? NO_QUERY).safeParse(queryValues(endpoint, searchParams));
  if (!parsed.success) throw invalid("The query is not valid.", parsed.error);
  const { cursor, ...query } = parsed.data as { cursor?: string; limit?: number };
  // Another page size is still the same list.
  const { limit: _limit, ...filters } = query;
  const list: CursorList = { operation: endpoint.operation, organizationId: context.organizationId, filters };
  return {
    query,
    after: cursor === undefined ? undefined : endpoint.place?.parse(openCursor(list, cursor)),
    cursorTo: (place: unknown) => (place === null ? null : sealCursor(list, place)),
  };
}

/** A parameter that the definition calls a list is one, also when it is given once. */
function queryValues({ query }: ApiEndpoint, searchParams: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 || isList(query?.shape[name]) ? values : values[0]];
    }),
  );
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodDefault) return isList(schema.unwrap());
  return schema instanceof z.ZodArray;
}

async function readBody({ body }: ApiEndpoint, { readJson }: ApiRequest<RouteParams>) {
  if (!body) return { raw: undefined, body: undefined };
  const raw = await readJson();
  if (body.checkedBy === "handler") return { raw, body: raw };
  const parsed = body.schema.safeParse(raw);
  if (!parsed.success) throw invalid("The body is not valid.", parsed.error);
  return { raw, body: parsed.data };
}

function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key")?.trim() ?? "";
  if (key.length <= MAX_IDEMPOTENCY_KEY_LENGTH) return key === "" ? null : key;
  const message = `must be at most ${MAX_IDEMPOTENCY_KEY_LENGTH} characters`;
  throw new AppError("INVALID_INPUT", `The Idempotency-Key ${message}.`, {
    fields: [{ field: "Idempotency-Key", message }],
  });
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

function toResponse({ status, body }: PlainAnswer, isReplay = false): Response {
  const headers = isReplay ? { "idempotent-replayed": "true" } : undefined;
  return body === undefined
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
}

function invalid(message: string, error: z.ZodError): AppError {
  return new AppError("INVALID_INPUT", message, { fields: fieldErrorsOf(error) });
}
