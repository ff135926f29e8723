import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { ApiEndpoint } from "@/lib/api/endpoint";
import { API_ENDPOINTS } from "@/lib/api/endpoints";
import { createApiKey } from "@/lib/api-keys/mutations";
import { API_KEY_SCOPES } from "@/lib/api-keys/scopes";
import { createApiTenant, type ApiTenant } from "@/scripts/testing/api-records";
import { apiRoutes, callApi, type ApiReply, type ApiRoute } from "@/scripts/testing/api-routes";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";

// What stands below a record begins empty and is tested with the record.
const LISTS = API_ENDPOINTS.filter(({ place, params }) => place !== undefined && params === undefined);

/** A list in each of its orders. */
const ORDERS = LISTS.flatMap((endpoint) =>
  ordersOf(endpoint).map((sort) => [`${endpoint.path}${sort ? ` by ${sort}` : ""}`, endpoint, sort] as const),
);

/** Whether a filter of this name has this value among its own; states and severities differ from list to list. */
function takes({ query }: ApiEndpoint, name: string, value: string): boolean {
  const filter = query?.shape[name] as z.ZodType | undefined;
  return [value, [value]].some((given) => filter?.safeParse(given).success === true);
}

function ordersOf({ query }: ApiEndpoint): (string | null)[] {
  const sort = query?.shape.sort as z.ZodDefault<z.ZodEnum> | undefined;
  return sort ? sort.unwrap().options.map(String) : [null];
}

describe("the lists of the public API", () => {
  let tenant: ApiTenant;
  let strangerToken: string;
  let routes: ApiRoute[];

  beforeAll(async () => {
    tenant = await createApiTenant();
    const { context } = await createOrganizationFixture("Stranger");
    const everything = { name: "Everything", scopes: [...API_KEY_SCOPES], expiresInDays: 90 as const };
    ({ token: strangerToken } = await createApiKey(context, everything));
    for (const name of ["Second", "Third"])
      await createApiKey(tenant.context, { name, scopes: ["metrics:read"], expiresInDays: 7 });
    routes = await apiRoutes();
  });

  async function list(
    { path }: Pick<ApiEndpoint, "path">,
    query: Record<string, string | number | readonly string[]>,
    token = tenant.token,
  ): Promise<ApiReply & { data: unknown[]; cursor: string | null }> {
    const route = routes.find((each) => each.path === path && each.method === "GET");
    if (!route) throw new Error(`${path} has no list.`);
    const reply = await callApi(route, { token, query });
    return { ...reply, data: reply.body.data as unknown[], cursor: reply.body.next_cursor as string | null };
  }

  it.each(ORDERS)("%s come page by page as they come at once", async (_name, endpoint, sort) => {
    const query: Record<string, string> = sort === null ? {} : { sort };
    const whole = await list(endpoint, { ...query, limit: 200 });
    expect(whole.cursor).toBeNull();
    expect(whole.data.length).toBeGreaterThanOrEqual(3);
    const walked: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(endpoint, { ...query, limit: 2, ...(cursor !== null && { cursor }) });
      expect(page.data.length).toBeLessThanOrEqual(2);
      walked.push(...page.data);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(walked).toEqual(whole.data);
  });

  it.each(LISTS.map((endpoint) => [endpoint.path, endpoint] as const))(
    "%s take a cursor only where it came from",
    async (_path, endpoint) => {
      const { cursor } = await list(endpoint, { limit: 1 });
      const other = LISTS.find((each) => each !== endpoint) ?? endpoint;
      const filter = Object.entries({
        severity: "low",
        role: "owner",
        action: "a.b",
        source: "pushed",
        state: "active",
      });
      const filters = Object.fromEntries(filter.filter(([name, value]) => takes(endpoint, name, value)));
      for (const refused of [
        await list(endpoint, { cursor: `x${cursor}` }),
        await list(endpoint, { cursor: "e30.e30" }),
        await list(other, { cursor: cursor ?? "" }),
        ...(Object.keys(filters).length > 0
          ? [await list(endpoint, { cursor: cursor ?? "", ...filters })]
          : []),
        await list(endpoint, { cursor: cursor ?? "" }, strangerToken),
      ])
        expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: "cursor" }] } });
      expect(await list(endpoint, { cursor: cursor ?? "", limit: 3 })).toMatchObject({ status: 200 });
    },
  );

  it.each([
    ["limit", "0", "1 to 200"],
    ["limit", "201", "1 to 200"],
    ["limit", "many", "number"],
    ["sort", "colour", "occurred_at"],
    ["severity", "grave", "critical"],
    ["kind", "fire", "no kind"],
    ["occurred_from", "yesterday", "a time with its zone"],
    ["occurred_before", "2026-11-21T12:00:00", "a time with its zone"],
    ["search", "", "not be empty"],
  ])("name the fault of %s=%s", async (field, value, message) => {
    const { status, body } = await list({ path: "/api/v1/security-events" }, { [field]: value });
    expect(status).toBe(422);
    const [error] = body.errors as { field: string; message: string }[];
    expect(error?.field.split(".")[0]).toBe(field);
    expect(error?.message).toContain(message);
  });

  it("of security events are narrowed by each filter", async () => {
    const events = { path: "/api/v1/security-events" } as const;
    const count = async (query: Record<string, string | readonly string[]>) =>
      (await list(events, query)).data.length;
    expect(await count({ kind: "custom.seen" })).toBe(3);
    expect(await count({ kind: ["custom.seen", "webhook.forged"], severity: ["info", "low"] })).toBe(3);
    expect(await count({ severity: "critical" })).toBe(0);
    expect(await count({ search: tenant.mark })).toBe(3);
    expect(await count({ actor_id: "nobody" })).toBe(0);
    expect(await count({ occurred_from: "2999-01-01T00:00:00Z" })).toBe(0);
    expect(await count({ occurred_before: "2999-01-01T00:00:00+02:00" })).toBe(3);
  });

  it("of audit entries are narrowed by each filter", async () => {
    const entries = { path: "/api/v1/audit-entries" } as const;
    const count = async (query: Record<string, string | readonly string[]>) =>
      (await list(entries, query)).data.length;
    expect(await count({ action: "members.change_role" })).toBe(3);
    expect(await count({ action: ["members.change_role", "api-keys.create"] })).toBe(6);
    expect(await count({ resource_kind: "api_key" })).toBe(3);
    expect(await count({ actor_id: tenant.user.id })).toBe(await count({ limit: "200" }));
    expect(await count({ actor_id: "system" })).toBe(0);
    expect(await count({ search: `${tenant.mark} 2`, action: "members.change_role" })).toBe(1);
    expect(await count({ recorded_before: "2020-01-01T00:00:00Z" })).toBe(0);
  });

  it("of members and keys are narrowed by each filter", async () => {
    const members = { path: "/api/v1/members" } as const;
    expect((await list(members, { role: "auditor" })).data).toHaveLength(3);
    expect((await list(members, { role: ["owner", "auditor"] })).data).toHaveLength(4);
    expect((await list(members, { search: `${tenant.mark} 3` })).data).toHaveLength(1);
    const keys = { path: "/api/v1/api-keys" } as const;
    expect((await list(keys, { state: "active" })).data).toHaveLength(3);
    expect((await list(keys, { state: "revoked" })).data).toHaveLength(0);
    expect((await list({ path: "/api/v1/metrics" }, { source: "pushed" })).data).toHaveLength(3);
  });
});
