import "server-only";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { attemptDelivery, type Attempt } from "./internal/attempt";
import { claimDelivery } from "./internal/claim";
import { findNextDue, reclaimAbandoned, takeOverdue } from "./internal/overdue";
import { judge, settle } from "./internal/settle";
import { DeliveryWorker, type WorkerCounts } from "./worker";

/** A step of the engine is answered in good time; what is left then goes on in the next. */
const BUDGET_MILLISECONDS = 25_000;

export type DeliveryRun = WorkerCounts & {
  /** When there is something to do again; null where nothing waits. */
  nextAt: Date | null;
};

/** Delivers what is due, whoever it belongs to. Safe to run beside itself: leases part the work. */
export async function deliverDue(random: () => number = Math.random): Promise<DeliveryRun> {
  const startedAt = now();
  const overdue = await giveUpOverdue(startedAt);
  const until = new Date(startedAt.getTime() + BUDGET_MILLISECONDS);
  const counts = await new DeliveryWorker({ until, random }).run();
  const nextAt = await withPlatform("find the next delivery", findNextDue);
  return { ...counts, failed: counts.failed + overdue, nextAt };
}

async function giveUpOverdue(at: Date): Promise<number> {
  const owner = newId();
  const { count, mails } = await withPlatform("give up overdue deliveries", async (transaction) => {
    await reclaimAbandoned(transaction, at);
    const settled = await takeOverdue(transaction, owner, at);
    return { count: settled.length, mails: await settle(transaction, { owner, at, settled }) };
  });
  await announceMails(mails);
  return count;
}

/** Delivers one at once and says what came of it: for the test of a channel. Null where it is no longer pending. */
export async function deliverNow(delivery: { organizationId: string; id: string }): Promise<Attempt | null> {
  const owner = newId();
  const claimed = await withPlatform("claim a delivery", (transaction) =>
    claimDelivery(transaction, { ...delivery, owner, at: now() }),
  );
  if (claimed === null) return null;
  const attempt = await attemptDelivery(claimed);
  const at = now();
  const judged = judge(attempt, at, 0);
  const settled = judged.state === "pending" ? { ...judged, state: "failed" as const } : judged;
  const mails = await withPlatform("record a delivery", (transaction) =>
    settle(transaction, { owner, at, settled: [settled] }),
  );
  await announceMails(mails);
  return attempt;
}
