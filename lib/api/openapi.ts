import type { ErrorCode } from "@/lib/core/errors";
import { statusOf } from "@/lib/core/errors";
import { isWrite, type ApiEndpoint, type ApiTag } from "./endpoint";
import { API_ENDPOINTS } from "./endpoints";
import { jsonSchemas } from "./openapi-schemas";
import type {
  JsonSchema,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from "./openapi-types";

export const API_VERSION = "1.0.0";

const TAGS: Record<ApiTag, string> = {
  Organisation: "The organisation that an API key belongs to.",
  Members: "Who belongs to the organisation, and as what.",
  Metrics: "What is measured, its history, and points of your own.",
  "Security events": "What happened, by the product or reported by your systems, in a chain.",
  "Alert policies": "What is watched for, in which versions, and what it would have raised.",
  Silences: "What nobody is told of for some time: silences and announced maintenance.",
  "Recipient groups": "People and channels that alert policies tell as one.",
  Evidence: "Signed statements of what was measured, one for each day.",
  Compliance:
    "How the organisation stands in compliance frameworks: requirements, controls, checks and what they found.",
  Alerts: "What fires: why, for whom, and what was done about it.",
  Channels: "Where people are told of alerts: Slack, Teams, SMS, webhooks, PagerDuty, lists of addresses.",
  Deliveries: "What was told to whom, and what came of it.",
  Incidents: "Trouble that people work on together, and what was learnt from it.",
  "Operations reports": "The figures of each day, as they stood at 06:00.",
  "Audit entries": "Who changed what, in a chain.",
  "On call": "Who answers alerts when, and whom an alert reaches when nobody does.",
  "API keys": "The keys themselves.",
  Help: "The articles of the help center; no key is needed.",
  Support: "Requests to the support, and what was said.",
};

const REFUSALS = {
  BAD_REQUEST: "The body is not JSON.",
  UNAUTHENTICATED: "The API key is missing, unknown, expired or revoked.",
  SCOPE_REQUIRED: "The API key lacks the scope, which required_scope names, or reaches beyond its role.",
  NOT_FOUND: "There is no such record in this organisation.",
  CONFLICT:
    "The state of things forbids it, or the first request with this Idempotency-Key is still at work.",
  PAYLOAD_TOO_LARGE: "The body is too large.",
  UNSUPPORTED_MEDIA_TYPE: "The body is not application/json.",
  INVALID_INPUT: "Something is wrong with the request; errors names each field.",
  RATE_LIMITED:
    "The limit of this API key, or of this sender, is used up. Retry-After says in how many seconds to come back.",
  INTERNAL: "Something went wrong on our side.",
} as const satisfies Partial<Record<ErrorCode, string>>;

type Refusal = keyof typeof REFUSALS;

const HEADERS = {
  "RateLimit-Policy": "The limit of this API key: q requests in w seconds.",
  RateLimit: "What is left of it: r requests; all of it is there again in t seconds.",
  "X-Request-Id": "Name it when you ask us about this answer.",
};

const IDEMPOTENCY_KEY: OpenApiParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Made up by you, new for each write. A repetition within 24 hours gets the first answer.",
  schema: { type: "string" },
};

/** The OpenAPI 3.1 document of the public API, made from the definitions that its routes are made from. */
export function openApiDocument(serverUrl: string): OpenApiDocument {
  const { named, partOf } = jsonSchemas();
  const paths: OpenApiDocument["paths"] = {};
  for (const endpoint of API_ENDPOINTS) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operationOf(endpoint, (part) => partOf(endpoint.operation, part));
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Regulix API",
      version: API_VERSION,
      description:
        "Unless an operation says that it needs none, a request carries an API key as a bearer token and concerns the organisation of that key alone. Times are ISO 8601 in UTC; errors are RFC 9457 problem details.",
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: serverUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: named,
      responses: Object.fromEntries(Object.entries(REFUSALS).map(([code, text]) => [code, problem(text)])),
      headers: Object.fromEntries(
        Object.entries(HEADERS).map(([name, description]) => [
          name,
          { description, schema: { type: "string" } },
        ]),
      ),
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "An API key of the organisation: rgx_…",
        },
      },
    },
  };
}

type PartOf = (part: "params" | "query" | "body" | number) => JsonSchema;

function operationOf(endpoint: ApiEndpoint, partOf: PartOf): OpenApiOperation {
  const { operation, tag, summary, description, scope, requestsPerMinute, body, answers } = endpoint;
  const answered = Object.entries(answers).map(([status, answer]): [string, OpenApiResponse] => [
    status,
    {
      description: answer.description,
      headers: Object.fromEntries(
        Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
      ),
      ...(answer.schema && {
        content: { "application/json": { schema: partOf(Number(status)), example: answer.example } },
      }),
    },
  ]);
  const refused = refusalsOf(endpoint).map((code): [string, { $ref: string }] => [
    String(statusOf(code)),
    { $ref: `#/components/responses/${code}` },
  ]);
  return {
    operationId: operation,
    tags: [tag],
    summary,
    description,
    security: scope === null ? [] : [{ apiKey: [scope] }],
    parameters: [
      ...parametersOf("path", endpoint.params && partOf("params")),
      ...parametersOf("query", endpoint.query && partOf("query")),
      ...(isWrite(endpoint) ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: partOf("body"), example: body.example } },
      },
    }),
    responses: Object.fromEntries([...answered, ...refused]),
    "x-requests-per-minute": requestsPerMinute,
  };
}

function parametersOf(place: "path" | "query", schema: JsonSchema | undefined): OpenApiParameter[] {
  return Object.entries(schema?.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path",
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function refusalsOf(endpoint: ApiEndpoint): Refusal[] {
  const always: Refusal[] = ["INVALID_INPUT", "RATE_LIMITED", "INTERNAL"];
  const ofKey: Refusal[] = ["UNAUTHENTICATED", "SCOPE_REQUIRED"];
  const ofBody: Refusal[] = ["BAD_REQUEST", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];
  return [
    ...(endpoint.scope === null ? [] : ofKey),
    ...always,
    ...(endpoint.params ? ["NOT_FOUND" as const] : []),
    ...(endpoint.body ? ofBody : []),
    ...(isWrite(endpoint) ? ["CONFLICT" as const] : []),
  ];
}

function problem(description: string): OpenApiResponse {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description, content: { "application/problem+json": { schema } } };
}
