import { type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "@/scripts/testing/engine/harness";

const SECOND = 1_000;
/** Longer than any backoff with its jitter. */
const LONG = 3 * 60 * 60 * SECOND;
const calls: string[] = [];
const times = (name: string) => calls.filter((other) => other === name).length;

describe("retries", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "flaky", retries: 2, triggers: [{ event: "flaky" }] }, ({ attempt }) => {
          if (attempt < 2) throw new Error(`attempt ${attempt}`);
          return attempt;
        }),
        client.createFunction(
          {
            id: "doomed",
            retries: 1,
            triggers: [{ event: "doomed" }],
            onFailure: ({ event, error }: FailureEventArgs) => {
              calls.push(
                `failure of ${event.data.function_id}: ${error.message}, ${event.data.event.data?.reason}`,
              );
            },
          },
          ({ attempt }) => {
            calls.push("doomed");
            throw new Error(`attempt ${attempt}`);
          },
        ),
        client.createFunction(
          { id: "flaky-step", triggers: [{ event: "flaky.step" }] },
          async ({ step, attempt }) => {
            await step.run("good", () => void calls.push("good"));
            return step.run("bad", () => {
              calls.push("bad");
              if (times("bad") < 3) throw new Error("not yet");
              return attempt;
            });
          },
        ),
        client.createFunction(
          { id: "catcher", retries: 1, triggers: [{ event: "catch" }] },
          async ({ step }) => {
            const caught = await step
              .run("bad", () => {
                calls.push("caught");
                throw new Error("for good");
              })
              .catch((error: Error) => error.message);
            return step.run("then", () => caught);
          },
        ),
        client.createFunction({ id: "refused", triggers: [{ event: "refused" }] }, ({ step }) =>
          step.run("no", () => {
            calls.push("refused");
            throw new NonRetriableError("no use");
          }),
        ),
        client.createFunction({ id: "later", triggers: [{ event: "later" }] }, ({ attempt }) => {
          if (attempt === 0) throw new RetryAfterError("busy", "7m");
          return "done";
        }),
        client.createFunction({ id: "parallel-flaky", triggers: [{ event: "parallel.flaky" }] }, ({ step }) =>
          Promise.all([
            step.run("steady", () => void calls.push("steady")),
            step.run("shaky", () => {
              calls.push("shaky");
              if (times("shaky") < 2) throw new Error("once");
              return "ok";
            }),
          ]),
        ),
        client.createFunction({ id: "default", triggers: [{ event: "default" }] }, () => {
          calls.push("default");
          throw new Error("always");
        }),
      ],
    });
  });

  afterAll(() => harness.stop());

  const send = (name: string, data = {}) => harness.client.send({ name, data });
  const nextAttempt = async () => {
    await harness.settle();
    await harness.advance(LONG);
  };

  it("tries a function that throws again after the backoff, and not before", async () => {
    await send("flaky");
    await harness.settle();
    const [waiting] = await harness.runs("flaky", "running");
    expect(waiting?.error?.message).toBe("attempt 0");
    await harness.advance(14 * SECOND);
    await harness.settle();
    expect((await harness.runs("flaky", "running"))[0]?.attempts).toBe(1);
    await harness.advance(LONG);
    await nextAttempt();
    const [run] = await harness.runs("flaky", "completed");
    expect(run?.output).toBe(2);
    expect(run?.attempts).toBe(3);
  });

  it("fails a function whose attempts are used up and runs its failure handler with the event", async () => {
    await send("doomed", { reason: "bad luck" });
    await nextAttempt();
    const [run] = await harness.runs("doomed", "failed");
    expect(run?.error?.message).toBe("attempt 1");
    expect(times("doomed")).toBe(2);
    await harness.runs("doomed-failure", "completed");
    expect(times("failure of test-doomed: attempt 1, bad luck")).toBe(1);
  });

  it("makes five attempts where a function names no number", async () => {
    await send("default");
    for (let attempt = 0; attempt < 5; attempt += 1) await nextAttempt();
    await harness.runs("default", "failed");
    expect(times("default")).toBe(5);
  });

  it("repeats only the step that failed", async () => {
    await send("flaky.step");
    await nextAttempt();
    await nextAttempt();
    await harness.runs("flaky-step", "completed");
    expect([times("good"), times("bad")]).toEqual([1, 3]);
  });

  it("lets a function catch a step that failed for good", async () => {
    await send("catch");
    await nextAttempt();
    const [run] = await harness.runs("catcher", "completed");
    expect(run?.output).toBe("for good");
    expect(times("caught")).toBe(2);
  });

  it("does not repeat an error that cannot be retried", async () => {
    await send("refused");
    const [run] = await harness.runs("refused", "failed");
    expect(run?.error).toMatchObject({ message: "no use" });
    expect(times("refused")).toBe(1);
  });

  it("waits as long as the function asks", async () => {
    await send("later");
    await harness.settle();
    await harness.advance(6 * 60 * SECOND);
    await harness.settle();
    await harness.runs("later", "running");
    await harness.advance(60 * SECOND);
    const [run] = await harness.runs("later", "completed");
    expect(run?.output).toBe("done");
  });

  it("repeats the failed one of parallel steps and leaves its sibling alone", async () => {
    await send("parallel.flaky");
    await nextAttempt();
    await harness.runs("parallel-flaky", "completed");
    expect([times("steady"), times("shaky")]).toEqual([1, 2]);
  });
});
