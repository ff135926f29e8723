// The app of a kill campaign: functions whose steps write down when they begin and end. Run as a process
// of its own, so that it can be killed.
import { appendFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { createTestClient, serveFunctions } from "./test-app";

const { APP_PORT, ENGINE_PORT, JOURNAL, STEP_MS } = process.env;
const journal = JOURNAL ?? "";
const stepMs = Number(STEP_MS ?? 60);

const client = createTestClient(Number(ENGINE_PORT));

/** One line an event, on a line of its own even after one that a kill has torn. */
function write(phase: "begin" | "end", run: string, step: string, execution: string): void {
  appendFileSync(
    journal,
    `\n${JSON.stringify({ phase, run, step, execution, pid: process.pid, at: Date.now() })}\n`,
  );
}

const eightSteps = client.createFunction(
  { id: "eight-steps", triggers: [{ event: "campaign" }], retries: 20 },
  async ({ runId, step }) => {
    const work = (name: string) =>
      step.run(name, async () => {
        const execution = crypto.randomUUID();
        write("begin", runId, name, execution);
        await pause(stepMs * (0.5 + Math.random()));
        write("end", runId, name, execution);
        return name;
      });
    const done = [await work("one"), await work("two"), await work("three")];
    done.push(...(await Promise.all([work("left"), work("right")])));
    done.push(await work("six"), await work("seven"), await work("eight"));
    return done.length;
  },
);

await serveFunctions(client, [eightSteps], { port: Number(APP_PORT) });
