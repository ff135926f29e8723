import type { TaskList } from "graphile-worker";
import { releaseBatch, releaseDebounce } from "./admit";
import type { EngineContext } from "./context";
import { timeOutRun } from "./control";
import { runCronSlot } from "./cron-triggers";
import type { Dispatcher } from "./dispatch";
import { runRetention } from "./retention";
import { startRuns } from "./start-runs";
import type { JobPayloads, TaskName } from "./store/jobs";
import { wakeStep } from "./wake-step";
import { callWebCron } from "./web-crons";

type Tasks = { [Name in TaskName]: (payload: JobPayloads[Name]) => Promise<void> };

/** What each kind of job does. Payloads come from {@link enqueueJobs} alone, which types them. */
export function createTasks(context: EngineContext, dispatcher: Dispatcher): TaskList {
  const tasks: Tasks = {
    call: ({ id }) => dispatcher.run(id),
    wake: ({ run, step }) => wakeStep(context, run, step),
    debounce: (payload) => release(context, payload, releaseDebounce),
    batch: (payload) => release(context, payload, releaseBatch),
    cron: (payload) => runCronSlot(context, payload),
    "web-cron": (payload) => callWebCron(context, payload),
    "run-timeout": ({ run, kind }) => timeOutRun(context, run, kind),
    retention: () => runRetention(context),
  };
  return tasks as TaskList;
}

async function release(
  context: EngineContext,
  payload: { function: string; key: string },
  take: typeof releaseDebounce,
): Promise<void> {
  const definition = context.registry.find(payload.function);
  if (!definition) return;
  await context.database.transaction(async (transaction) => {
    const run = await take(context, transaction, definition, payload.key);
    await startRuns(context, transaction, run ? [run] : []);
  });
}
