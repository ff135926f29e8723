import { beforeAll, describe, expect, it } from "vitest";
import { searchHelpEndpoint } from "@/lib/api/resources/help";
import { listMissedSearches } from "@/lib/help/missed-searches";
import { apiRoutes, callApi, type ApiRoute } from "@/scripts/testing/api-routes";

describe("the search of help in the public API", () => {
  let route: ApiRoute;

  beforeAll(async () => {
    const found = (await apiRoutes()).find(({ path }) => path === searchHelpEndpoint.path);
    if (!found) throw new Error("The search has no route.");
    route = found;
  });

  it("answers without a key what it declares, the best first", async () => {
    const reply = await callApi(route, { query: { q: "how do I invte a colleague" } });
    expect(reply.status).toBe(200);
    expect(searchHelpEndpoint.answers[200].schema.parse(reply.body)).toEqual(reply.body);
    expect(reply.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ slug: "invite-a-colleague" })]) as unknown,
    });
    expect(reply.headers.get("ratelimit-policy")).toBe('"per-address";q=120;w=60');
  });

  it("answers nothing to what is not covered, and notes it without what names somebody", async () => {
    const reply = await callApi(route, { query: { q: "gift cards for mira@example.test" } });
    expect(reply).toMatchObject({ status: 200, body: { items: [] } });
    const kept = await listMissedSearches(10);
    expect(kept.map(({ query }) => query)).toEqual(["gift cards for …"]);
  });

  it("names what is wrong with a query", async () => {
    expect(await callApi(route, { query: {} })).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: [{ field: "q" }] },
    });
    expect(await callApi(route, { query: { q: "slack", colour: "red" } })).toMatchObject({ status: 422 });
  });

  it("asks a sender who searches too often to come back later", async () => {
    let reply = await callApi(route, { query: { q: "slack" } });
    for (let asked = 0; asked < 150 && reply.status === 200; asked += 1)
      reply = await callApi(route, { query: { q: "slack" } });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
