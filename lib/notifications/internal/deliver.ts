import "server-only";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { chosenChannels } from "../channels";
import type { MailRule, NotificationCategory } from "../types";
import type { Recipient } from "./recipients";
import { signalAccount, signalOrganizations } from "./signal";

/** A notice in words, before it is known who reads it. */
export type Message = {
  type: string;
  category: NotificationCategory;
  mail: MailRule;
  inApp?: "off";
  idempotencyKey: string;
  title: string;
  body: string;
  path: string | null;
  createdAt: Date;
};

/** Puts a message into the inboxes and mailboxes of those who want it there, once. */
export async function deliver(
  transaction: Transaction,
  message: Message,
  recipients: readonly Recipient[],
  causedBy?: string,
): Promise<QueuedMail[]> {
  const told = recipients.filter(({ choice }) => chosenChannels(message, choice).inApp);
  if (told.length > 0) {
    const { type, idempotencyKey, title, body, path, createdAt } = message;
    // createMany has no RETURNING: members may put rows into each other's inboxes but not read them.
    await transaction.notification.createMany({
      data: told.map(({ userId, organization }) => ({
        id: newId(),
        organizationId: organization?.id ?? null,
        userId,
        type,
        idempotencyKey: organization === null ? idempotencyKey : `${organization.id}:${idempotencyKey}`,
        title,
        body,
        path,
        createdAt,
        changedAt: createdAt,
      })),
      skipDuplicates: true,
    });
    await signal(transaction, told);
  }
  const mails: QueuedMail[] = [];
  for (const recipient of recipients)
    if (chosenChannels(message, recipient.choice).mail)
      mails.push(await enqueueMail(transaction, mailOf(message, recipient, causedBy)));
  return mails;
}

async function signal(transaction: Transaction, told: readonly Recipient[]): Promise<void> {
  const organizationIds = new Set(told.flatMap(({ organization }) => organization?.id ?? []));
  if (organizationIds.size > 0) await signalOrganizations(transaction, [...organizationIds]);
  for (const { userId, organization } of told)
    if (organization === null) await signalAccount(transaction, userId);
}

function mailOf(message: Message, { userId, email, organization }: Recipient, causedBy?: string) {
  const place = organization && new URL(`/${organization.slug}`, env.APP_URL).href;
  return {
    to: email,
    template: "notification" as const,
    props: {
      title: message.title,
      body: message.body,
      organizationName: organization?.name ?? null,
      url:
        place === null || message.path === null
          ? new URL("/sign-in", env.APP_URL).href
          : place + message.path,
      preferencesUrl: place === null || message.mail === "always" ? null : `${place}/settings/notifications`,
    },
    organizationId: organization?.id ?? causedBy,
    idempotencyKey: `notification:${organization?.id ?? "account"}:${message.idempotencyKey}:${userId}`,
  };
}
