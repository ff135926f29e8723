import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { withOrganization } from "@/lib/db/with-organization";
import { drainRequestRecords } from "@/lib/request-records/record";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { AppError } from "@/lib/core/errors";
import { apiRoute } from "./api-route";

const ROUTE = {
  route: "/api/v1/test",
  scope: "metrics:write" as const,
  rateLimit: { limit: 1_000, windowSeconds: 60 },
  maxBodyBytes: 100,
};
const SEGMENT = { params: Promise.resolve({}) };

const echo = apiRoute(ROUTE, async ({ context, readJson }) =>
  Response.json({ organizationId: context.organizationId, body: await readJson() }),
);

function post(token: string | null, body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/api/v1/test", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    duplex: "half",
  } as RequestInit);
}

function endlessBody(): { stream: ReadableStream; pulled: () => number } {
  let pulled = 0;
  const stream = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64).fill(32));
    },
  });
  return { stream, pulled: () => pulled };
}

describe("a route of the public API", () => {
  let tenant: OrganizationFixture;
  let keyId: string;
  let token: string;
  beforeAll(async () => {
    tenant = await createOrganizationFixture("Caller");
    ({ id: keyId, token } = await createApiKey(tenant.context, {
      name: "Test",
      scopes: ["metrics:write"],
      expiresInDays: 90,
    }));
  });

  it("hands the handler the key's organisation and the parsed body", async () => {
    const response = await echo(post(token, '{"a":1}'), SEGMENT);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ organizationId: tenant.organization.id, body: { a: 1 } });
    expect(response.headers.get("x-request-id")).toMatch(/[0-9a-f-]{36}/);
  });

  it("protects every answer, good or bad, as data that no page may run, frame or keep", async () => {
    for (const response of [await echo(post(token, "{}"), SEGMENT), await echo(post(null, "{}"), SEGMENT)]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "cache-control": "no-store",
      });
    }
  });

  it("does not echo a request id that is crooked", async () => {
    const response = await echo(post(token, "{}", { "x-request-id": "<script>" }), SEGMENT);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("answers a missing key as a problem with a challenge", async () => {
    const response = await echo(post(null, "{}", { "x-request-id": "given-id" }), SEGMENT);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Not authenticated",
      status: 401,
      detail: "Send an API key as `Authorization: Bearer rgx_…`.",
      code: "unauthenticated",
      request_id: "given-id",
    });
  });

  it.each([
    ["broken JSON", '{"a":', {}, 400, "bad_request"],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0x22]), {}, 400, "bad_request"],
    ["another media type", "a=1", { "content-type": "text/plain" }, 415, "unsupported_media_type"],
    ["a compressed body", "{}", { "content-encoding": "gzip" }, 415, "unsupported_media_type"],
    ["a body that is too large", `"${"x".repeat(200)}"`, {}, 413, "payload_too_large"],
  ])("refuses %s", async (_name, body, headers, status, code) => {
    const response = await echo(post(token, body, headers as Record<string, string>), SEGMENT);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
  });

  it("stops reading a body of undeclared length at the limit", async () => {
    const { stream, pulled } = endlessBody();
    const response = await echo(post(token, stream), SEGMENT);
    expect(response.status).toBe(413);
    expect(pulled()).toBeLessThan(10);
  });

  it("refuses a key without the scope", async () => {
    const forEvents = apiRoute({ ...ROUTE, scope: "security-events:write" }, async () => Response.json({}));
    const response = await forEvents(post(token, "{}"), SEGMENT);
    expect(response.status).toBe(403);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="Regulix API", error="insufficient_scope", scope="security-events:write"',
    );
    expect(await response.json()).toMatchObject({
      code: "scope_required",
      required_scope: "security-events:write",
      detail: expect.stringContaining("security-events:write"),
    });
  });

  it("limits each key and says when to come back", async () => {
    const limited = apiRoute(
      { ...ROUTE, route: "/limited", rateLimit: { limit: 1, windowSeconds: 60 } },
      async () => Response.json({}),
    );
    const allowed = await limited(post(token, "{}"), SEGMENT);
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get("ratelimit-policy")).toBe('"per-key";q=1;w=60');
    expect(allowed.headers.get("ratelimit")).toBe('"per-key";r=0;t=60');
    const refused = await limited(post(token, "{}"), SEGMENT);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(refused.headers.get("ratelimit")).toBe('"per-key";r=0;t=60');
  });

  it("allows the keys of a larger plan more", async () => {
    const { context, organization } = await createOrganizationFixture("Larger");
    await asSuperuser("UPDATE organizations SET plan = 'pro' WHERE id = $1", [organization.id]);
    const key = await createApiKey(context, { name: "Test", scopes: ["metrics:write"], expiresInDays: 90 });
    const response = await echo(post(key.token, "{}"), SEGMENT);
    expect(response.headers.get("ratelimit-policy")).toBe('"per-key";q=5000;w=60');
  });

  it("names wrong fields, and hides what went wrong inside", async () => {
    const invalid = apiRoute(ROUTE, async () => {
      throw new AppError("INVALID_INPUT", "Wrong.", {
        fields: [{ field: "points.0.value", message: "Say a number." }],
      });
    });
    expect(await (await invalid(post(token, "{}"), SEGMENT)).json()).toMatchObject({
      status: 422,
      errors: [{ field: "points.0.value", message: "Say a number." }],
    });
    const broken = apiRoute(ROUTE, async () => {
      throw new Error("connection to 10.0.0.1 refused");
    });
    const response = await broken(post(token, "{}"), SEGMENT);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("10.0.0.1");
  });

  it("records every answer under the route's pattern", async () => {
    await echo(post(token, "not json"), SEGMENT);
    await drainRequestRecords();
    const records = await withOrganization(
      tenant.context,
      (transaction) => transaction.$queryRaw<{ route: string; status: number; actor_id: string }[]>`
        SELECT route, status, actor_id::text FROM request_records WHERE route = '/api/v1/test'`,
    );
    expect(records).toContainEqual({ route: "/api/v1/test", status: 200, actor_id: keyId });
    expect(records).toContainEqual({ route: "/api/v1/test", status: 400, actor_id: keyId });
  });

  it("refuses a revoked key on the next request", async () => {
    const created = await createApiKey(tenant.context, {
      name: "Short",
      scopes: ["metrics:write"],
      expiresInDays: 7,
    });
    expect((await echo(post(created.token, "{}"), SEGMENT)).status).toBe(200);
    await revokeApiKey(tenant.context, { id: created.id });
    expect((await echo(post(created.token, "{}"), SEGMENT)).status).toBe(401);
  });
});
