import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENT_KEY, SIGNING_KEY } from "@/scripts/testing/engine/test-app";
import { type Harness, startHarness } from "@/scripts/testing/engine/harness";

describe("taking in events", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "counted", triggers: [{ event: "counted" }] }, ({ event }) => event.data),
        client.createFunction(
          {
            id: "choosy",
            triggers: [
              { event: "choosy", if: "event.data.amount > 10" },
              { event: "choosy", if: "event.data.amount > 100" },
            ],
          },
          ({ event }) => event.data.amount,
        ),
        client.createFunction(
          { id: "all-of-app", triggers: [{ event: "app/*" }] },
          ({ event }) => event.name,
        ),
      ],
    });
  });

  afterAll(() => harness.stop());

  const post = (body: unknown, { key = EVENT_KEY, headers = {} } = {}) =>
    fetch(`http://127.0.0.1:${harness.engine.port}/e/${key}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  it("starts one run for events of the same id, and answers the repetition with success", async () => {
    for (let index = 0; index < 3; index += 1) {
      const { ids } = await harness.client.send({ id: "order-1", name: "counted", data: {} });
      expect(ids).toHaveLength(1);
    }
    await harness.runs("counted", "completed");
    await harness.settle();
    expect(await harness.countRuns("counted")).toBe(1);
  });

  it("takes an id anew after a day", async () => {
    await harness.advance(24 * 60 * 60_000 + 1);
    await harness.client.send({ id: "order-1", name: "counted", data: {} });
    await harness.runs("counted", "completed", 2);
  });

  it("stores a send that the SDK repeats under the same seed only once", async () => {
    const headers = { "x-inngest-event-id-seed": "1795262596660,3q2+7wAAAAAAAA==" };
    const first = await (await post([{ name: "counted" }, { name: "counted" }], { headers })).json();
    const second = await (await post([{ name: "counted" }, { name: "counted" }], { headers })).json();
    expect(second.ids).toEqual(first.ids);
    expect(new Set(first.ids).size).toBe(2);
    await harness.runs("counted", "completed", 4);
    await harness.settle();
    expect(await harness.countRuns("counted")).toBe(4);
  });

  it("runs a function once however many of its triggers match, and not when none does", async () => {
    for (const amount of [5, 50, 500]) await harness.client.send({ name: "choosy", data: { amount } });
    await harness.client.send({ name: "choosy", data: {} });
    const runs = await harness.runs("choosy", "completed", 2);
    await harness.settle();
    expect(runs.map((run) => run.output).sort()).toEqual([50, 500]);
    expect(await harness.countRuns("choosy")).toBe(2);
  });

  it("serves triggers with a wildcard", async () => {
    await harness.client.send({ name: "app/user.created", data: {} });
    const [run] = await harness.runs("all-of-app", "completed");
    expect(run?.output).toBe("app/user.created");
  });

  it("keeps characters that PostgreSQL's own JSON refuses", async () => {
    await harness.client.send({ name: "counted", data: { text: "nul \u0000 and half a pair \ud800" } });
    const runs = await harness.runs("counted", "completed", 5);
    expect(runs.at(-1)?.output).toMatchObject({ text: expect.stringContaining("nul \u0000") });
  });

  it.each<[string, unknown, number, RegExp]>([
    ["that is not JSON", "{", 400, /not JSON/],
    ["without a name", { data: {} }, 400, /event 0: name/],
    ["whose data is a list", [{ name: "counted" }, { name: "a", data: [] }], 400, /event 1: data/],
    ["with a name that is reserved", { name: "inngest/function.failed" }, 400, /reserved/],
    [
      "that is too large",
      { name: "counted", data: { text: "x".repeat(600_000) } },
      413,
      /larger than 524288/,
    ],
  ])("refuses a body %s, by name, and stores nothing of it", async (_what, body, status, reason) => {
    const before = await harness.query("SELECT 1 FROM engine.events");
    const response = await post(body);
    expect(response.status).toBe(status);
    expect((await response.json()).error).toMatch(reason);
    expect(await harness.query("SELECT 1 FROM engine.events")).toHaveLength(before.length);
  });

  it("accepts two thousand events at once and starts a run for each", async () => {
    const before = await harness.countRuns("counted");
    await harness.client.send(
      Array.from({ length: 2_000 }, (_, number) => ({ name: "counted", data: { number } })),
    );
    await expect.poll(() => harness.countRuns("counted"), { timeout: 10_000 }).toBe(before + 2_000);
  });

  it.each([
    ["an event under a wrong key", "POST", "/e/guessed-key", {}],
    ["a registration without the token", "POST", "/fn/register", {}],
    ["a checkpoint without the token", "POST", "/v1/checkpoint/run/async", {}],
    ["the steps of a run without the token", "GET", "/v0/runs/run/actions", {}],
    ["a cancellation without the token", "DELETE", "/v1/runs/run", {}],
    ["a retry with the key itself", "POST", "/v1/runs/run/retry", { authorization: `Bearer ${SIGNING_KEY}` }],
  ])("refuses %s", async (_what, method, path, headers) => {
    const response = await fetch(`http://127.0.0.1:${harness.engine.port}${path}`, { method, headers });
    expect(response.status).toBe(401);
  });
});
