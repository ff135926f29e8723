// The app of the engine's bench, a process of its own as in the product. Tells when each first step begins.
import { createTestClient, serveFunctions } from "../testing/engine/test-app";

/** `at` in milliseconds since 1970, with fractions. */
export type FirstStep = { number: number; at: number };

const client = createTestClient(Number(process.env.ENGINE_PORT));

const oneStep = client.createFunction(
  { id: "one-step", triggers: [{ event: "one.step" }] },
  ({ event, step }) =>
    step.run("only", () => {
      if (!event.data.timed) return;
      const first: FirstStep = { number: event.data.number, at: performance.timeOrigin + performance.now() };
      process.send?.(first);
    }),
);

const fiveSteps = client.createFunction(
  { id: "five-steps", triggers: [{ event: "five.steps" }] },
  async ({ step }) => {
    for (const name of ["a", "b", "c", "d", "e"]) await step.run(name, () => name);
  },
);

await serveFunctions(client, [oneStep, fiveSteps], { port: Number(process.env.APP_PORT) });
