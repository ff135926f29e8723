import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { SESSION_IDLE_MILLISECONDS } from "./session-policy";

/** Long enough to look into a break-in that was noticed late. */
const ENDED_SESSION_DAYS = 30;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Removes sessions that ended 30 days ago: revoked, expired or left idle. Returns how many. */
export async function pruneSessions(): Promise<number> {
  const endedBefore = new Date(readClock().getTime() - ENDED_SESSION_DAYS * DAY_MILLISECONDS);
  const idleSince = new Date(endedBefore.getTime() - SESSION_IDLE_MILLISECONDS);
  const { count } = await withPlatform("prune ended sessions", (transaction) =>
    transaction.session.deleteMany({
      where: {
        OR: [
          { revokedAt: { lt: endedBefore } },
          { expiresAt: { lt: endedBefore } },
          { lastUsedAt: { lt: idleSince } },
        ],
      },
    }),
  );
  return count;
}

/** Removes the tokens of links that no longer work: used or expired. Returns how many. */
export async function pruneTokens(): Promise<number> {
  const { count } = await withPlatform("prune dead tokens", (transaction) =>
    transaction.userToken.deleteMany({
      where: { OR: [{ consumedAt: { not: null } }, { expiresAt: { lte: readClock() } }] },
    }),
  );
  return count;
}
