import { ROLE_LABELS, type Role } from "@/lib/core/roles";
import { ALERT_NOTIFICATIONS } from "./alert-notifications";
import { BILLING_NOTIFICATIONS } from "./billing-notifications";
import { CUSTOM_DOMAIN_NOTIFICATIONS } from "./custom-domain-notifications";
import { define, type NotificationType } from "./define";
import { COMPLIANCE_NOTIFICATIONS } from "./compliance-notifications";
import { INCIDENT_NOTIFICATIONS } from "./incident-notifications";
import type { NotificationCategory } from "./types";
import { PLAN_NOTIFICATIONS } from "./plan-notifications";
import { CLOSING_NOTIFICATIONS } from "./closing-notifications";
import { SUPPORT_NOTIFICATIONS } from "./support-notifications";
import { SIGN_ON_NOTIFICATIONS } from "./sign-on-catalogue";

const MEMBERS_PATH = "/settings/members";
const API_KEYS_PATH = "/settings/api-keys";
const ACCOUNT_SECURITY_PATH = "/settings/security";

/**
 * What concerns a person wherever they are. Nobody can switch these off: they are how one learns that
 * somebody else uses one's account.
 */
export const ACCOUNT_NOTIFICATIONS = {
  "account.new_device": define<{ device: string; ipAddress: string | null }>({
    category: "security",
    label: "Sign-in from a new device",
    description: "Somebody signed in to your account with a browser that was not used before.",
    mail: "always",
    title: ({ device }) => `New sign-in: ${device}`,
    body: ({ ipAddress }) =>
      `Your account was used on a new device${at(ipAddress)}. If this was not you, change your password now.`,
    path: () => ACCOUNT_SECURITY_PATH,
  }),
  "account.locked": define<{ minutes: number; ipAddress: string | null }>({
    category: "security",
    label: "Account locked",
    description: "Too many wrong passwords locked the sign-in to your account.",
    mail: "cause",
    title: () => "Sign-in to your account was locked",
    body: ({ minutes, ipAddress }) =>
      `Too many wrong passwords${at(ipAddress)} locked it for ${minutes} minutes.`,
    path: () => ACCOUNT_SECURITY_PATH,
  }),
  "account.password_changed": define<{ ipAddress: string | null }>({
    category: "security",
    label: "Password changed",
    description: "The password of your account was replaced.",
    mail: "cause",
    title: () => "Your password was changed",
    body: ({ ipAddress }) => `It was changed${at(ipAddress)}. Other sessions were signed out.`,
    path: () => ACCOUNT_SECURITY_PATH,
  }),
  "account.membership_ended": define<{ organizationName: string }>({
    category: "security",
    label: "Removed from an organisation",
    description: "You no longer have access to an organisation.",
    mail: "always",
    title: ({ organizationName }) => `You were removed from ${organizationName}`,
    body: () => "You no longer have access to it. Ask one of its owners if this is a mistake.",
    path: () => null,
  }),
};

/** What concerns an organisation. Members choose the channels, except of security and billing mails. */
export const ORGANIZATION_NOTIFICATIONS = {
  "invitations.accepted": define<{ name: string; role: Role }>({
    category: "team",
    label: "Your invitation was accepted",
    description: "Somebody whom you invited has joined.",
    mail: "on",
    title: ({ name }) => `${name} accepted your invitation`,
    body: ({ role }) => `They joined with the role ${ROLE_LABELS[role].toLowerCase()}.`,
    path: () => MEMBERS_PATH,
  }),
  "members.joined": define<{ name: string; role: Role }>({
    category: "team",
    label: "Somebody joined",
    description: "A new member has joined the organisation.",
    mail: "off",
    title: ({ name }) => `${name} joined`,
    body: ({ role }) => `Their role is ${ROLE_LABELS[role].toLowerCase()}.`,
    path: () => MEMBERS_PATH,
  }),
  "members.left": define<{ name: string; removedBy: string | null }>({
    category: "team",
    label: "Somebody left",
    description: "A member has left or was removed.",
    mail: "off",
    title: ({ name, removedBy }) => (removedBy === null ? `${name} left` : `${name} was removed`),
    body: ({ removedBy }) =>
      removedBy === null ? "They no longer have access." : `${removedBy} ended their access.`,
    path: () => MEMBERS_PATH,
  }),
  "members.role_changed": define<{ name: string; from: string; to: string; by: string }>({
    category: "team",
    label: "A role changed",
    description: "Somebody was given another role.",
    mail: "off",
    title: ({ name, to }) => `${name} is now ${to.toLowerCase()}`,
    body: ({ from, by }) => `${by} changed the role; before it was ${from.toLowerCase()}.`,
    path: () => MEMBERS_PATH,
  }),
  "members.own_role_changed": define<{ from: string; to: string; by: string }>({
    category: "team",
    label: "Your role changed",
    description: "You were given another role, and may do more or less than before.",
    mail: "on",
    title: ({ to }) => `Your role is now ${to.toLowerCase()}`,
    body: ({ from, by }) => `${by} changed it; before it was ${from.toLowerCase()}.`,
    path: () => "/dashboard",
  }),
  "api_keys.created": define<{ name: string; by: string; scopes: readonly string[] }>({
    category: "security",
    label: "API key created",
    description: "A new key can act for the organisation.",
    mail: "always",
    title: ({ name }) => `API key “${name}” was created`,
    body: ({ by, scopes }) => `${by} created it with ${scopes.join(", ")}.`,
    path: () => API_KEYS_PATH,
  }),
  "api_keys.revoked": define<{ name: string; by: string }>({
    category: "developers",
    label: "API key revoked",
    description: "A key stopped working because somebody revoked it.",
    mail: "off",
    title: ({ name }) => `API key “${name}” was revoked`,
    body: ({ by }) => `${by} revoked it. What used it is refused from now on.`,
    path: () => API_KEYS_PATH,
  }),
  "api_keys.expiring": define<{ name: string; expiresOn: string }>({
    category: "developers",
    label: "API key expires soon",
    description: "A key stops working within seven days.",
    mail: "on",
    title: ({ name }) => `API key “${name}” expires soon`,
    body: ({ expiresOn }) => `It stops working on ${expiresOn}. Create another and replace it before then.`,
    path: () => API_KEYS_PATH,
  }),
  ...SIGN_ON_NOTIFICATIONS,
  ...CLOSING_NOTIFICATIONS,
  ...CUSTOM_DOMAIN_NOTIFICATIONS,
  ...PLAN_NOTIFICATIONS,
  "support.access_started": define<{ name: string; reason: string; minutes: number }>({
    category: "security",
    label: "Support looks in",
    description: "The platform's staff opened the organisation, read-only and for a limited time.",
    mail: "always",
    title: ({ name }) => `${name} of the platform's staff looks into the organisation`,
    body: ({ reason, minutes }) =>
      `Read-only, for at most ${minutes} minutes. Reason: ${reason} The audit log names every page.`,
    path: () => "/settings/audit-log?action=staff.look",
  }),
  "alerts.assigned": define<{ by: string; policy: string; count: number; alertId: string }>({
    category: "monitoring",
    label: "An alert is yours",
    description: "Somebody assigned an alert to you.",
    mail: "on",
    title: ({ policy, count }) =>
      count === 1 ? `“${policy}” is assigned to you` : `${count} alerts are assigned to you`,
    body: ({ by, policy, count }) => `By ${by}.${count === 1 ? "" : ` The first is “${policy}”.`}`,
    path: ({ alertId, count }) => (count === 1 ? `/alerts/${alertId}` : "/alerts?assignee=me"),
  }),
  "alerts.mentioned": define<{ by: string; policy: string; alertId: string }>({
    category: "monitoring",
    label: "Mentioned in a note",
    description: "Somebody named you in a note about an alert.",
    mail: "on",
    title: ({ by, policy }) => `${by} mentioned you at “${policy}”`,
    body: () => "Open the alert to read the note.",
    path: ({ alertId }) => `/alerts/${alertId}`,
  }),
  "collection.missed": define<{ count: number; from: string; until: string }>({
    category: "monitoring",
    label: "Collection missed",
    description: "Figures are missing because the collection did not run.",
    mail: "never",
    title: ({ count }) => (count === 1 ? "1 collection was missed" : `${count} collections were missed`),
    body: ({ from, until }) => `Charts show a gap from ${from} to ${until}.`,
    path: () => "/monitoring",
  }),
  "alerts.escalated": define<{ count: number; title: string; escalation: string; path: string }>({
    category: "monitoring",
    label: "An alert reached you",
    description: "An escalation policy came to you: nobody else has answered yet.",
    mail: "cause",
    title: ({ count, title }) => (count === 1 ? title : `${count} alerts have escalated to you`),
    body: ({ escalation }) => `${escalation}: acknowledge to stop the escalation.`,
    path: ({ path }) => path,
  }),
  "alerts.unanswered": define<{
    count: number;
    title: string;
    escalation: string;
    reached: boolean;
    path: string;
  }>({
    category: "monitoring",
    label: "Nobody answered an alert",
    description: "An escalation policy came to its end without an answer.",
    mail: "on",
    title: ({ count, title }) =>
      count === 1 ? `Nobody has answered: ${title}` : `Nobody has answered ${count} alerts`,
    body: ({ escalation, reached }) =>
      reached
        ? `${escalation} came to its end. Acknowledge it, or call somebody.`
        : `${escalation} reached nobody: check who is on call.`,
    path: ({ path }) => path,
  }),
  "on_call.shift_soon": define<{ schedule: string; from: string; until: string; path: string }>({
    category: "monitoring",
    label: "Your shift begins soon",
    description:
      "You are told a day before you are on call; an hour before where shifts are shorter than a day.",
    mail: "on",
    title: ({ schedule, from }) => `You are on call for ${schedule} from ${from}`,
    body: ({ until }) => `Until ${until}. If you cannot, ask somebody to take the shift.`,
    path: ({ path }) => path,
  }),
  "on_call.shift_started": define<{ schedule: string; until: string; next: string | null; path: string }>({
    category: "monitoring",
    label: "Your shift begins",
    description: "You are on call from now on.",
    mail: "on",
    title: ({ schedule }) => `You are on call for ${schedule} now`,
    body: ({ until, next }) =>
      `Until ${until}. ${next === null ? "Nobody is on call after you." : `After you: ${next}.`}`,
    path: ({ path }) => path,
  }),
  "on_call.shift_ended": define<{ schedule: string; now: string | null; path: string }>({
    category: "monitoring",
    label: "Your shift has ended",
    description: "You are no longer on call, and learn who is.",
    mail: "off",
    title: ({ schedule }) => `Your shift for ${schedule} has ended`,
    body: ({ now }) => (now === null ? "Nobody is on call now." : `${now} is on call now.`),
    path: ({ path }) => path,
  }),
  "channels.delivery_failed": define<{ channel: string; error: string }>({
    category: "monitoring",
    label: "Notification not delivered",
    description: "A channel could not be reached and a notification was given up.",
    mail: "on",
    title: ({ channel }) => `A notification through ${channel} was given up`,
    body: ({ error }) => `${error} The delivery log shows every attempt.`,
    path: () => "/alerts/deliveries?state=failed",
  }),
  "channels.paused": define<{ channel: string; error: string }>({
    category: "monitoring",
    label: "Channel paused",
    description: "A channel failed again and again and nothing is sent through it any more.",
    mail: "on",
    title: ({ channel }) => `The channel ${channel} is paused`,
    body: ({ error }) =>
      `Several deliveries in a row were given up: ${error} What is to be told through it waits until you resume it.`,
    path: () => "/settings/channels",
  }),
  ...ALERT_NOTIFICATIONS,
  ...BILLING_NOTIFICATIONS,
  ...INCIDENT_NOTIFICATIONS,
  ...COMPLIANCE_NOTIFICATIONS,
  ...SUPPORT_NOTIFICATIONS,
  "mail.undeliverable": define<{ recipient: string; subject: string }>({
    category: "system",
    label: "Mail could not be delivered",
    description: "A mail of this organisation was given up.",
    mail: "never",
    title: ({ recipient }) => `A mail to ${recipient} could not be delivered`,
    body: ({ subject }) => `“${subject}” was refused for good. Check the address.`,
    path: () => MEMBERS_PATH,
  }),
};

function at(ipAddress: string | null): string {
  return ipAddress === null ? "" : ` from the address ${ipAddress}`;
}

export type AccountNotificationName = keyof typeof ACCOUNT_NOTIFICATIONS;
export type OrganizationNotificationName = keyof typeof ORGANIZATION_NOTIFICATIONS;
export type NotificationName = AccountNotificationName | OrganizationNotificationName;

const NOTIFICATIONS = { ...ACCOUNT_NOTIFICATIONS, ...ORGANIZATION_NOTIFICATIONS };

/** What a type needs to be told. */
export type NotificationData<Name extends NotificationName> = Parameters<
  (typeof NOTIFICATIONS)[Name]["title"]
>[0] &
  Parameters<(typeof NOTIFICATIONS)[Name]["body"]>[0];

export const ORGANIZATION_NOTIFICATION_NAMES = Object.keys(
  ORGANIZATION_NOTIFICATIONS,
) as OrganizationNotificationName[];

export function isOrganizationNotification(type: string): type is OrganizationNotificationName {
  return Object.hasOwn(ORGANIZATION_NOTIFICATIONS, type);
}

/** The category that a stored notification is shown under; one of a type that is no more counts as the system's. */
export function categoryOf(type: string): NotificationCategory {
  return Object.hasOwn(NOTIFICATIONS, type) ? NOTIFICATIONS[type as NotificationName].category : "system";
}

/** The type itself, for whoever writes what is told. */
export function notificationType<Name extends NotificationName>(
  name: Name,
): NotificationType<NotificationData<Name>> {
  return NOTIFICATIONS[name] as unknown as NotificationType<NotificationData<Name>>;
}
