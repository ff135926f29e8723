import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const KEPT_DAYS = 30;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Removes mail of 30 days ago that needs no further work, the local mailbox's too. Returns how many. */
export async function pruneMail(): Promise<number> {
  const createdBefore = new Date(readClock().getTime() - KEPT_DAYS * DAY_MILLISECONDS);
  const { count } = await withPlatform("prune old mail", (transaction) =>
    transaction.mailMessage.deleteMany({
      where: { state: { in: ["sent", "failed", "in_mailbox"] }, createdAt: { lt: createdBefore } },
    }),
  );
  return count;
}
