import { afterEach, describe, expect, it, vi } from "vitest";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";
import { SIGNING_KEY, serveFunctions } from "@/scripts/testing/engine/test-app";
import { engineToken } from "@/lib/events/engine-token";

const SECOND = 1_000;
let harness: Harness;
afterEach(async () => {
  await harness.query("DELETE FROM engine.runs");
  await harness.query("DELETE FROM engine.functions");
  await harness.stop();
});

const warned = (text: RegExp) =>
  eventually(() =>
    expect(harness.logs.map(({ message, fields }) => message + JSON.stringify(fields)).join()).toMatch(text),
  );

describe("what the engine does not support", () => {
  it("fails a run that waits for a signal, by the operation's name", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "unsupported", triggers: [{ event: "go" }] }, ({ step }) =>
          step.waitForSignal("wait", { signal: "green", timeout: "1h" }),
        ),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    const [run] = await harness.runs("unsupported", "failed");
    expect(run?.error).toMatchObject({ name: "UnsupportedOperation" });
    expect(run?.error?.message).toContain('"WaitForSignal"');
  });

  it("refuses to register a function with an option it does not know, naming both", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "known", triggers: [{ event: "go" }] }, () => "ran"),
      ],
    });
    const response = await fetch(`http://127.0.0.1:${harness.engine.port}/fn/register`, {
      method: "POST",
      headers: { authorization: `Bearer ${engineToken(SIGNING_KEY)}` },
      body: JSON.stringify({
        appName: "test",
        functions: [{ id: "test-new", triggers: [{ event: "go" }], steps: {}, levitation: true }],
      }),
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatch(/function test-new: .*levitation/);
    expect(harness.engine.context.registry.find("test-known")).toBeDefined();
  });

  it("refuses an expression that it cannot read, naming the function", async () => {
    harness = await startHarness({
      registers: false,
      functions: (client) => [
        client.createFunction(
          { id: "garbled", triggers: [{ event: "go", if: "event.data. ==" }] },
          () => "ran",
        ),
      ],
    });
    await warned(/function test-garbled: triggers/);
  });
});

describe("faults between engine and app", () => {
  it("delivers again without spending an attempt while the app is not there", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction(
          { id: "patient", retries: 0, triggers: [{ event: "go" }] },
          ({ attempt }) => attempt,
        ),
      ],
    });
    const { port } = harness.app;
    await harness.app.close();
    await harness.client.send({ name: "go", data: {} });
    await eventually(async () => {
      const [call] = await harness.query<{ deliveries: number }>("SELECT deliveries FROM engine.calls");
      expect(call?.deliveries).toBeGreaterThan(2);
      await harness.advance(5 * SECOND);
    });
    const again = await serveFunctions(
      harness.client,
      [
        harness.client.createFunction(
          { id: "patient", retries: 0, triggers: [{ event: "go" }] },
          ({ attempt }) => attempt,
        ),
      ],
      { port },
    );
    await eventually(async () => {
      await harness.advance(5 * SECOND);
      const [run] = await harness.query<{ status: string; output: unknown; attempts: number }>(
        "SELECT * FROM engine.runs",
      );
      expect(run).toMatchObject({ status: "completed", output: 0, attempts: 1 });
    });
    await again.close();
  });

  it("does not take the error page of something in between for an answer", async () => {
    let broken = true;
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "behind", retries: 0, triggers: [{ event: "go" }] }, () => "reached"),
      ],
      intercept: (request) =>
        broken && request.method === "POST" ? new Response("<h1>502</h1>", { status: 502 }) : undefined,
    });
    await harness.client.send({ name: "go", data: {} });
    await warned(/does not come from the SDK/);
    broken = false;
    await eventually(async () => {
      await harness.advance(5 * SECOND);
      const [run] = await harness.query<{ status: string }>("SELECT status FROM engine.runs");
      expect(run?.status).toBe("completed");
    });
  });

  it("refuses checkpoints under a request id that is no longer current", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "sleeper", triggers: [{ event: "go" }] }, ({ step }) =>
          step.sleep("long", "1h"),
        ),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    const [run] = await harness.runs("sleeper", "running");
    await harness.settle();
    const response = await fetch(`http://127.0.0.1:${harness.engine.port}/v1/checkpoint/${run?.id}/async`, {
      method: "POST",
      headers: { authorization: `Bearer ${engineToken(SIGNING_KEY)}` },
      body: JSON.stringify({ request_id: "an-old-one", steps: [{ id: "x", op: "StepRun", data: 1 }] }),
    });
    expect(response.status).toBe(409);
    expect(await harness.query("SELECT 1 FROM engine.steps WHERE id = 'x'")).toHaveLength(0);
  });

  it("does not run functions for somebody without the signing key", async () => {
    const ran = vi.fn();
    harness = await startHarness({
      functions: (client) => [client.createFunction({ id: "guarded", triggers: [{ event: "go" }] }, ran)],
    });
    const url = `http://127.0.0.1:${harness.app.port}/api/inngest?fnId=test-guarded&stepId=step`;
    const body = JSON.stringify({ event: {}, events: [{}], steps: {}, ctx: { run_id: "1", attempt: 0 } });
    const response = await fetch(url, { method: "POST", body });
    expect(response.status).toBe(401);
    expect(ran).not.toHaveBeenCalled();
  });
});

describe("large runs", () => {
  it("lets the SDK fetch a state that is too large for a call", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "large", triggers: [{ event: "go" }] }, async ({ step }) => {
          let total = 0;
          for (const part of ["a", "b", "c"]) {
            const text = await step.run(part, () => part.repeat(2_000_000));
            total += text.length;
          }
          await step.sleep("rest", "1m");
          return total;
        }),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    await harness.runs("large", "running");
    await harness.settle();
    await harness.advance(60 * SECOND);
    const [run] = await harness.runs("large", "completed");
    expect(run?.output).toBe(6_000_000);
  });

  it("fails a run with a step whose result is too large and says so", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "huge", triggers: [{ event: "go" }] }, ({ step }) =>
          step.run("part", () => "x".repeat(5_000_000)),
        ),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    const [run] = await harness.runs("huge", "failed");
    expect(run?.error?.message).toMatch(/step "part" is larger/);
  });

  it("fails a run that goes on for too many steps and says so", async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction({ id: "endless", triggers: [{ event: "go" }] }, async ({ step }) => {
          await step.sleep("rest", "1s");
          return step.run("one more", () => "done");
        }),
      ],
    });
    await harness.client.send({ name: "go", data: {} });
    await harness.runs("endless", "running");
    await harness.settle();
    await harness.query("UPDATE engine.runs SET step_count = 999");
    await harness.advance(SECOND);
    const [run] = await harness.runs("endless", "failed");
    expect(run?.error?.message).toMatch(/more than 1000 steps/);
  });
});
