import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { notify } from "@/lib/notifications/notify";
import { PermanentMailError } from "./permanent-mail-error";
import { mailTransport, type MailHeaders, type MailTransport } from "./transport";

const MINUTE = 60_000;
/** No transport takes this long: whoever claimed the mail is gone. */
const CLAIM_LIFETIME_MILLISECONDS = 10 * MINUTE;
/** A link in a mail older than this is dead anyway. */
const GIVE_UP_AFTER_MILLISECONDS = 2 * 24 * 60 * MINUTE;
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
    await send({ ...mail.outgoing, from: env.MAIL_FROM });
  } catch (error) {
    const isTooOld = readClock().getTime() - mail.createdAt.getTime() > GIVE_UP_AFTER_MILLISECONDS;
    const isFinal = isTooOld || error instanceof PermanentMailError;
    await recordFailure(messageId, isFinal, error);
    if (isFinal) return "refused";
    throw error;
  }
  await recordSuccess(messageId);
  return "sent";
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
      select: {
        id: true,
        recipient: true,
        subject: true,
        html: true,
        text: true,
        replyTo: true,
        headers: true,
        createdAt: true,
      },
    });
    if (!claimed) return null;
    const { recipient, createdAt, headers, ...content } = claimed;
    return { createdAt, outgoing: { ...content, headers: headers as MailHeaders, to: recipient } };
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
  await withPlatform("record failed mail", async (transaction) => {
    const [failed] = await transaction.mailMessage.updateManyAndReturn({
      where: { id, state: "sending" },
      data: isFinal
        ? { state: "failed", finishedAt: readClock(), html: "", text: "", lastError }
        : { state: "queued", lastError },
      select: { organizationId: true, recipient: true, subject: true },
    });
    if (!isFinal || !failed?.organizationId) return;
    await notify(transaction, {
      type: "mail.undeliverable",
      organizationId: failed.organizationId,
      data: { recipient: failed.recipient, subject: failed.subject },
      key: id,
      to: { permission: "members.invite" },
    });
  });
}
