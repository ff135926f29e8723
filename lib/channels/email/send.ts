import "server-only";
import type { AlertProps } from "@/emails/alert";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { enqueueMail } from "@/lib/mail/enqueue";
import { NO_ANSWER } from "../answer";
import type { SendResult, Telling } from "../telling";
import { headline } from "../wording";

/**
 * Hands one mail an address to the outbox of mails, which delivers and repeats on its own. Their keys are made of
 * the delivery's, so a second attempt writes no second mail.
 */
export async function sendAlertMails(
  telling: Telling,
  addresses: readonly string[],
  reason: string,
): Promise<SendResult> {
  const props = mailProps(telling, reason);
  const mails = await withPlatform("mail an alert", async (transaction) => {
    const queued = [];
    for (const to of addresses)
      queued.push(
        await enqueueMail(transaction, {
          to,
          template: "alert",
          props,
          organizationId: telling.organization.id,
          idempotencyKey: `delivery:${telling.deliveryId}:${to}`,
        }),
      );
    return queued;
  });
  await announceMails(mails);
  return { ...NO_ANSWER, outcome: "delivered", providerStatus: "queued" };
}

/** What the mail says; pure. */
export function mailProps(telling: Telling, reason: string): AlertProps {
  const { message, organization, url, acknowledgeUrl } = telling;
  return {
    headline: headline(telling),
    summary: message.summary,
    facts: message.facts,
    organizationName: organization.name,
    url,
    acknowledgeUrl,
    runbookUrl: message.runbookUrl,
    reason,
  };
}
