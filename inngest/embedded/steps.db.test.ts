import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "@/scripts/testing/engine/harness";

const seen: string[] = [];

describe("running functions step by step", () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({
      functions: (client) => [
        client.createFunction(
          { id: "two-steps", triggers: [{ event: "two.steps" }] },
          async ({ event, step }) => {
            const first = await step.run("first", () => {
              seen.push("first");
              return event.data.number * 2;
            });
            return step.run("second", () => ({ total: first + 1 }));
          },
        ),
        client.createFunction({ id: "refused", triggers: [{ event: "refused" }] }, () => {
          throw new NonRetriableError("no use");
        }),
      ],
    });
  });

  afterAll(() => harness.stop());

  it("runs each step once and keeps the output", async () => {
    await harness.client.send({ name: "two.steps", data: { number: 20 } });
    const [run] = await harness.runs("two-steps", "completed");
    expect(run?.output).toEqual({ total: 41 });
    expect(seen).toEqual(["first"]);
  });

  it("fails at once on an error that cannot be retried", async () => {
    await harness.client.send({ name: "refused", data: {} });
    const [run] = await harness.runs("refused", "failed");
    expect(run?.error).toMatchObject({ name: "NonRetriableError", message: "no use" });
    expect(run?.attempts).toBe(1);
  });
});
