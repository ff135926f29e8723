import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import type { ApiKeyScope } from "@/lib/api-keys/scopes";
import { useClock } from "@/lib/core/clock";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { POST } from "./route";

const keyWith = (scope: ApiKeyScope) => ({ name: "Test", scopes: [scope], expiresInDays: 90 as const });

describe("POST /api/v1/security-events", () => {
  let tenant: OrganizationFixture;
  let token: string;

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Reporter");
    ({ token } = await createApiKey(tenant.context, keyWith("security-events:write")));
  });

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const request = new Request("http://localhost/api/v1/security-events", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const stored = () =>
    withOrganization(tenant.context, (transaction) =>
      transaction.securityEvent.findMany({ orderBy: { sequence: "asc" } }),
    );

  it("keeps one event with its defaults, committed when answered", async () => {
    const { status, body } = await post({
      kind: "authentication.locked",
      actor: { id: "ada" },
      source_address: "::ffff:192.0.2.9",
      detail: { attempts: 5, "nul\u0000": "\ud800" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ sequence: 1, duplicate: false });
    expect(await stored()).toMatchObject([
      {
        id: body.id,
        kind: "authentication.locked",
        severity: "high",
        source: "api",
        actorKind: "external",
        actorId: "ada",
        sourceAddress: "192.0.2.9",
        detail: { attempts: 5, "nul\ufffd": "\ufffd" },
      },
    ]);
  });

  it("names the fields of a refused event as a problem", async () => {
    const { status, body } = await post({ kind: "fire", severity: "bad", when: 1 });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: "kind", message: expect.stringContaining("catalogue") },
      { field: "severity", message: expect.stringContaining("one of") },
      { field: "when", message: "is not a known field" },
    ]);
  });

  it("keeps the good events of a batch and names each refused one", async () => {
    const before = (await stored()).length;
    const { status, body } = await post({
      events: [
        { kind: "custom.first" },
        { kind: "custom.second", occurred_at: "2020-01-01T00:00:00Z" },
        "nonsense",
        { kind: "custom.third" },
      ],
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      accepted: 2,
      duplicates: 0,
      rejected: [
        { index: 1, errors: [{ field: "occurred_at", message: "must not be older than 24 hours" }] },
        { index: 2, errors: [{ field: "", message: "must be an object" }] },
      ],
      events: [{ index: 0 }, { index: 3 }],
    });
    expect(await stored()).toHaveLength(before + 2);
  });

  it("keeps a repeated batch once, by the key of the request or of each event", async () => {
    const before = (await stored()).length;
    const batch = { events: [{ kind: "custom.one" }, { kind: "custom.two", idempotency_key: "own" }] };
    const first = await post(batch, { "idempotency-key": "batch-7" });
    const second = await post(batch, { "idempotency-key": "batch-7" });
    expect(first.body).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(second.body).toEqual(first.body);
    const third = await post({ events: batch.events.slice(1) });
    expect(third.body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await stored()).toHaveLength(before + 2);
  });

  it.each<[string, unknown, number, string]>([
    ["an empty batch", { events: [] }, 422, "1 to 1000"],
    ["too large a batch", { events: Array(1_001).fill({ kind: "custom.a1" }) }, 422, "1 to 1000"],
    ["events that are no list", { events: "all" }, 422, "list"],
    ["a batch of which nothing can be kept", { events: [{}] }, 422, "None"],
    ["wrong JSON", "{", 400, "JSON"],
    ["too large a body", JSON.stringify({ kind: "x".repeat(4 * 1024 * 1024) }), 413, "larger"],
  ])("refuses %s", async (_case, sent, status, text) => {
    const answer = await post(sent);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toContain(text);
  });

  it.each<[string, object, string, string]>([
    ["a time long ago", { occurred_at: "2020-01-01T00:00:00Z" }, "occurred_at", "older than 24 hours"],
    ["a time far ahead", { occurred_at: "2999-01-01T00:00:00Z" }, "occurred_at", "5 minutes in the future"],
    ["an impossible time", { occurred_at: "2026-02-31T00:00:00Z" }, "occurred_at", "a time such as"],
    ["an address that is none", { source_address: "999.1.1.1" }, "source_address", "IPv4 or IPv6"],
    ["a detail as text", { detail: "all of it" }, "detail", "object"],
    ["a foreign organisation", { organization_id: "x" }, "organization_id", "not a known field"],
  ])("names field and reason for %s, and keeps nothing", async (_case, changes, field, reason) => {
    const before = (await stored()).length;
    expect(await post({ kind: "custom.a1", ...changes })).toMatchObject({
      status: 422,
      body: { errors: [{ field, message: expect.stringContaining(reason) }] },
    });
    expect(await stored()).toHaveLength(before);
  });

  it("refuses an infinity in the detail, because JSON could not give it back", async () => {
    expect(await post('{"kind":"custom.a1","detail":{"share":1e999}}')).toMatchObject({
      status: 422,
      body: { errors: [{ field: expect.stringContaining("detail") }] },
    });
  });

  it("refuses an expired, a revoked, an unknown and an unfit key, and keeps nothing", async () => {
    // A refused key is itself an event of the product; what was sent is kept nowhere.
    const reported = async () => (await stored()).filter(({ source }) => source === "api").length;
    const before = await reported();
    const as = (key: string) => post({ kind: "custom.a1" }, { authorization: `Bearer ${key}` });
    const unfit = await createApiKey(tenant.context, keyWith("metrics:write"));
    expect(await as(unfit.token)).toMatchObject({
      status: 403,
      body: { detail: "This API key lacks the scope security-events:write." },
    });
    const revoked = await createApiKey(tenant.context, keyWith("security-events:write"));
    await revokeApiKey(tenant.context, { id: revoked.id });
    for (const key of [revoked.token, `rgx_00000000_${"0".repeat(40)}`])
      expect(await as(key)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    const restoreClock = useClock(() => new Date(Date.now() + 91 * 86_400_000));
    const expired = await as(token);
    restoreClock();
    expect(expired.status).toBe(401);
    expect(await reported()).toBe(before);
  });
});
