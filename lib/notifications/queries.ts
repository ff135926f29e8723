import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import {
  ACCOUNT_NOTIFICATIONS,
  categoryOf,
  ORGANIZATION_NOTIFICATION_NAMES,
  ORGANIZATION_NOTIFICATIONS,
} from "./catalogue";
import { chosenChannels, mailLock } from "./channels";
import { readerId } from "./internal/reader";
import type { InboxFilter } from "./schema";
import type { NotificationChoice, NotificationPage } from "./types";

const PAGE_ITEMS = 20;
/** More than this the bell does not count. */
const MOST_COUNTED = 100;

/** What a member was told here and about their account, newest first. */
export async function listNotifications(
  context: OrganizationContext,
  { tab, after }: InboxFilter,
): Promise<NotificationPage> {
  requirePermission(context, "organization.read");
  const userId = readerId(context);
  const rows = await withOrganization(context, (transaction) =>
    transaction.notification.findMany({
      where: {
        userId,
        OR: [{ organizationId: context.organizationId }, { organizationId: null }],
        archivedAt: tab === "inbox" ? null : { not: null },
        ...(after && { id: { lt: after } }),
      },
      orderBy: { id: "desc" },
      take: PAGE_ITEMS + 1,
    }),
  );
  const items = rows.slice(0, PAGE_ITEMS).map(({ id, type, title, body, path, createdAt, ...state }) => ({
    id,
    type,
    category: categoryOf(type),
    title,
    body,
    path,
    createdAt,
    isRead: state.readAt !== null,
    isArchived: state.archivedAt !== null,
  }));
  return { items, nextCursor: rows.length > PAGE_ITEMS ? (items.at(-1)?.id ?? null) : null };
}

/** How many a member has not seen yet; counting stops at a hundred. */
export async function countUnseen(context: OrganizationContext): Promise<number> {
  requirePermission(context, "organization.read");
  const userId = readerId(context);
  return withOrganization(context, (transaction) =>
    transaction.notification.count({
      where: {
        userId,
        OR: [{ organizationId: context.organizationId }, { organizationId: null }],
        seenAt: null,
        archivedAt: null,
      },
      take: MOST_COUNTED,
    }),
  );
}

/** Every type with the channels that this member chose in this organisation. */
export async function listNotificationChoices(context: OrganizationContext): Promise<NotificationChoice[]> {
  requirePermission(context, "organization.read");
  const userId = readerId(context);
  const rows = await withOrganization(context, (transaction) =>
    transaction.notificationPreference.findMany({
      where: { organizationId: context.organizationId, userId },
      select: { type: true, inApp: true, mail: true },
    }),
  );
  const chosen = new Map(rows.map(({ type, ...channels }) => [type, channels]));
  const organizational = ORGANIZATION_NOTIFICATION_NAMES.map((type): NotificationChoice => {
    const { category, label, description, mail } = ORGANIZATION_NOTIFICATIONS[type];
    const channels = chosenChannels({ category, mail }, chosen.get(type) ?? null);
    const lock = mailLock({ category, mail });
    return { type, category, label, description, channels, locked: lock === null ? {} : { mail: lock } };
  });
  const personal = Object.entries(ACCOUNT_NOTIFICATIONS).map(([type, words]): NotificationChoice => {
    const { category, label, description } = words;
    const always = "Always told: it is about your account.";
    return {
      type,
      category,
      label,
      description,
      channels: { inApp: true, mail: true },
      locked: { inApp: always, mail: always },
    };
  });
  return [...personal, ...organizational];
}
