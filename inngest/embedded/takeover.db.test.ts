import type { Inngest, InngestFunction } from "inngest";
import { afterEach, describe, expect, it } from "vitest";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";

let harness: Harness;
afterEach(async () => {
  await harness.query("DELETE FROM engine.runs");
  await harness.query("DELETE FROM engine.functions");
  await harness.stop();
});

const sleeper = (client: Inngest): InngestFunction.Any[] => [
  client.createFunction(
    { id: "sleeper", retries: 0, triggers: [{ event: "go" }] },
    async ({ step, attempt }) => {
      await step.sleep("rest", "1h");
      return attempt;
    },
  ),
];

/** A run whose next call is as a killed engine leaves it: recorded, but without a job. */
async function leaveBehind(call: { status: "queued" | "running"; requestId: string | null }): Promise<void> {
  await harness.client.send({ name: "go", data: {} });
  await harness.runs("sleeper", "running");
  await harness.settle();
  await harness.query("UPDATE engine.steps SET status = 'completed', completed_order = 1");
  await harness.query(
    `INSERT INTO engine.calls (id, run_id, step_id, status, request_id, due_at)
     SELECT '01', id, 'step', $1, $2, now() FROM engine.runs`,
    [call.status, call.requestId],
  );
}

describe("taking over from an engine that was killed", () => {
  it("routes events that were stored and not routed", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "late", triggers: [{ event: "go" }] }, () => "ran"),
      ],
    });
    await harness.query(
      `INSERT INTO engine.events (id, name, body, received_at)
       VALUES ('01', 'go', '{"id":"01","name":"go","data":{},"user":{},"ts":1}', now())`,
    );
    await harness.restart();
    await harness.runs("late", "completed");
  });

  it("sends calls that have no job", async () => {
    harness = await startHarness({ functions: sleeper });
    await leaveBehind({ status: "queued", requestId: null });
    await harness.restart();
    await harness.runs("sleeper", "completed");
  });

  it("sends a call anew, at no cost in attempts, when the app does not know of it", async () => {
    harness = await startHarness({ functions: sleeper });
    await leaveBehind({ status: "running", requestId: "request-of-the-dead" });
    await harness.restart();
    const [run] = await eventually(async () => {
      await harness.advance(500);
      const runs = await harness.query("SELECT output, attempts FROM engine.runs WHERE status = 'completed'");
      expect(runs).toHaveLength(1);
      return runs;
    });
    expect(run).toEqual({ output: 0, attempts: 1 });
  });

  it("waits for an execution that the app still works on, and takes the answer it kept", async () => {
    let executions = 0;
    let finish: (value: string) => void = () => undefined;
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "alive", triggers: [{ event: "go" }] }, () => {
          executions += 1;
          return new Promise<string>((resolve) => (finish = resolve));
        }),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    await eventually(() => expect(executions).toBe(1));
    await harness.restart();
    await eventually(async () => {
      const probing = await harness.query(
        "SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'call:%' AND run_at > now()",
      );
      expect(probing).toHaveLength(1);
    });
    finish("answered after the restart");
    const [run] = await harness.runs("alive", "completed");
    expect(run?.output).toBe("answered after the restart");
    expect(executions).toBe(1);
  });
});
