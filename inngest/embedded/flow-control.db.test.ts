import type { EventPayload } from "inngest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Steps that end when the test says so. */
const gates = new Map<string, () => void>();
const open = () => [...gates.keys()];
function gate(name: string): Promise<void> {
  return new Promise((resolve) => {
    gates.set(name, () => {
      gates.delete(name);
      resolve();
    });
  });
}
const started: string[] = [];

describe("flow control", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction(
          {
            id: "narrow",
            concurrency: { limit: 2, key: "event.data.team" },
            triggers: [{ event: "narrow" }],
          },
          ({ event, step }) => step.run("work", () => gate(`narrow ${event.data.name}`)),
        ),
        client.createFunction(
          {
            id: "ordered",
            concurrency: 1,
            priority: { run: "event.data.urgent ? 120 : 0" },
            triggers: [{ event: "ordered" }],
          },
          ({ event, step }) => {
            started.push(`ordered ${event.data.name}`);
            return step.run("work", () => gate(`ordered ${event.data.name}`));
          },
        ),
        client.createFunction(
          { id: "once", idempotency: "event.data.order", triggers: [{ event: "once" }] },
          ({ event }) => event.data.order,
        ),
        client.createFunction(
          {
            id: "calm",
            debounce: { key: "event.data.page", period: "1m", timeout: "3m" },
            triggers: [{ event: "calm" }],
          },
          ({ event }) => event.data.version,
        ),
        client.createFunction(
          {
            id: "batcher",
            batchEvents: { maxSize: 3, timeout: "60s", key: "event.data.team" },
            triggers: [{ event: "batch" }],
          },
          ({ events }) => events.map((event: EventPayload) => event.data?.number).sort(),
        ),
        client.createFunction(
          {
            id: "limited",
            rateLimit: { limit: 2, period: "60s", key: "event.data.user" },
            triggers: [{ event: "limited" }],
          },
          () => "ran",
        ),
        client.createFunction(
          { id: "throttled", throttle: { limit: 1, period: "10m" }, triggers: [{ event: "throttled" }] },
          () => "ran",
        ),
        client.createFunction(
          {
            id: "single-skip",
            singleton: { key: "event.data.user", mode: "skip" },
            triggers: [{ event: "single.skip" }],
          },
          ({ step }) => step.sleep("long", "1h"),
        ),
        client.createFunction(
          { id: "single-cancel", singleton: { mode: "cancel" }, triggers: [{ event: "single.cancel" }] },
          ({ step }) => step.sleep("long", "1h"),
        ),
        client.createFunction(
          { id: "slow", timeouts: { finish: "10m" }, triggers: [{ event: "slow" }] },
          ({ step }) => step.sleep("long", "1h"),
        ),
        client.createFunction(
          {
            id: "queued-too-long",
            concurrency: 1,
            timeouts: { start: "5m" },
            triggers: [{ event: "queue" }],
          },
          ({ event, step }) => step.run("work", () => gate(`queue ${event.data.name}`)),
        ),
        client.createFunction(
          {
            id: "cancellable",
            cancelOn: [{ event: "stop", if: "async.data.user == event.data.user", timeout: "1h" }],
            triggers: [{ event: "go" }],
          },
          ({ step }) => step.sleep("long", "1d"),
        ),
      ],
    });
  });

  // What one test leaves behind must not fail the others.
  afterEach(() => {
    for (const finish of gates.values()) finish();
  });
  afterAll(() => harness.stop());

  const send = (name: string, data: object = {}) => harness.client.send({ name, data: { ...data } });
  const opened = (name: string) => eventually(() => expect(open()).toContain(name));

  it("runs no more at a time than allowed for a key, and the next when one ends", async () => {
    for (const name of ["a", "b"]) {
      await send("narrow", { team: "red", name });
      await opened(`narrow ${name}`);
    }
    await send("narrow", { team: "red", name: "c" });
    await send("narrow", { team: "blue", name: "d" });
    await opened("narrow d");
    await eventually(() => expect(harness.engine.context.limiter.parked).toBe(1));
    expect(open()).not.toContain("narrow c");
    gates.get("narrow a")?.();
    await opened("narrow c");
    for (const name of ["b", "c", "d"]) gates.get(`narrow ${name}`)?.();
    await harness.runs("narrow", "completed", 4);
  });

  it("lets an urgent run pass those that wait", async () => {
    await send("ordered", { name: "first" });
    await opened("ordered first");
    for (const name of ["second", "third"]) await send("ordered", { name });
    await eventually(() => expect(harness.engine.context.limiter.parked).toBe(2));
    await send("ordered", { name: "urgent", urgent: true });
    await eventually(() => expect(harness.engine.context.limiter.parked).toBe(3));
    for (const name of ["first", "urgent", "second", "third"]) {
      await opened(`ordered ${name}`);
      gates.get(`ordered ${name}`)?.();
    }
    await harness.runs("ordered", "completed", 4);
    expect([...new Set(started)]).toEqual(
      ["first", "urgent", "second", "third"].map((name) => `ordered ${name}`),
    );
  });

  it("runs once for a key within a day, and again after it", async () => {
    for (const order of [1, 2, 1]) await send("once", { order });
    await harness.runs("once", "completed", 2);
    await harness.settle();
    expect(await harness.countRuns("once")).toBe(2);
    await harness.advance(24 * 60 * MINUTE + 1);
    await send("once", { order: 1 });
    await harness.runs("once", "completed", 3);
  });

  it("waits until events of a key cease and takes the last, but no longer than the time limit", async () => {
    await send("calm", { page: "a", version: 1 });
    await harness.settle();
    for (const version of [2, 3, 4]) {
      await harness.advance(50 * SECOND);
      await send("calm", { page: "a", version });
      await harness.settle();
    }
    expect(await harness.countRuns("calm")).toBe(0);
    await harness.advance(30 * SECOND);
    const [run] = await harness.runs("calm", "completed");
    expect(run?.output).toBe(4);
  });

  it("collects events of a key into one run: when enough have come, or when the time is over", async () => {
    for (const number of [1, 2, 3, 4]) await send("batch", { team: "red", number });
    await send("batch", { team: "blue", number: 9 });
    const [full] = await harness.runs("batcher", "completed");
    expect(full?.output).toEqual([1, 2, 3]);
    await harness.settle();
    await harness.advance(MINUTE);
    const runs = await harness.runs("batcher", "completed", 3);
    expect(runs.slice(1).map((run) => run.output)).toEqual(expect.arrayContaining([[4], [9]]));
  });

  it("drops events over a rate limit, for each key on its own", async () => {
    for (const user of ["a", "a", "a", "b"]) await send("limited", { user });
    await harness.runs("limited", "completed", 2);
    await harness.settle();
    expect(await harness.countRuns("limited")).toBe(2);
    await harness.advance(30 * SECOND);
    await send("limited", { user: "a" });
    await harness.runs("limited", "completed", 3);
  });

  it("delays runs over a throttle and loses none", async () => {
    for (let index = 0; index < 3; index += 1) await send("throttled");
    await harness.runs("throttled", "completed", 1);
    await harness.settle();
    await harness.advance(10 * MINUTE);
    await harness.runs("throttled", "completed", 2);
    await harness.settle();
    await harness.runs("throttled", "completed", 2);
    await harness.advance(10 * MINUTE);
    await harness.runs("throttled", "completed", 3);
  });

  it("skips a new run while one of the same key is active", async () => {
    for (const user of ["a", "a", "b"]) await send("single.skip", { user });
    await harness.runs("single-skip", "running", 2);
    await harness.settle();
    expect(await harness.countRuns("single-skip")).toBe(2);
  });

  it("replaces the active run by the new one", async () => {
    await send("single.cancel");
    await harness.runs("single-cancel", "running");
    await send("single.cancel");
    await harness.runs("single-cancel", "cancelled");
    await harness.runs("single-cancel", "running");
  });

  it("cancels a run that does not end in time", async () => {
    await send("slow");
    await harness.runs("slow", "running");
    await harness.settle();
    await harness.advance(10 * MINUTE);
    const [run] = await harness.runs("slow", "cancelled");
    expect(run?.error?.message).toBe("not finished in time");
  });

  it("cancels a run that does not start in time, and leaves the one that has started", async () => {
    await send("queue", { name: "first" });
    await opened("queue first");
    await send("queue", { name: "second" });
    await eventually(() => expect(harness.engine.context.limiter.parked).toBe(1));
    await harness.advance(5 * MINUTE);
    const [run] = await harness.runs("queued-too-long", "cancelled");
    expect(run?.error?.message).toBe("not started in time");
    gates.get("queue first")?.();
    await harness.runs("queued-too-long", "completed");
  });

  it("cancels the runs that an event matches, within the time allowed for it", async () => {
    for (const user of ["a", "b"]) await send("go", { user });
    await harness.runs("cancellable", "running", 2);
    await send("stop", { user: "a" });
    const [run] = await harness.runs("cancellable", "cancelled");
    expect(run?.error?.message).toBe('by event "stop"');
    await harness.runs("cancellable", "running", 1);
    await harness.advance(61 * MINUTE);
    await send("stop", { user: "b" });
    await harness.settle();
    await harness.runs("cancellable", "running", 1);
  });

  it("cancels runs by events that came in together with their own", async () => {
    const users = Array.from({ length: 10 }, (_, index) => `together ${index}`);
    await harness.client.send(
      users.flatMap((user) => [
        { name: "go", data: { user } },
        { name: "stop", data: { user } },
      ]),
    );
    await harness.runs("cancellable", "cancelled", 1 + users.length);
  });
});
