import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { attachFiles } from "@/lib/support/attachments/attach-files";
import type { CheckedFile } from "@/lib/support/attachments/store-file";
import { addCustomerMessage } from "@/lib/support/tickets/add-customer-message";
import { openTicket } from "@/lib/support/tickets/open-ticket";
import { TICKET_AREAS, TICKET_SEVERITIES, TICKET_TYPES, ticketLabel } from "@/lib/support/tickets/vocabulary";
import type { Correspondent } from "./find-correspondent";
import type { InboundMail } from "./inbound/inbound-mail";
import { writeLedger, type InboundOutcome } from "./ledger";
import { enqueueConfirmation } from "./send-confirmation";

type Content = { body: string; files: readonly CheckedFile[] };

export type MailedMessage = { outcome: InboundOutcome; mail: QueuedMail | null };

/**
 * Adds a mail to the request that it answers: to the one into which that was merged, or to a new one where it
 * is over for good. Through the platform's door, with the ledger in the same transaction.
 */
export async function addMailedMessage(
  transaction: Transaction,
  mail: InboundMail,
  to: Correspondent,
  content: Content,
): Promise<MailedMessage> {
  const context = contextOf(to);
  const message = {
    authorUserId: to.user.id,
    body: content.body,
    source: "mail",
    mailMessageId: mail.messageId,
  } as const;
  let ticketId = to.ticket.id;
  let added = await addCustomerMessage(transaction, context, { ...message, ticketId });
  if (added.kind === "closed" && added.mergedIntoId !== null) {
    ticketId = added.mergedIntoId;
    added = await addCustomerMessage(transaction, context, { ...message, ticketId });
  }
  if (added.kind === "duplicate") return { outcome: "duplicate", mail: null };
  if (added.kind === "closed") return openAnew(transaction, mail, to, content);
  if (!(await writeLedger(transaction, mail, { outcome: "added", reason: "", to }))) throw alreadyThere(mail);
  await attach(transaction, to, { ticketId, messageId: added.messageId }, content);
  return { outcome: "added", mail: null };
}

/** What answers a request that is over for good is a new request that names it. */
async function openAnew(
  transaction: Transaction,
  mail: InboundMail,
  to: Correspondent,
  content: Content,
): Promise<MailedMessage> {
  const context = contextOf(to);
  const before = await transaction.supportTicket.findUniqueOrThrow({
    where: { organizationId_id: { organizationId: to.organization.id, id: to.ticket.id } },
    select: { type: true, area: true, severity: true, subject: true },
  });
  const subject = `${before.subject.slice(0, 160)} (after ${ticketLabel(to.ticket.number)})`;
  const opened = await openTicket(transaction, context, {
    requesterUserId: to.user.id,
    subject,
    body: content.body,
    type: TICKET_TYPES.find((type) => type === before.type) ?? "question",
    area: TICKET_AREAS.find((area) => area === before.area) ?? "other",
    severity: TICKET_SEVERITIES.find((severity) => severity === before.severity) ?? "low",
    source: "mail",
    mailMessageId: mail.messageId,
  });
  if (!(await writeLedger(transaction, mail, { outcome: "opened", reason: "", to })))
    throw alreadyThere(mail);
  await attach(transaction, to, opened, content);
  const confirmation = await enqueueConfirmation(transaction, context, {
    ...opened,
    subject,
    body: content.body,
    to: to.user,
  });
  return { outcome: "opened", mail: confirmation };
}

function attach(
  transaction: Transaction,
  { organization, user }: Correspondent,
  place: { ticketId: string; messageId: string },
  { files }: Content,
): Promise<void> {
  const { ticketId, messageId } = place;
  return attachFiles(
    transaction,
    { organizationId: organization.id, ticketId, beside: { messageId }, uploadedByUserId: user.id },
    files,
  );
}

/** Two calls at the same time: the other one has added it, and this one's work is undone. */
function alreadyThere({ messageId }: InboundMail): Error {
  return new Error(`The mail ${messageId} is being added by another call.`);
}

function contextOf({
  organization,
  user,
}: Correspondent): Pick<OrganizationContext, "organizationId" | "organizationSlug" | "actor" | "origin"> {
  return {
    organizationId: organization.id,
    organizationSlug: organization.slug,
    actor: { kind: "user", userId: user.id, name: user.name, email: user.email },
    origin: { requestId: "mail", ipAddress: null, userAgent: null },
  };
}
