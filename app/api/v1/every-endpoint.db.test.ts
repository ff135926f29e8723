import { beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { API_KEY_SCOPES, allowsScope, permissionsOfScopes } from "@/lib/api-keys/scopes";
import type { ApiEndpoint, KeyedEndpoint } from "@/lib/api/endpoint";
import { API_ENDPOINTS } from "@/lib/api/endpoints";
import { openApiDocument } from "@/lib/api/openapi";
import { bodyOf, createApiTenant, parametersOf, type ApiTenant } from "@/scripts/testing/api-records";
import { apiRoutes, callApi, type ApiRoute } from "@/scripts/testing/api-routes";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";

// What is asked for in the background is nobody's to make here.
vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const needsKey = (endpoint: ApiEndpoint): endpoint is KeyedEndpoint => endpoint.scope !== null;
const EVERY = API_ENDPOINTS.filter(needsKey).map((endpoint) => [nameOf(endpoint), endpoint] as const);
const WITH_RECORD = EVERY.filter(([, { params }]) => params !== undefined);

describe("every endpoint of the public API", () => {
  let routes: Map<string, ApiRoute>;
  let victim: ApiTenant;
  let strangerToken: string;
  let revokedToken: string;
  // A refusal changes no record: those tests share one for each path, and a key for each set of scopes.
  const records = new Map<string, Promise<Record<string, string>>>();
  const tokens = new Map<string, Promise<string>>();

  beforeAll(async () => {
    routes = new Map((await apiRoutes()).map((route) => [nameOf(route), route]));
    victim = await createApiTenant();
    const stranger = await createOrganizationFixture("Stranger");
    ({ token: strangerToken } = await createApiKey(stranger.context, keyWith([...API_KEY_SCOPES])));
    const revoked = await createApiKey(victim.context, keyWith([...API_KEY_SCOPES]));
    const members = routes.get("GET /api/v1/members");
    expect(members && (await callApi(members, { token: revoked.token })).status).toBe(200);
    await revokeApiKey(victim.context, { id: revoked.id });
    revokedToken = revoked.token;
  });

  function routeOf(endpoint: ApiEndpoint): ApiRoute {
    const route = routes.get(nameOf(endpoint));
    if (!route) throw new Error(`${nameOf(endpoint)} has no route.`);
    return route;
  }

  function sharedRecord({ path }: ApiEndpoint): Promise<Record<string, string>> {
    const record = records.get(path) ?? parametersOf(victim, path);
    records.set(path, record);
    return record;
  }

  function tokenOf(scopes: (typeof API_KEY_SCOPES)[number][]): Promise<string> {
    const name = scopes.join();
    const token =
      tokens.get(name) ?? createApiKey(victim.context, keyWith(scopes)).then((created) => created.token);
    tokens.set(name, token);
    return token;
  }

  const callInVain = async (endpoint: ApiEndpoint, token: string | undefined) =>
    call(endpoint, token, await sharedRecord(endpoint));

  const call = async (endpoint: ApiEndpoint, token: string | undefined, params?: Record<string, string>) =>
    callApi(routeOf(endpoint), {
      token,
      params: params ?? (await parametersOf(victim, endpoint.path)),
      body: bodyOf(victim, endpoint),
    });

  it("is declared and has a route: neither is there without the other", () => {
    expect([...routes.keys()].sort()).toEqual(API_ENDPOINTS.map(nameOf).sort());
    expect(routes.size).toBeGreaterThan(15);
  });

  it("is in the OpenAPI document, and nothing else is", () => {
    const { paths } = openApiDocument("http://localhost");
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual([...routes.keys()].sort());
  });

  it.each(EVERY)("%s answers its owner what it declares", async (_name, endpoint) => {
    const { status, text, body, headers } = await call(endpoint, victim.token);
    const answer = endpoint.answers[status as keyof typeof endpoint.answers];
    expect(answer, text).toBeDefined();
    if (answer?.schema) expect(answer.schema.parse(body)).toEqual(body);
    else expect(text).toBe("");
    expect(headers.get("ratelimit-policy")).toBe(`"per-key";q=${endpoint.requestsPerMinute};w=60`);
  });

  it.each(EVERY)("%s refuses who has no key", async (_name, endpoint) => {
    expect(await callInVain(endpoint, undefined)).toMatchObject({
      status: 401,
      body: { code: "unauthenticated" },
    });
  });

  it.each(EVERY)("%s refuses a key that worked until it was revoked", async (_name, endpoint) => {
    expect((await callInVain(endpoint, revokedToken)).status).toBe(401);
  });

  it.each(EVERY)("%s refuses a key without the scope, and names it", async (_name, endpoint) => {
    const others = API_KEY_SCOPES.filter(
      (scope) => !permissionsOfScopes([scope]).some((each) => neededBy(endpoint).includes(each)),
    );
    expect(allowsScope(permissionsOfScopes(others), endpoint.scope)).toBe(false);
    const { status, body, headers } = await callInVain(endpoint, await tokenOf(others));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: "scope_required", required_scope: endpoint.scope });
    expect(headers.get("www-authenticate")).toContain(
      `error="insufficient_scope", scope="${endpoint.scope}"`,
    );
  });

  it.each(EVERY)("%s shows another organisation nothing of this one", async (_name, endpoint) => {
    const { status, text } = await callInVain(endpoint, strangerToken);
    expect(text).not.toContain(victim.mark);
    expect(text).not.toContain(victim.organization.id);
    if (endpoint.params) expect(status).toBe(404);
  });

  it.each(WITH_RECORD)("%s leaves another organisation's record as it is", async (_name, endpoint) => {
    const params = await parametersOf(victim, endpoint.path);
    // What is done to a record stands below it.
    const read = routes.get(`GET ${endpoint.path.replace(/\}.*$/, "}")}`);
    if (!read) {
      await call(endpoint, strangerToken, params);
      expect((await call(endpoint, victim.token, params)).status).toBeLessThan(300);
      return;
    }
    const before = await callApi(read, { token: victim.token, params });
    await call(endpoint, strangerToken, params);
    expect(before.status).toBe(200);
    expect((await callApi(read, { token: victim.token, params })).body).toEqual(before.body);
  });

  it.each(WITH_RECORD)("%s answers 404 to an id that is none", async (_name, endpoint) => {
    const crooked = Object.fromEntries(
      Object.keys(endpoint.params?.shape ?? {}).map((name) => [name, "%00'"]),
    );
    expect(await call(endpoint, victim.token, crooked)).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  });

  it.each(EVERY)("%s refuses a parameter that it does not know", async (_name, endpoint) => {
    const reply = await callApi(routeOf(endpoint), {
      token: victim.token,
      params: await sharedRecord(endpoint),
      body: bodyOf(victim, endpoint),
      query: { colour: "red" },
    });
    expect(reply).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: [{ field: "colour", message: "is not a known field" }] },
    });
  });
});

function neededBy({ scope }: KeyedEndpoint) {
  return permissionsOfScopes([scope]);
}

function keyWith(scopes: (typeof API_KEY_SCOPES)[number][]) {
  return { name: "Test", scopes, expiresInDays: 90 as const };
}
