import type { EngineContext } from "./context";
import { finishRun } from "./finish-run";
import { scheduleDiscovery } from "./steps";
import type { Transaction } from "./store/database";

/** `conflict`: the run is in a state in which this is not possible. */
export type ControlAnswer = "done" | "missing" | "conflict";

/** Ends a run that has not ended; its failure is the operator's wish. */
export async function cancelRun(context: EngineContext, runId: string): Promise<ControlAnswer> {
  return context.database.transaction(async (transaction) => {
    const done = await finishRun(context, transaction, runId, {
      status: "cancelled",
      reason: "by an operator",
    });
    return done ? "done" : missingOrConflict(transaction, runId);
  });
}

/**
 * Lets a failed or cancelled run go on where it stopped: recorded results stay, the steps that failed
 * or were left open run anew with all their attempts.
 */
export async function retryRun(context: EngineContext, runId: string): Promise<ControlAnswer> {
  return context.database.transaction(async (transaction) => {
    const [run] = await transaction.query<{ priority: number }>(
      `UPDATE engine.runs SET status = 'running', error = NULL, ended_at = NULL, attempts = attempts + 1
       WHERE id = $1 AND status IN ('failed', 'cancelled') RETURNING priority`,
      [runId],
    );
    if (!run) return missingOrConflict(transaction, runId);
    await transaction.query(`DELETE FROM engine.steps WHERE run_id = $1 AND status <> 'completed'`, [runId]);
    await scheduleDiscovery(context, transaction, runId, run.priority);
    return "done";
  });
}

/** A run that did not start, or did not end, within the time its function allows is cancelled. */
export async function timeOutRun(
  context: EngineContext,
  runId: string,
  kind: "start" | "finish",
): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const [run] = await transaction.query<{ started: boolean }>(
      `SELECT started_at IS NOT NULL AS started FROM engine.runs WHERE id = $1 FOR UPDATE`,
      [runId],
    );
    if (!run || (kind === "start" && run.started)) return;
    const reason = kind === "start" ? "not started in time" : "not finished in time";
    await finishRun(context, transaction, runId, { status: "cancelled", reason });
  });
}

async function missingOrConflict(transaction: Transaction, runId: string): Promise<ControlAnswer> {
  const rows = await transaction.query(`SELECT 1 FROM engine.runs WHERE id = $1`, [runId]);
  return rows.length > 0 ? "conflict" : "missing";
}
