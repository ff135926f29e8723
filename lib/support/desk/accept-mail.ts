import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { addCustomerMessage } from "../tickets/add-customer-message";
import { ticketResource } from "../tickets/locked-ticket";
import { requireAgent, type Desk } from "./access";
import { contextOf, placeOfTicket } from "./find-ticket";

/**
 * Makes a message of a mail that was not believed, because somebody of the staff knows better. It stays nobody's:
 * its first line names the address that it came from.
 */
export async function acceptMail(
  desk: Desk,
  { number, mailId }: { number: number; mailId: string },
): Promise<void> {
  requireAgent(desk);
  await withPlatform("accept a doubtful mail as a message", async (transaction) => {
    const place = await placeOfTicket(transaction, number);
    const { organizationId, ticketId } = place;
    const context = contextOf(desk, place);
    const doubtful = { id: mailId, organizationId, ticketId, outcome: "unverified" };
    const mail = await transaction.supportInboundMail.findFirst({
      where: doubtful,
      select: { messageId: true, fromAddress: true, text: true },
    });
    // Whoever is second waits for the first here, and finds nothing to accept.
    const { count } = await transaction.supportInboundMail.updateMany({
      where: doubtful,
      data: { outcome: "added", reason: `Accepted by ${desk.actor.name}.`, text: "" },
    });
    if (mail === null || count === 0) throw notFound("mail");
    const added = await addCustomerMessage(transaction, context, {
      ticketId,
      authorUserId: null,
      body: `From ${mail.fromAddress}:\n\n${mail.text}`,
      source: "mail",
      mailMessageId: mail.messageId,
    });
    if (added.kind !== "added")
      throw new AppError("CONFLICT", "This ticket is over: nothing can be added to it.");
    await recordAudit(transaction, context, {
      action: "support.accept_mail",
      resource: ticketResource({ id: ticketId, number }),
      after: { message_id: added.messageId },
    });
  });
}
