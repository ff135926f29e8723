import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { mailMessageQueued } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { hasMailTransport } from "./transport";

const BATCH = 500;

/** Sends a new event for each overdue mail. Returns how many. */
export async function announceOverdueMails(): Promise<number> {
  if (!hasMailTransport()) return 0;
  const mails = await listOverdueMails();
  if (mails.length === 0) return 0;
  await sendEvents(
    mails.map(({ id, attempts }) =>
      mailMessageQueued.create({ messageId: id }, { id: `mail:${id}:${attempts}` }),
    ),
  );
  return mails.length;
}

/**
 * Mails that nobody works on, oldest first: their event was lost, their claim was abandoned, or
 * their attempts failed and the pause is over, which grows with the square of the attempts.
 */
export async function listOverdueMails(): Promise<{ id: string; attempts: number }[]> {
  const now = readClock();
  return withPlatform(
    "find overdue mails",
    (transaction) =>
      transaction.$queryRaw<{ id: string; attempts: number }[]>`
      SELECT id, attempts
        FROM mail_messages
       WHERE (state = 'queued'
              AND coalesce(claimed_at, created_at)
                  < ${now}::timestamptz - least(2 + attempts * attempts, 360) * interval '1 minute')
          OR (state = 'sending' AND claimed_at < ${now}::timestamptz - interval '10 minutes')
       ORDER BY created_at
       LIMIT ${BATCH}`,
  );
}
