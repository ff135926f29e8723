import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import type { ServedAttachment } from "../attachments/serve";
import { ticketResource } from "../tickets/locked-ticket";
import type { Desk } from "./access";
import { placeOfTicket } from "./find-ticket";

/**
 * A file of a ticket for staff, once it was found harmless. Opening it stands in the organisation's audit log.
 * Throws NOT_FOUND.
 */
export async function openTicketFile(
  { actor, origin }: Desk,
  { number, attachmentId }: { number: number; attachmentId: string },
): Promise<{ organizationId: string; file: ServedAttachment }> {
  if (!isId(attachmentId)) throw notFound("file");
  return withPlatform("open a file of a support ticket", async (transaction) => {
    const { organizationId, ticketId } = await placeOfTicket(transaction, number);
    const file = await transaction.supportAttachment.findFirst({
      where: { organizationId, ticketId, id: attachmentId, scanState: "clean" },
      select: { id: true, storageKey: true, fileName: true, mediaType: true },
    });
    if (file === null) throw notFound("file");
    await recordAudit(
      transaction,
      { organizationId, actor, origin },
      {
        action: "support.open_file",
        resource: ticketResource({ id: ticketId, number }),
        after: { attachment_id: file.id },
      },
    );
    return { organizationId, file };
  });
}
