import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerOnce, pruneIdempotencyKeys } from "@/lib/api/idempotency";
import { createApiKey } from "@/lib/api-keys/mutations";
import { API_KEY_SCOPES } from "@/lib/api-keys/scopes";
import { listApiKeys } from "@/lib/api-keys/queries";
import { authenticateApiKey } from "@/lib/api-keys/authenticate";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { advanceClock } from "@/scripts/testing/advance-clock";
import { apiRoutes, callApi, type ApiRoute } from "@/scripts/testing/api-routes";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";

const HOUR = 3_600_000;
const BODY = { name: "Made once", scopes: ["metrics:write"] };

/** An organisation and a key of it with every scope. */
async function createTenant() {
  const fixture = await createOrganizationFixture("Repeating");
  const input = { name: "Everything", scopes: [...API_KEY_SCOPES], expiresInDays: 90 as const };
  const { token } = await createApiKey(fixture.context, input);
  return { ...fixture, token };
}

describe("a write with an Idempotency-Key", () => {
  let tenant: OrganizationFixture & { token: string };
  let context: OrganizationContext;
  let create: ApiRoute;
  let key: string;
  let restoreClock = () => {};

  beforeAll(async () => {
    const route = (await apiRoutes()).find(
      ({ method, path }) => method === "POST" && path === "/api/v1/api-keys",
    );
    if (!route) throw new Error("API keys cannot be created.");
    create = route;
  });
  beforeEach(async () => {
    key = newId();
    tenant = await createTenant();
    ({ context } = await authenticateApiKey(tenant.token, tenant.context.origin));
  });
  afterEach(() => restoreClock());

  const send = (body: unknown = BODY, token = tenant.token) =>
    callApi(create, { token, body, headers: { "idempotency-key": key } });

  const made = async () => (await listApiKeys(tenant.context)).filter(({ name }) => name === BODY.name);

  it("happens once, and a repetition is given the first answer", async () => {
    const first = await send();
    const second = await send();
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, text: first.text });
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(await made()).toHaveLength(1);
  });

  it("is refused with another body under the same key", async () => {
    await send();
    expect(await send({ ...BODY, name: "Another" })).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: [{ field: "Idempotency-Key" }] },
    });
  });

  it("happens once when it is sent several times at the same moment", async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(await made()).toHaveLength(1);
    const tokens = replies.filter(({ status }) => status === 201).map(({ body }) => body.token);
    expect(new Set(tokens).size).toBe(1);
    for (const { status, headers } of replies.filter((reply) => reply.status !== 201)) {
      expect(status).toBe(409);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });

  it("may be sent again after a refusal, changed or not", async () => {
    expect((await send({ ...BODY, scopes: [] })).status).toBe(422);
    expect((await send()).status).toBe(201);
  });

  it("is finished by a repetition when the process died halfway, as the same record", async () => {
    const request = { context, key, fingerprint: JSON.stringify(["POST", "/api/v1/api-keys", BODY]) };
    let lostToken = "";
    const dying = answerOnce(request, async (id) => {
      const input = { name: BODY.name, scopes: ["metrics:write" as const], expiresInDays: 90 as const };
      lostToken = (await createApiKey(context, input, id)).token;
      throw new Error("killed");
    });
    await expect(dying).rejects.toThrow("killed");
    expect((await send()).status).toBe(409);
    restoreClock = advanceClock(31_000);
    const { status, body } = await send();
    expect(status).toBe(201);
    expect((await made()).map(({ id }) => id)).toEqual([body.id]);
    await expect(authenticateApiKey(lostToken, context.origin)).rejects.toBeInstanceOf(AppError);
    await authenticateApiKey(String(body.token), context.origin);
  });

  it("is remembered for 24 hours", async () => {
    const first = await send();
    restoreClock = advanceClock(23 * HOUR);
    expect((await send()).text).toBe(first.text);
    restoreClock();
    restoreClock = advanceClock(24 * HOUR + 1);
    expect((await send()).text).not.toBe(first.text);
    expect(await made()).toHaveLength(2);
  });

  it("knows nothing of the same key of another organisation or another API key", async () => {
    await send();
    const other = await createTenant();
    expect((await send({ ...BODY, name: "Theirs" }, other.token)).status).toBe(201);
    const input = { name: "Second", scopes: ["api-keys:write" as const, "metrics:write" as const] };
    const { token } = await createApiKey(tenant.context, { ...input, expiresInDays: 7 });
    expect((await send({ ...BODY, name: "Mine too" }, token)).status).toBe(201);
  });

  it("leaves neither its key nor the secret that it made readable in the database", async () => {
    const { body } = await send();
    const { rows } = await asSuperuser(
      "SELECT t::text AS text, encode(key_hash, 'escape') AS key FROM api_idempotency_keys t",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(String(body.token).slice(13));
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it("is forgotten by the daily maintenance once its day is over", async () => {
    await send();
    await asSuperuser("UPDATE api_idempotency_keys SET expires_at = now() - interval '1 s'");
    await pruneIdempotencyKeys();
    expect((await asSuperuser("SELECT FROM api_idempotency_keys")).rowCount).toBe(0);
  });

  it("refuses a key that is too long", async () => {
    key = "k".repeat(181);
    expect(await send()).toMatchObject({ status: 422, body: { errors: [{ field: "Idempotency-Key" }] } });
  });
});

describe("an API key that makes API keys", () => {
  it("cannot give away a scope that it lacks, nor reach an owner", async () => {
    const tenant = await createTenant();
    const routes = await apiRoutes();
    const routeOf = (method: string, path: string) => {
      const route = routes.find((each) => each.method === method && each.path === path);
      if (!route) throw new Error(`${method} ${path} is missing.`);
      return route;
    };
    const { token } = await createApiKey(tenant.context, {
      name: "Maker",
      scopes: ["api-keys:write", "members:write"],
      expiresInDays: 7,
    });
    const refused = await callApi(routeOf("POST", "/api/v1/api-keys"), {
      token,
      body: { name: "Stronger", scopes: ["api-keys:read", "audit-log:read"] },
    });
    expect(refused).toMatchObject({ status: 403, body: { required_scope: "audit-log:read" } });
    const { body } = await callApi(routeOf("GET", "/api/v1/members"), { token, query: { role: "owner" } });
    const [owner] = body.data as { id: string }[];
    const params = { id: owner?.id ?? "" };
    const member = "/api/v1/members/{id}";
    const demoted = await callApi(routeOf("PATCH", member), { token, params, body: { role: "member" } });
    expect(demoted).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await callApi(routeOf("DELETE", member), { token, params })).status).toBe(403);
  });
});
