import "server-only";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { findMailboxMessage } from "@/lib/mail/mailbox";
import type { InboundOutcome } from "./ledger";
import { receiveMail } from "./receive-mail";

/** Answers a mail of the local mailbox in the name of its recipient, through the door that all mails come in by. */
export async function answerMailbox(mailId: string, text: string): Promise<InboundOutcome> {
  const mail = await findMailboxMessage(mailId);
  if (mail === null || mail.replyTo === null) throw notFound("mail");
  return receiveMail({
    provider: "mailbox",
    messageId: `${newId()}@mailbox.localhost`,
    from: { address: mail.recipient.toLowerCase(), name: "" },
    recipients: [mail.replyTo],
    subject: `Re: ${mail.subject.replace(/^Re: /, "")}`,
    text,
    headers: new Map(),
    files: [],
    failedCheck: null,
  });
}
