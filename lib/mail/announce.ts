import "server-only";
import { mailMessageQueued } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";
import type { QueuedMail } from "./enqueue";
import { hasMailTransport } from "./transport";

/**
 * Asks for the delivery of a mail that is now committed. Never fails the change that caused the
 * mail: what is lost here the sweep finds.
 */
export async function announceMail(mail: QueuedMail | null): Promise<void> {
  if (mail === null || !hasMailTransport()) return;
  try {
    await sendEvents(mailMessageQueued.create({ messageId: mail.id }, { id: `mail:${mail.id}` }));
  } catch (error) {
    logger.warn({ err: error, messageId: mail.id }, "mail not announced; the sweep will deliver it");
  }
}

/** The same for several. */
export async function announceMails(mails: readonly QueuedMail[]): Promise<void> {
  for (const mail of mails) await announceMail(mail);
}
