import "server-only";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { findMailBrand } from "./brand";
import { renderMail } from "./render";
import type { TemplateName, TemplateProps } from "./templates";
import { hasMailTransport, type MailHeaders } from "./transport";

export type MailRequest<Name extends TemplateName> = {
  to: string;
  template: Name;
  props: TemplateProps[Name];
  /** Absent for mails about an account, which belong to no organisation. */
  organizationId?: string;
  /** A second mail with the same key is not written: name the change that caused it. */
  idempotencyKey: string;
  /** Where an answer goes; absent where nobody reads one. */
  replyTo?: string | null;
  headers?: MailHeaders;
};

/** A mail that is written and waits for the commit; hand it to `announceMail` afterwards. */
export type QueuedMail = { id: string };

/**
 * The one way to send a mail. It is written in the caller's transaction, so that it exists exactly
 * when the change does, and delivered afterwards. Without a transport it goes to the local mailbox.
 */
export async function enqueueMail<Name extends TemplateName>(
  transaction: Transaction,
  request: MailRequest<Name>,
): Promise<QueuedMail> {
  const { organizationId, template, props } = request;
  const brand = organizationId && (await findMailBrand(transaction, organizationId));
  const { subject, html, text } = await renderMail(template, props, brand || undefined);
  const id = newId();
  // createMany has no RETURNING: tenants may write mails but not read them.
  await transaction.mailMessage.createMany({
    data: {
      id,
      organizationId: organizationId ?? null,
      idempotencyKey: request.idempotencyKey,
      template,
      recipient: request.to,
      subject,
      html,
      text,
      replyTo: request.replyTo ?? null,
      headers: { ...request.headers },
      state: hasMailTransport() ? "queued" : "in_mailbox",
    },
    skipDuplicates: true,
  });
  return { id };
}
