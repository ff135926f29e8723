import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineToken } from "@/lib/events/engine-token";
import { type Harness, eventually, startHarness } from "@/scripts/testing/engine/harness";
import { SIGNING_KEY } from "@/scripts/testing/engine/test-app";
import { runRetention } from "./retention";

const DAY = 24 * 60 * 60_000;
let broken = true;
const executed: string[] = [];

describe("an operator", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction(
          { id: "mendable", retries: 0, triggers: [{ event: "mend" }] },
          async ({ step }) => {
            await step.run("paid", () => void executed.push("paid"));
            return step.run("shipped", () => {
              if (broken) throw new Error("no paper");
              return "shipped";
            });
          },
        ),
        client.createFunction({ id: "sleeper", triggers: [{ event: "sleep" }] }, ({ step }) =>
          step.sleep("long", "30d"),
        ),
      ],
    });
  });

  afterAll(() => harness.stop());

  const ask = (method: string, path: string) =>
    fetch(`http://127.0.0.1:${harness.engine.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${engineToken(SIGNING_KEY)}` },
    }).then((response) => response.status);

  it("lets a failed run go on from the step that failed", async () => {
    await harness.client.send({ name: "mend", data: {} });
    const [failed] = await harness.runs("mendable", "failed");
    broken = false;
    expect(await ask("POST", `/v1/runs/${failed?.id}/retry`)).toBe(202);
    const [run] = await harness.runs("mendable", "completed");
    expect(run).toMatchObject({ id: failed?.id, output: "shipped", error: null });
    expect(executed).toEqual(["paid"]);
    expect(await ask("POST", `/v1/runs/${failed?.id}/retry`)).toBe(409);
  });

  it("cancels a run that has not ended", async () => {
    await harness.client.send({ name: "sleep", data: {} });
    const [run] = await harness.runs("sleeper", "running");
    expect(await ask("DELETE", `/v1/runs/${run?.id}`)).toBe(202);
    await harness.runs("sleeper", "cancelled");
    expect(await ask("DELETE", `/v1/runs/${run?.id}`)).toBe(409);
    expect(await ask("DELETE", "/v1/runs/unknown")).toBe(404);
  });

  it("sees in the health report what waits and since when", async () => {
    await harness.app.close();
    await harness.client.send({ name: "sleep", data: {} });
    await eventually(async () => {
      await harness.advance(5_000);
      const response = await fetch(`http://127.0.0.1:${harness.engine.port}/health`);
      expect(response.status).toBe(200);
      const health = await response.json();
      expect(health).toMatchObject({ status: "ok", functions: 2, unrouted_events: 0 });
      expect(health.queue_depth + health.scheduled + health.running).toBeGreaterThan(0);
    });
  });

  it("finds runs and events gone after the retention time, but none that a run still needs", async () => {
    const { context } = harness.engine;
    await harness.advance(15 * DAY);
    await runRetention(context);
    const runs = await harness.query<{ status: string }>("SELECT DISTINCT status FROM engine.runs");
    expect(runs.map((run) => run.status)).not.toContain("completed");
    expect(runs).toHaveLength(1);
    const orphans = await harness.query(
      "SELECT 1 FROM engine.runs r WHERE NOT EXISTS (SELECT 1 FROM engine.events e WHERE e.id = r.event_ids[1])",
    );
    expect(orphans).toHaveLength(0);
    expect(await harness.query("SELECT 1 FROM engine.events")).toHaveLength(1);
  });
});
