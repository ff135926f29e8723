import { type EventPayload, NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";

const MINUTE = 60_000;
const executed: string[] = [];
const times = (name: string) => executed.filter((other) => other === name).length;

describe("running functions step by step", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => {
        const double = client.createFunction(
          { id: "double", triggers: [{ event: "double" }] },
          ({ event }) => {
            if (event.data.number < 0) throw new NonRetriableError("negative");
            return event.data.number * 2;
          },
        );
        const endless = client.createFunction({ id: "endless" }, ({ step }) => step.sleep("long", "7d"));
        return [
          double,
          endless,
          client.createFunction(
            { id: "two-steps", triggers: [{ event: "two.steps" }] },
            async ({ event, step }) => {
              const first = await step.run("first", () => {
                executed.push("first");
                return event.data.number * 2;
              });
              return step.run("second", () => ({ total: first + 1 }));
            },
          ),
          client.createFunction(
            { id: "sleeper", triggers: [{ event: "sleep" }] },
            async ({ event, step }) => {
              await step.run("before", () => void executed.push("before sleep"));
              await step.sleep("a while", "10m");
              await step.sleepUntil("the date", new Date(event.data.until));
              return "awake";
            },
          ),
          client.createFunction({ id: "waiter", triggers: [{ event: "order" }] }, async ({ step }) => {
            const payment = await step.waitForEvent("payment", {
              event: "payment",
              timeout: "1h",
              if: "async.data.order == event.data.order && async.data.amount > 5",
            });
            return payment ? payment.data.amount : "not paid";
          }),
          client.createFunction({ id: "caller", triggers: [{ event: "call" }] }, async ({ event, step }) => {
            const answer = await step
              .invoke("ask", { function: double, data: { number: event.data.number } })
              .catch((error: Error) => error.message);
            return { answer };
          }),
          client.createFunction({ id: "impatient", triggers: [{ event: "impatient" }] }, ({ step }) =>
            step
              .invoke("ask", { function: endless, data: {}, timeout: "5m" })
              .catch((error: Error) => error.message),
          ),
          client.createFunction({ id: "sender", triggers: [{ event: "send" }] }, async ({ step }) => {
            const { ids } = await step.sendEvent("tell", { name: "two.steps", data: { number: 1 } });
            await step.run("after", () => void executed.push("after sending"));
            return ids.length;
          }),
          client.createFunction({ id: "parallel", triggers: [{ event: "parallel" }] }, async ({ step }) => {
            const results = await Promise.all([
              step.run("a", () => (executed.push("a"), 1)),
              step.run("b", () => (executed.push("b"), 2)),
              step.sleep("c", "1m"),
            ]);
            return step.run("sum", () => (results[0] ?? 0) + (results[1] ?? 0));
          }),
          client.createFunction({ id: "looper", triggers: [{ event: "loop" }] }, async ({ step }) => {
            const seen: number[] = [];
            for (let round = 0; round < 5; round += 1) seen.push(await step.run("round", () => round));
            return seen;
          }),
        ];
      },
    });
  });

  afterAll(() => harness.stop());

  const send = (name: string, data: EventPayload["data"] = {}) => harness.client.send({ name, data });

  it("runs each step once and keeps the output", async () => {
    await send("two.steps", { number: 20 });
    const [run] = await harness.runs("two-steps", "completed");
    expect(run?.output).toEqual({ total: 41 });
    expect(times("first")).toBe(1);
  });

  it("tells steps of the same id in a loop apart", async () => {
    await send("loop");
    const [run] = await harness.runs("looper", "completed");
    expect(run?.output).toEqual([0, 1, 2, 3, 4]);
  });

  it("sleeps for a duration and until a date, without repeating what came before", async () => {
    const until = new Date(harness.engine.context.clock.now().getTime() + 30 * MINUTE);
    await send("sleep", { until: until.toISOString() });
    await harness.runs("sleeper", "running");
    await harness.settle();
    await harness.advance(10 * MINUTE);
    await harness.settle();
    await harness.runs("sleeper", "running");
    await harness.advance(20 * MINUTE);
    const [run] = await harness.runs("sleeper", "completed");
    expect(run?.output).toBe("awake");
    expect(times("before sleep")).toBe(1);
  });

  it("goes on with the event that it waited for, and only with one that matches", async () => {
    await send("order", { order: 1 });
    await harness.runs("waiter", "running");
    await harness.settle();
    await send("payment", { order: 2, amount: 10 });
    await send("payment", { order: 1, amount: 5 });
    await send("payment", { amount: 10 });
    await harness.settle();
    await harness.runs("waiter", "running");
    await send("payment", { order: 1, amount: 7 });
    const [run] = await harness.runs("waiter", "completed");
    expect(run?.output).toBe(7);
  });

  it("goes on with null when the event does not come in time", async () => {
    await send("order", { order: 9 });
    await harness.runs("waiter", "running");
    await harness.settle();
    await harness.advance(61 * MINUTE);
    const runs = await harness.runs("waiter", "completed", 2);
    expect(runs.at(-1)?.output).toBe("not paid");
  });

  it("invokes another function and hands its result back", async () => {
    await send("call", { number: 21 });
    const [run] = await harness.runs("caller", "completed");
    expect(run?.output).toEqual({ answer: 42 });
  });

  it("hands the failure of an invoked function to the caller, who may catch it", async () => {
    await send("call", { number: -1 });
    const runs = await harness.runs("caller", "completed", 2);
    expect(runs.at(-1)?.output).toEqual({ answer: "negative" });
  });

  it("gives up an invocation that does not end in time", async () => {
    await send("impatient");
    await harness.runs("endless", "running");
    await harness.settle();
    await harness.advance(5 * MINUTE);
    const [run] = await harness.runs("impatient", "completed");
    expect(run?.output).toMatch(/did not end in time/);
  });

  it("sends events from a step once", async () => {
    const before = await harness.countRuns("two-steps");
    await send("send");
    const [run] = await harness.runs("sender", "completed");
    await harness.settle();
    expect(run?.output).toBe(1);
    expect(await harness.countRuns("two-steps")).toBe(before + 1);
    expect(times("after sending")).toBe(1);
  });

  it("runs parallel steps once each and waits for the slowest", async () => {
    await send("parallel");
    await harness.runs("parallel", "running");
    await eventually(() => expect([times("a"), times("b")]).toEqual([1, 1]));
    await harness.settle();
    await harness.runs("parallel", "running");
    await harness.advance(MINUTE);
    const [run] = await harness.runs("parallel", "completed");
    expect(run?.output).toBe(3);
    expect([times("a"), times("b")]).toEqual([1, 1]);
  });
});
