import "server-only";
import { recordAudit, recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin, StaffActor } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { mailMessageQueued } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { hideLinks } from "./hide-links";
import { hasMailTransport } from "./transport";

type Staff = { actor: StaffActor; origin: RequestOrigin };

/**
 * What a mail that still waits says, without its links: they would let the reader in. The look stands in
 * the platform's log and, where the mail is an organisation's, in that one's.
 */
export async function readMailAsStaff(staff: Staff, id: string): Promise<string> {
  return withPlatform("staff reads a mail", async (transaction) => {
    const mail = await transaction.mailMessage.findUnique({
      where: { id },
      select: { text: true, template: true, organizationId: true },
    });
    if (mail === null) throw notFound("mail");
    if (mail.text === "")
      throw new AppError("GONE", "The text was erased when the mail was delivered or given up.");
    await record(transaction, staff, "staff.read_mail", { id, ...mail });
    return hideLinks(mail.text);
  });
}

/** Asks for another attempt at a mail that waits, without the pause that grows with its failures. */
export async function retryMail(staff: Staff, id: string): Promise<void> {
  if (!hasMailTransport())
    throw new AppError("CONFLICT", "No mail transport is configured: mails stay in the local mailbox.");
  const attempts = await withPlatform("staff retries a mail", async (transaction) => {
    const mail = await transaction.mailMessage.findUnique({
      where: { id },
      select: { state: true, attempts: true, template: true, organizationId: true },
    });
    if (mail === null) throw notFound("mail");
    if (mail.state !== "queued")
      throw new AppError("CONFLICT", "Only a mail that waits for another attempt can be sent again.");
    await record(transaction, staff, "staff.retry_mail", { id, ...mail });
    return mail.attempts;
  });
  // The claim lets one attempt send, however many are asked for.
  await sendEvents(mailMessageQueued.create({ messageId: id }, { id: `mail:${id}:staff:${attempts}` }));
}

type AuditedMail = { id: string; template: string; organizationId: string | null };

async function record(
  transaction: Transaction,
  { actor, origin }: Staff,
  action: string,
  { id, template, organizationId }: AuditedMail,
): Promise<void> {
  const entry = { action, resource: { kind: "mail", id, name: template } };
  if (organizationId !== null) await recordAudit(transaction, { organizationId, actor, origin }, entry);
  await recordPlatformAudit(transaction, actor, origin, entry);
}
