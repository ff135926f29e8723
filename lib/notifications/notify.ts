import "server-only";
import { now } from "@/lib/core/clock";
import { rolesAllowed } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import {
  notificationType,
  type AccountNotificationName,
  type NotificationData,
  type NotificationName,
  type OrganizationNotificationName,
} from "./catalogue";
import { deliver, type Message } from "./internal/deliver";
import { findPerson, findRecipients } from "./internal/recipients";
import type { OrganizationAudience } from "./types";

type Told<Name extends NotificationName> = {
  type: Name;
  data: NotificationData<Name>;
  /** Names the change that is told of: telling it twice reaches everybody once. */
  key: string;
};

export type OrganizationNotice<Name extends OrganizationNotificationName> = Told<Name> & {
  organizationId: string;
  to: OrganizationAudience;
};

export type AccountNotice<Name extends AccountNotificationName> = Told<Name> & {
  to: { userId: string };
  /** The organisation that caused it; its mail then counts as theirs, as their door demands. */
  causedBy?: string;
};

/**
 * The one way to tell people something. Call it in the transaction of what happened, through either
 * door, before the audit entry: both commit or neither does. Hand the mails it returns to
 * `announceMails` after the commit.
 */
export async function notify<Name extends OrganizationNotificationName>(
  transaction: Transaction,
  notice: OrganizationNotice<Name>,
): Promise<QueuedMail[]> {
  const { organizationId, to } = notice;
  const roles = "permission" in to ? rolesAllowed(to.permission) : "roles" in to ? to.roles : null;
  const recipients = await findRecipients(transaction, {
    organizationId,
    type: notice.type,
    roles,
    userId: "userId" in to ? to.userId : null,
    except: "except" in to ? (to.except ?? []) : [],
  });
  return deliver(transaction, messageOf(notice), recipients);
}

/** The same for what concerns a person's account: through the platform's door, or about a fellow member. */
export async function notifyAccount<Name extends AccountNotificationName>(
  transaction: Transaction,
  notice: AccountNotice<Name>,
): Promise<QueuedMail[]> {
  const recipient = await findPerson(transaction, notice.to.userId);
  return recipient === null ? [] : deliver(transaction, messageOf(notice), [recipient], notice.causedBy);
}

/** The words of a notice, as they are kept. */
export function messageOf<Name extends NotificationName>({ type, data, key }: Told<Name>): Message {
  const words = notificationType(type);
  return {
    type,
    category: words.category,
    mail: words.mail,
    inApp: words.inApp,
    idempotencyKey: `${type}:${key}`,
    title: words.title(data),
    body: words.body(data),
    path: words.path(data),
    createdAt: now(),
  };
}
