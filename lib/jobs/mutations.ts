import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { sendOrder } from "./engine";
import { getRun } from "./queries";
import { possibleOrder, type RunOrder } from "./states";

/**
 * Retries or cancels a run for a member of the staff. The platform's log has the order before the
 * engine does: it may name one that the engine then refused, never leave out one that it followed.
 */
export async function orderRun(
  actor: StaffActor,
  origin: RequestOrigin,
  order: RunOrder,
  runId: string,
): Promise<void> {
  const run = await getRun(runId);
  if (possibleOrder(run.state) !== order)
    throw new AppError("CONFLICT", `This run is ${run.state}; there is nothing to ${order}.`);
  await withPlatform("staff orders a run", (transaction) =>
    recordPlatformAudit(transaction, actor, origin, {
      action: `jobs.${order}`,
      resource: { kind: "run", id: run.id, name: run.functionName },
      before: { state: run.state, attempts: run.attempts, error: run.error?.message ?? null },
    }),
  );
  await sendOrder(order, run.id);
}
