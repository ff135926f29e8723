import type { z } from "zod";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";

export type ApiMethod = "GET" | "POST" | "PATCH" | "DELETE";

export type ApiTag =
  | "Organisation"
  | "Members"
  | "Metrics"
  | "Security events"
  | "Alerts"
  | "Alert policies"
  | "Silences"
  | "Recipient groups"
  | "Evidence"
  | "Compliance"
  | "Channels"
  | "Deliveries"
  | "Incidents"
  | "Operations reports"
  | "Audit entries"
  | "API keys"
  | "On call"
  | "Help"
  | "Support";

type ApiAnswer = {
  description: string;
  /** Absent where the answer has no body. */
  schema?: z.ZodType;
  example?: unknown;
};

/**
 * All that is to be said of one endpoint of the public API. The route handler is made from it, and so are the
 * OpenAPI document, the reference at /docs/api, the typed client and the cross-tenant tests.
 */
export type ApiEndpoint = {
  /** Names the operation in the document and the method of the client: `listMembers`. */
  operation: string;
  method: ApiMethod;
  path: `/api/v1/${string}`;
  tag: ApiTag;
  summary: string;
  /** Markdown is not rendered: plain sentences. */
  description: string;
  /** Null where everybody may call it without a key. */
  scope: ApiKeyScope | null;
  /** Of each key on the smallest plan; of each sender's address where no key is needed. */
  requestsPerMinute: number;
  /** Of writes that go on when the trial or the subscription is over: what takes access away, what changes nothing. */
  whileReadOnly?: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Of a list: what a cursor holds, so that the next page begins after it. */
  place?: z.ZodType;
  body?: {
    schema: z.ZodType;
    example: unknown;
    maxBytes?: number;
    /** `handler` where good items of a batch are kept beside refused ones. */
    checkedBy?: "handler";
  };
  answers: Partial<Record<200 | 201 | 204 | 207, ApiAnswer>>;
};

/** One that needs a key. */
export type KeyedEndpoint = ApiEndpoint & { scope: ApiKeyScope };

/** Keeps the exact types of a definition, from which those of its handler follow. */
export function defineEndpoint<const Endpoint extends ApiEndpoint>(endpoint: Endpoint): Endpoint {
  return endpoint;
}

/** Mutations, which may carry an `Idempotency-Key`. */
export function isWrite({ method }: Pick<ApiEndpoint, "method">): boolean {
  return method !== "GET";
}

export type ParamsOf<Endpoint> = Endpoint extends { params: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

export type QueryOf<Endpoint> = Endpoint extends { query: infer Schema extends z.ZodType }
  ? Omit<z.output<Schema>, "cursor">
  : undefined;

export type PlaceOf<Endpoint> = Endpoint extends { place: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never;

export type BodyOf<Endpoint> = Endpoint extends { body: { checkedBy: "handler" } }
  ? unknown
  : Endpoint extends { body: { schema: infer Schema extends z.ZodType } }
    ? z.output<Schema>
    : undefined;

type AnswersOf<Answers> = {
  [Status in keyof Answers]: Answers[Status] extends { schema: infer Schema extends z.ZodType }
    ? { status: Status; body: z.input<Schema> }
    : { status: Status };
}[keyof Answers];

/** What a handler may answer: one of the declared statuses with its body. */
export type AnswerOf<Endpoint> = Endpoint extends { answers: infer Answers } ? AnswersOf<Answers> : never;
