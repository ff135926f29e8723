import { z } from "zod";
import { failRun } from "./apply-outcome";
import type { EngineContext } from "./context";
import { parseOperation, UnsupportedOperation } from "./protocol/operation";
import { StateLimitExceeded, recordStepsOfCall } from "./steps";
import { lockCurrentCall } from "./store/calls";

const checkpointSchema = z.object({ request_id: z.string(), steps: z.array(z.unknown()) });

/** `stale` tells the SDK to stop: another delivery of the same call has taken over. */
export type CheckpointAnswer = "recorded" | "stale" | "unreadable";

/** Records steps that an execution has finished and goes on from (`POST /v1/checkpoint/:runId/async`). */
export async function checkpoint(
  context: EngineContext,
  runId: string,
  body: unknown,
): Promise<CheckpointAnswer> {
  const parsed = checkpointSchema.safeParse(body);
  if (!parsed.success) return "unreadable";
  const { request_id: requestId, steps } = parsed.data;
  try {
    return await context.database.transaction(async (transaction) => {
      const current = await lockCurrentCall(transaction.query, runId, requestId);
      if (!current) return "stale";
      const operations = steps.map(parseOperation);
      const completed = operations.filter((operation) => operation.kind === "step-completed");
      await recordStepsOfCall(
        context,
        transaction,
        runId,
        completed.map(({ id, name, data }) => ({ id, name, failed: false, memo: { data } })),
      );
      // A step that succeeds gives the ones after it all their attempts.
      if (current.attempt > 0) {
        await transaction.query(`UPDATE engine.calls SET attempt = 0 WHERE id = $1`, [current.id]);
      }
      return "recorded";
    });
  } catch (error) {
    if (!(error instanceof StateLimitExceeded || error instanceof UnsupportedOperation)) throw error;
    await failRun(context, runId, { name: error.name, message: error.message });
    return "stale";
  }
}
