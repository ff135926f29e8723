const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** People sign in once a month even when they never stop working, so that a stolen cookie dies too. */
export const SESSION_ABSOLUTE_MILLISECONDS = 30 * DAY;

/** A device unused for two weeks, longer than most holidays, is more likely lost than idle. */
export const SESSION_IDLE_MILLISECONDS = 14 * DAY;

/** Long enough to find the phone, too short to be found by the next person at the desk. */
export const PENDING_SIGN_IN_MILLISECONDS = 10 * 60 * SECOND;

/** Last use is shown in minutes, so it need not be written more often. */
const TOUCH_INTERVAL_MILLISECONDS = 60 * SECOND;

type SessionTimes = { lastUsedAt: Date; expiresAt: Date; revokedAt: Date | null };

export type SessionState = "active" | "revoked" | "expired" | "idle";

/** Whether a session still lets anybody in. */
export function sessionState(session: SessionTimes, now: Date): SessionState {
  if (session.revokedAt !== null) return "revoked";
  if (session.expiresAt <= now) return "expired";
  if (now.getTime() - session.lastUsedAt.getTime() >= SESSION_IDLE_MILLISECONDS) return "idle";
  return "active";
}

/** True when the recorded last use is old enough to be written anew. */
export function isTouchDue(session: Pick<SessionTimes, "lastUsedAt">, now: Date): boolean {
  return now.getTime() - session.lastUsedAt.getTime() >= TOUCH_INTERVAL_MILLISECONDS;
}
