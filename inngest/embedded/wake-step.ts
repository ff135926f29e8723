import type { EngineContext } from "./context";
import { resolveStep } from "./steps";

const RESULT_ON_TIMEOUT = {
  sleep: { failed: false, memo: null },
  wait: { failed: false, memo: null },
  invoke: {
    failed: true,
    memo: { error: { name: "InvokeTimeoutError", message: "The invoked function did not end in time" } },
  },
} as const;

/** The time of a sleep, or the time limit of a wait or an invocation, has come. */
export async function wakeStep(context: EngineContext, runId: string, stepId: string): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const [step] = await transaction.query<{ kind: keyof typeof RESULT_ON_TIMEOUT }>(
      `SELECT kind FROM engine.steps WHERE run_id = $1 AND id = $2 AND status = 'pending' AND kind <> 'run'`,
      [runId, stepId],
    );
    if (step) await resolveStep(context, transaction, { runId, stepId, ...RESULT_ON_TIMEOUT[step.kind] });
  });
}
