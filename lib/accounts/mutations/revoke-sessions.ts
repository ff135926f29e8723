import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import type { ActiveSession } from "../sessions";
import { userActor } from "../user-actor";

/** Ends one of one's own sessions, the current one included. */
export async function revokeSession(
  session: ActiveSession,
  sessionId: string,
  origin: RequestOrigin,
): Promise<void> {
  await withPlatform("revoke a session", async (transaction) => {
    const { count } = await transaction.session.updateMany({
      where: { id: sessionId, userId: session.user.id, revokedAt: null },
      data: { revokedAt: readClock() },
    });
    if (count === 0) throw notFound("session");
    await recordPlatformAudit(transaction, userActor(session.user), origin, {
      action: "sessions.revoke",
      resource: { kind: "session", id: sessionId },
    });
  });
}

/** Ends all of one's sessions but the current one. Returns how many. */
export async function revokeOtherSessions(session: ActiveSession, origin: RequestOrigin): Promise<number> {
  return withPlatform("revoke other sessions", async (transaction) => {
    const { count } = await transaction.session.updateMany({
      where: { userId: session.user.id, revokedAt: null, id: { not: session.id } },
      data: { revokedAt: readClock() },
    });
    await recordPlatformAudit(transaction, userActor(session.user), origin, {
      action: "sessions.revoke_others",
      resource: { kind: "user", id: session.user.id },
      after: { revoked: count },
    });
    return count;
  });
}
