import { z } from "zod";
import { EXPIRY_CHOICES_DAYS, DEFAULT_EXPIRY_DAYS, CreateApiKeyInput } from "@/lib/api-keys/schema";
import { API_KEY_SCOPES } from "@/lib/api-keys/scopes";
import type { ApiKeyListItem, CreatedApiKey } from "@/lib/api-keys/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Scope = z.enum(API_KEY_SCOPES).register(namedSchemas, { id: "Scope" });
const State = z.enum(["active", "expired", "revoked"]);

const ApiKey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe("The first characters of the key, by which people recognise it."),
    scopes: z.array(Scope),
    state: State,
    created_at: ApiTime,
    expires_at: ApiTime,
    revoked_at: ApiTime.nullable(),
    last_used_at: ApiTime.nullable().describe("To the minute."),
    created_by: z.string().nullable().describe("Null when an API key made it, or its maker has left."),
  })
  .describe("An API key, without its secret.")
  .register(namedSchemas, { id: "ApiKey" });

const ApiKeyPage = pageOf(ApiKey).register(namedSchemas, { id: "ApiKeyPage" });

const NewApiKey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(Scope),
    token: z.string().describe("The key itself. It is shown this once and cannot be found again."),
    expires_at: ApiTime,
  })
  .register(namedSchemas, { id: "CreatedApiKey" });

const EXAMPLE = {
  id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a77",
  name: "Collector in Hamburg",
  prefix: "rgx_5f0c91ab",
  scopes: ["metrics:write", "security-events:write"],
  state: "active",
  created_at: "2026-10-01T09:00:00.000Z",
  expires_at: "2026-12-30T09:00:00.000Z",
  revoked_at: null,
  last_used_at: "2026-11-21T12:04:00.000Z",
  created_by: "Mira Castellanos",
} satisfies z.input<typeof ApiKey>;

const params = z.object({ id: z.uuid().describe("Id of the API key.") });

export const listKeys = defineEndpoint({
  operation: "listApiKeys",
  method: "GET",
  path: "/api/v1/api-keys",
  tag: "API keys",
  summary: "List API keys",
  description: "Newest first. Secrets are never shown: only hashes of them are kept.",
  scope: "api-keys:read",
  requestsPerMinute: 300,
  query: listQuery({ state: State.optional() }),
  place: z.string(),
  answers: {
    200: {
      description: "A page of keys.",
      schema: ApiKeyPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const createKey = defineEndpoint({
  operation: "createApiKey",
  method: "POST",
  path: "/api/v1/api-keys",
  tag: "API keys",
  summary: "Create an API key",
  description:
    "A key cannot give away scopes that it lacks. Send an Idempotency-Key: when the answer is lost, the same request gives it again.",
  scope: "api-keys:write",
  requestsPerMinute: 30,
  body: {
    schema: z
      .strictObject({
        name: CreateApiKeyInput.shape.name,
        scopes: CreateApiKeyInput.shape.scopes,
        expires_in_days: z.literal(EXPIRY_CHOICES_DAYS).default(DEFAULT_EXPIRY_DAYS),
      })
      .describe("Keys always expire: make the next one in time."),
    example: { name: "Collector in Hamburg", scopes: ["metrics:write"], expires_in_days: 90 },
  },
  answers: {
    201: {
      description: "The key, with its secret.",
      schema: NewApiKey,
      example: {
        id: EXAMPLE.id,
        name: EXAMPLE.name,
        scopes: ["metrics:write"],
        token: "rgx_5f0c91ab_0123456789abcdef0123456789abcdef01234567",
        expires_at: EXAMPLE.expires_at,
      },
    },
  },
});

export const readKey = defineEndpoint({
  operation: "getApiKey",
  method: "GET",
  path: "/api/v1/api-keys/{id}",
  tag: "API keys",
  summary: "Read an API key",
  description: "One key, without its secret.",
  scope: "api-keys:read",
  requestsPerMinute: 300,
  params,
  answers: { 200: { description: "The key.", schema: ApiKey, example: EXAMPLE } },
});

export const revokeKey = defineEndpoint({
  operation: "revokeApiKey",
  method: "DELETE",
  whileReadOnly: true,
  path: "/api/v1/api-keys/{id}",
  tag: "API keys",
  summary: "Revoke an API key",
  description:
    "The next request with the key is refused. Revoking twice changes nothing; a key may revoke itself.",
  scope: "api-keys:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "The key is revoked." } },
});

/** A key as the API shows it. */
export function presentApiKey(key: ApiKeyListItem): z.input<typeof ApiKey> {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    state: key.state,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt.toISOString(),
    revoked_at: key.revokedAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    created_by: key.createdBy,
  };
}

/** A key that was just made, with its secret. */
export function presentNewApiKey(
  { id, name, token, expiresAt }: CreatedApiKey,
  scopes: z.input<typeof Scope>[],
): z.input<typeof NewApiKey> {
  return { id, name, scopes, token, expires_at: expiresAt.toISOString() };
}
