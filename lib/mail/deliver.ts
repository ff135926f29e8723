import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { PermanentMailError } from "./permanent-mail-error";
import { mailTransport, type MailTransport } from "./transport";

const MINUTE = 60_000;
/** No transport takes this long: whoever claimed the mail is gone. */
const CLAIM_LIFETIME_MILLISECONDS = 10 * MINUTE;
/** Younger mails still have their own event on the way. */
const SWEEP_AFTER_MILLISECONDS = 2 * MINUTE;
const SWEEP_BATCH = 500;
const LONGEST_ERROR = 500;

export type DeliveryOutcome = "sent" | "skipped" | "refused";

/**
 * Delivers one mail and records it. Of parallel calls one sends; a mail that is already done is
 * skipped. Throws when another attempt may succeed.
 */
export async function deliverMail(
  messageId: string,
  send: MailTransport = mailTransport(),
): Promise<DeliveryOutcome> {
  const mail = await claimMail(messageId);
  if (mail === null) return "skipped";
  try {
    await send({ ...mail, from: env.MAIL_FROM });
  } catch (error) {
    const isFinal = error instanceof PermanentMailError;
    await recordFailure(messageId, isFinal, error);
    if (isFinal) return "refused";
    throw error;
  }
  await recordSuccess(messageId);
  return "sent";
}

/** Mails whose event was lost, oldest first. */
export async function listOverdueMails(): Promise<string[]> {
  const now = readClock().getTime();
  const rows = await withPlatform("find overdue mails", (transaction) =>
    transaction.mailMessage.findMany({
      where: {
        OR: [
          { state: "queued", createdAt: { lt: new Date(now - SWEEP_AFTER_MILLISECONDS) } },
          { state: "sending", claimedAt: { lt: new Date(now - CLAIM_LIFETIME_MILLISECONDS) } },
        ],
      },
      select: { id: true },
      orderBy: { createdAt: "asc" },
      take: SWEEP_BATCH,
    }),
  );
  return rows.map(({ id }) => id);
}

async function claimMail(id: string) {
  const now = readClock();
  const abandonedBefore = new Date(now.getTime() - CLAIM_LIFETIME_MILLISECONDS);
  return withPlatform("claim mail", async (transaction) => {
    const [claimed] = await transaction.mailMessage.updateManyAndReturn({
      where: {
        id,
        OR: [{ state: "queued" }, { state: "sending", claimedAt: { lt: abandonedBefore } }],
      },
      data: { state: "sending", claimedAt: now, attempts: { increment: 1 } },
      select: { id: true, recipient: true, subject: true, html: true, text: true },
    });
    if (!claimed) return null;
    const { recipient, ...content } = claimed;
    return { ...content, to: recipient };
  });
}

async function recordSuccess(id: string): Promise<void> {
  await withPlatform("record delivered mail", (transaction) =>
    transaction.mailMessage.updateMany({
      where: { id },
      // The links in a body work for whoever reads them; once delivered we need them no more.
      data: { state: "sent", finishedAt: readClock(), html: "", text: "", lastError: null },
    }),
  );
}

async function recordFailure(id: string, isFinal: boolean, error: unknown): Promise<void> {
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  await withPlatform("record failed mail", (transaction) =>
    transaction.mailMessage.updateMany({
      where: { id, state: "sending" },
      data: isFinal
        ? { state: "failed", finishedAt: readClock(), html: "", text: "", lastError }
        : { state: "queued", lastError },
    }),
  );
}
