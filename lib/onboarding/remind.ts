import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { toOnboarding } from "./queries";
import { recordOnboardingEvent } from "./record-event";
import { REMINDER_HOURS, remindersDue } from "./reminder-stage";
import { readReminderToken, reminderToken } from "./reminder-token";
import { STEP_LABELS, stepNumber, stepOf } from "./steps";

const BATCH = 500;
const HOUR_MILLISECONDS = 60 * 60 * 1_000;

type Waiting = {
  id: string;
  userId: string;
  organizationId: string | null;
  reached: number;
  draft: unknown;
  lastActiveAt: Date;
  remindersSent: number;
  name: string;
  email: string;
  organizationName: string | null;
};

/**
 * Reminds those who began to set up an organisation and stopped: after a day, three and seven, until they
 * finish or say stop. The reminder is counted in the transaction that writes it.
 * @returns how many were reminded
 */
export async function remindOfOnboarding(now: Date): Promise<number> {
  let reminded = 0;
  for (const waiting of await listWaiting(now)) {
    const due = remindersDue(waiting.lastActiveAt, now);
    if (due <= waiting.remindersSent) continue;
    await announceMail(await remind(waiting, due));
    reminded += 1;
  }
  return reminded;
}

/** Ends the reminders that a mail was one of. False where the link is not ours. */
export async function stopReminders(token: string): Promise<boolean> {
  const id = readReminderToken(token);
  if (id === null) return false;
  await withPlatform("stop reminders of onboarding", (transaction) =>
    transaction.onboarding.updateMany({
      where: { id, remindersStoppedAt: null },
      data: { remindersStoppedAt: readClock() },
    }),
  );
  return true;
}

async function listWaiting(now: Date): Promise<Waiting[]> {
  const before = new Date(now.getTime() - REMINDER_HOURS[0] * HOUR_MILLISECONDS);
  return withPlatform(
    "find unfinished onboardings",
    (transaction) => transaction.$queryRaw<Waiting[]>`
      SELECT onboardings.id, user_id AS "userId", organization_id AS "organizationId", reached, draft,
             last_active_at AS "lastActiveAt", reminders_sent AS "remindersSent",
             users.name, users.email::text AS email, organizations.name AS "organizationName"
        FROM onboardings
        JOIN users ON users.id = user_id AND users.email_verified_at IS NOT NULL
        LEFT JOIN organizations ON organizations.id = organization_id
       WHERE closed_at IS NULL AND reminders_stopped_at IS NULL AND reminders_sent < ${REMINDER_HOURS.length}
         AND last_active_at <= ${before}::timestamptz AND organizations.deleted_at IS NULL AND organizations.closes_at IS NULL
         -- Whoever belongs somewhere and only looked at the first step is not setting anything up.
         AND (organization_id IS NOT NULL OR NOT EXISTS (SELECT FROM memberships WHERE memberships.user_id = users.id))
       ORDER BY last_active_at
       LIMIT ${BATCH}`,
  );
}

async function remind(waiting: Waiting, due: number): Promise<QueuedMail | null> {
  const step = stepOf(waiting.reached);
  return withPlatform("remind of an onboarding", async (transaction) => {
    const { count } = await transaction.onboarding.updateMany({
      where: {
        id: waiting.id,
        closedAt: null,
        remindersStoppedAt: null,
        remindersSent: waiting.remindersSent,
        lastActiveAt: waiting.lastActiveAt,
      },
      data: { remindersSent: due },
    });
    if (count === 0) return null;
    // A day without a sign of life is what the funnel calls abandoned.
    if (waiting.remindersSent === 0)
      await recordOnboardingEvent(transaction, toOnboarding(waiting), step, "abandon");
    return enqueueMail(transaction, {
      to: waiting.email,
      template: "onboarding-reminder",
      props: {
        name: waiting.name,
        organizationName: waiting.organizationName,
        step: stepNumber(step),
        stepLabel: STEP_LABELS[step].toLowerCase(),
        url: new URL("/onboarding", env.APP_URL).href,
        stopUrl: new URL(`/onboarding/reminders/${reminderToken(waiting.id)}`, env.APP_URL).href,
      },
      idempotencyKey: `onboarding:${waiting.id}:reminder:${due}`,
    });
  });
}
