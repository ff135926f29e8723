import type { Role } from "@/lib/core/roles";
import type { PermissionAction } from "@/lib/core/permissions";

export const NOTIFICATION_CATEGORIES = {
  security: "Security",
  billing: "Billing",
  team: "Team",
  developers: "Developers",
  monitoring: "Monitoring",
  system: "System",
} as const;

export type NotificationCategory = keyof typeof NOTIFICATION_CATEGORIES;

/**
 * Whether a type is mailed. `always` cannot be switched off; `on` and `off` are defaults that a member
 * changes; `cause` means that whatever happened sends a mail of its own; `never` is told in the product alone.
 */
export type MailRule = "always" | "on" | "off" | "cause" | "never";

/** Through which channels somebody is told. */
export type Channels = { inApp: boolean; mail: boolean };

/** Who is told about something in one organisation. `except` leaves out whoever knows already. */
export type OrganizationAudience =
  | { permission: PermissionAction; except?: readonly string[] }
  | { roles: readonly Role[]; except?: readonly string[] }
  | { userId: string };

export type NotificationItem = {
  id: string;
  type: string;
  category: NotificationCategory;
  title: string;
  body: string;
  /** Below the organisation's address; null where there is nothing to open. */
  path: string | null;
  createdAt: Date;
  isRead: boolean;
  isArchived: boolean;
};

export type NotificationPage = {
  items: NotificationItem[];
  /** Continues with what is older; null at the end. */
  nextCursor: string | null;
};

/** What a member chose for one type, and what may be chosen. */
export type NotificationChoice = {
  type: string;
  category: NotificationCategory;
  label: string;
  description: string;
  channels: Channels;
  /** Why a channel is not to be chosen; absent where it is. */
  locked: { inApp?: string; mail?: string };
};
