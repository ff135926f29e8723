import { describe, expect, it } from "vitest";
import { Regulix, RegulixConnectionError, RegulixProblem, isProblem } from "./index.js";

type Sent = { url: string; method: string; key: string | null; body: unknown };

const problem =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    Response.json(
      { type: "about:blank", title: code, status, detail: `It is ${code}.`, code, request_id: "r-1" },
      { status, headers: { "content-type": "application/problem+json", ...headers } },
    );
const ok = (body: unknown) => () => Response.json(body);

/** A client whose requests are answered one after the other, and what it sent and waited. */
function clientOf(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const regulix = new Regulix({
    apiKey: "rgx_test",
    baseUrl: "https://regulix.example",
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    fetch: (address, request) => {
      const headers = new Headers(request?.headers);
      expect(headers.get("authorization")).toBe("Bearer rgx_test");
      const body = typeof request?.body === "string" ? (JSON.parse(request.body) as unknown) : undefined;
      sent.push({
        url: String(address),
        method: request?.method ?? "",
        key: headers.get("idempotency-key"),
        body,
      });
      const answer = answers.shift();
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("fetch failed"));
    },
  });
  return { regulix, sent, waits };
}

describe("the typed client", () => {
  it("sends parameters where they belong", async () => {
    const { regulix, sent } = clientOf(ok({ data: [], next_cursor: null }), ok({}));
    await regulix.listMembers({ role: ["owner", "admin"], limit: 5, search: undefined });
    await regulix.getMetric("orders/placed?x");
    expect(sent.map(({ url }) => url)).toEqual([
      "https://regulix.example/api/v1/members?role=owner&role=admin&limit=5",
      "https://regulix.example/api/v1/metrics/orders%2Fplaced%3Fx",
    ]);
  });

  it("waits as long as it is told and sends a write again under the same key", async () => {
    const { regulix, sent, waits } = clientOf(
      problem(429, "rate_limited", { "retry-after": "7" }),
      problem(503, "unavailable"),
      ok({ accepted: 1, duplicates: 0, rejected: [] }),
    );
    await regulix.pushMetrics({ points: [{ metric: "orders", value: 1 }] });
    expect(waits[0]).toBe(7_000);
    expect(waits[1]).toBeGreaterThan(0);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("makes up a new key for each write, takes a given one, and none for reading", async () => {
    const { regulix, sent } = clientOf(ok({}), ok({}), ok({}), ok({}));
    await regulix.updateOrganization({ name: "A" });
    await regulix.updateOrganization({ name: "B" });
    await regulix.updateOrganization({ name: "C" }, { idempotencyKey: "mine" });
    await regulix.getOrganization();
    const [first, second, third, fourth] = sent.map(({ key }) => key);
    expect(first).not.toBe(second);
    expect(third).toBe("mine");
    expect(fourth).toBeNull();
  });

  it.each([
    [422, "invalid_input"],
    [404, "not_found"],
    [403, "scope_required"],
    [409, "conflict"],
  ])("does not send again what is refused with %i %s", async (status, code) => {
    const { regulix, sent } = clientOf(problem(status, code));
    const error: unknown = await regulix.removeMember("x").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RegulixProblem);
    expect(isProblem(error, code)).toBe(true);
    expect(error).toMatchObject({ status, code, requestId: "r-1", message: `It is ${code}.` });
    expect(sent).toHaveLength(1);
  });

  it("gives up after three repetitions", async () => {
    const { regulix, sent } = clientOf();
    await expect(regulix.getOrganization()).rejects.toBeInstanceOf(RegulixConnectionError);
    expect(sent).toHaveLength(4);
  });

  it("tells an answer that is not the API's from a problem", async () => {
    const gateway = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
    const { regulix } = clientOf(gateway, gateway, gateway, gateway);
    await expect(regulix.getOrganization()).rejects.toThrow("GET /api/v1/organization was answered 502.");
  });

  it("stops when its caller does", async () => {
    const { regulix, sent } = clientOf();
    const signal = AbortSignal.abort();
    await expect(regulix.getOrganization({ signal })).rejects.toBeInstanceOf(RegulixConnectionError);
    expect(sent).toHaveLength(1);
  });

  it("walks through all pages, and fetches none that is not taken", async () => {
    const { regulix, sent } = clientOf(
      ok({ data: [{ id: "1" }, { id: "2" }], next_cursor: "next" }),
      ok({ data: [{ id: "3" }], next_cursor: null }),
      ok({ data: [{ id: "1" }], next_cursor: "next" }),
    );
    const ids: string[] = [];
    for await (const { id } of regulix.listAllMembers({ limit: 2 })) ids.push(id);
    expect(ids).toEqual(["1", "2", "3"]);
    expect(sent[1]?.url).toContain("limit=2&cursor=next");
    for await (const { id } of regulix.listAllMembers()) {
      expect(id).toBe("1");
      break;
    }
    expect(sent).toHaveLength(3);
  });

  it("answers nothing where there is nothing to answer", async () => {
    const { regulix } = clientOf(() => new Response(null, { status: 204 }));
    expect(await regulix.revokeApiKey("x")).toBeUndefined();
  });
});
