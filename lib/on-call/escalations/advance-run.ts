import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { advanceEscalations } from "./advance";

const BUSY_MS = 10_000;

/** Takes what is due, and answers when to look after this run again: null where it has ended. */
export async function advanceRun(runId: string): Promise<{ nextAt: string | null }> {
  const at = now();
  await advanceEscalations(at);
  const run = await withPlatform("look after an escalation", (transaction) =>
    transaction.escalationRun.findFirst({ where: { id: runId }, select: { nextAt: true } }),
  );
  if (run === null || run.nextAt === null) return { nextAt: null };
  // Still due: another worker has it in hand, and may not finish.
  const nextAt = Math.max(run.nextAt.getTime(), at.getTime() + BUSY_MS);
  return { nextAt: new Date(nextAt).toISOString() };
}
