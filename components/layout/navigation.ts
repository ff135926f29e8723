import {
  Activity,
  Bell,
  BellRing,
  Blocks,
  Building2,
  ChartNoAxesColumn,
  FileCheck2,
  Gauge,
  KeyRound,
  Fingerprint,
  LockKeyhole,
  Megaphone,
  ListFilter,
  PhoneCall,
  ScrollText,
  ShieldAlert,
  ShieldCheck,
  Siren,
  UserRound,
  UsersRound,
  ClipboardList,
  CreditCard,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";

import type { PermissionAction } from "@/lib/core/permissions";
import { COMPLY_ITEMS } from "./comply-items";

export const navigationSections = ["Observe", "Respond", "Prove", "Comply", "Administer"] as const;
export type NavigationSection = (typeof navigationSections)[number];

export type NavigationItem = {
  id: string;
  label: string;
  section: NavigationSection;
  icon: LucideIcon;
  /** The path below the organisation. */
  path: string;
  /** The action one must be allowed to see the page; absent where every member may. */
  permission?: PermissionAction;
  /** After `g`, opens the page. */
  letter?: string;
  /** What else people call it; the command palette finds the page by these. */
  keywords: readonly string[];
};

/** Every page of the workspace. The sidebar, the palette and the breadcrumb are all drawn from this list. */
export const navigationItems: readonly NavigationItem[] = [
  {
    id: "dashboard",
    label: "Dashboard",
    section: "Observe",
    icon: Gauge,
    path: "/dashboard",
    letter: "d",
    keywords: ["home", "overview", "start", "summary"],
  },
  {
    id: "monitoring",
    label: "Monitoring",
    section: "Observe",
    icon: Activity,
    path: "/monitoring",
    permission: "metrics.read",
    letter: "m",
    keywords: ["metrics", "charts", "cpu", "memory", "latency", "errors", "health", "collection", "graphs"],
  },
  {
    id: "alerts",
    label: "Alerts",
    section: "Respond",
    icon: Siren,
    path: "/alerts",
    permission: "alerts.read",
    letter: "l",
    keywords: ["firing", "pages", "acknowledge", "active", "triage", "alarms", "resolve", "snooze"],
  },
  {
    id: "security",
    label: "Security events",
    section: "Respond",
    icon: ShieldAlert,
    path: "/security",
    permission: "security-events.read",
    letter: "s",
    keywords: ["threats", "sign-in failures", "lock-outs", "severity", "attacks", "siem", "log"],
  },
  {
    id: "on-call",
    label: "On call",
    section: "Respond",
    icon: PhoneCall,
    path: "/on-call",
    permission: "on-call.read",
    keywords: ["schedules", "rotations", "shifts", "rota", "pager", "escalation", "override", "swap"],
  },
  {
    id: "incidents",
    label: "Incidents",
    section: "Respond",
    icon: TriangleAlert,
    path: "/incidents",
    permission: "incidents.read",
    letter: "i",
    keywords: ["outage", "post-mortem", "commander", "declare", "p1", "mttr", "correlation", "runbook"],
  },
  {
    id: "notifications",
    label: "Notifications",
    section: "Respond",
    icon: Bell,
    path: "/notifications",
    letter: "n",
    keywords: ["inbox", "bell", "archive", "messages", "news", "unread"],
  },
  {
    id: "evidence",
    label: "Evidence",
    section: "Prove",
    icon: FileCheck2,
    path: "/evidence",
    permission: "evidence.read",
    letter: "e",
    keywords: ["soc 2", "snapshots", "proof", "signed", "auditor", "trust principles", "verify", "report"],
  },
  {
    id: "reports",
    label: "Reports",
    section: "Prove",
    icon: ClipboardList,
    path: "/reports/operations",
    permission: "metrics.read",
    letter: "r",
    keywords: ["daily report", "operations report", "morning", "summary", "capacity", "slowest"],
  },
  {
    id: "audit-log",
    label: "Audit log",
    section: "Prove",
    icon: ScrollText,
    path: "/settings/audit-log",
    permission: "audit-log.read",
    letter: "a",
    keywords: ["history", "trail", "who did what", "hash chain", "changes", "verify"],
  },
  ...COMPLY_ITEMS,
  {
    id: "members",
    label: "Members",
    section: "Administer",
    icon: UsersRound,
    path: "/settings/members",
    permission: "members.read",
    letter: "u",
    keywords: ["people", "team", "users", "invite", "roles", "access", "kick out", "remove"],
  },
  {
    id: "channels",
    label: "Channels",
    section: "Administer",
    icon: Megaphone,
    path: "/settings/channels",
    permission: "channels.read",
    keywords: ["slack", "teams", "sms", "twilio", "webhook", "pagerduty", "e-mail list", "notify", "paging"],
  },
  {
    id: "api-keys",
    label: "API keys",
    section: "Administer",
    icon: KeyRound,
    path: "/settings/api-keys",
    permission: "api-keys.read",
    letter: "k",
    keywords: ["tokens", "secrets", "integration", "developers", "credentials"],
  },
  {
    id: "log-rules",
    label: "Log rules",
    section: "Administer",
    icon: ListFilter,
    path: "/settings/log-rules",
    permission: "security-events.read",
    keywords: ["otlp", "opentelemetry", "logs", "mapping", "sshd", "kubernetes audit", "filter"],
  },
  {
    id: "organization",
    label: "Organisation",
    section: "Administer",
    icon: Building2,
    path: "/settings/organization",
    letter: "o",
    keywords: ["settings", "name", "address", "slug", "time zone", "company", "rename"],
  },
  {
    id: "billing",
    label: "Billing",
    section: "Administer",
    icon: CreditCard,
    path: "/settings/billing",
    permission: "billing.read",
    keywords: [
      "invoice",
      "payment",
      "card",
      "cancel",
      "stop paying",
      "upgrade",
      "subscription",
      "tax",
      "vat",
    ],
  },
  {
    id: "modules",
    label: "Modules",
    section: "Administer",
    icon: Blocks,
    path: "/settings/modules",
    keywords: ["copilots", "ai act", "gdpr", "esg", "nis2", "dora", "dma", "switch on"],
  },
  {
    id: "plan",
    label: "Plan and usage",
    section: "Administer",
    icon: ChartNoAxesColumn,
    path: "/settings/plan",
    permission: "billing.read",
    keywords: ["trial", "upgrade", "limits", "quota", "seats", "storage", "tokens", "pricing", "how much"],
  },
  {
    id: "notification-settings",
    label: "Notification settings",
    section: "Administer",
    icon: BellRing,
    path: "/settings/notifications",
    keywords: ["preferences", "e-mail", "mails", "unsubscribe", "mute", "alerts", "channels", "bell"],
  },
  {
    id: "policies",
    label: "Sign-in policies",
    section: "Administer",
    icon: LockKeyhole,
    path: "/settings/policies",
    keywords: ["require two-factor", "session length", "security policy", "compliance", "methods"],
  },
  {
    id: "single-sign-on",
    label: "Single sign-on",
    section: "Administer",
    icon: Fingerprint,
    path: "/settings/single-sign-on",
    permission: "organization.update",
    keywords: ["sso", "oidc", "openid", "okta", "entra", "saml", "identity provider", "domain", "dns"],
  },
  {
    id: "profile",
    label: "Profile",
    section: "Administer",
    icon: UserRound,
    path: "/settings/profile",
    letter: "p",
    keywords: ["account", "my settings", "time zone", "name", "me"],
  },
  {
    id: "account-security",
    label: "Account security",
    section: "Administer",
    icon: ShieldCheck,
    path: "/settings/security",
    letter: "c",
    keywords: [
      "password",
      "two-factor",
      "2fa",
      "mfa",
      "authenticator",
      "recovery codes",
      "passkeys",
      "sessions",
      "devices",
      "sign out everywhere",
    ],
  },
];

/** The address of a page inside an organisation. */
export function navigationHref(item: NavigationItem, organizationSlug: string): string {
  return `/${organizationSlug}${item.path}`;
}

/** What this person may open. */
export function allowedItems(permissions: readonly PermissionAction[]): NavigationItem[] {
  return navigationItems.filter((item) => !item.permission || permissions.includes(item.permission));
}

/** The page a path belongs to: the item with the longest path that the path starts with. */
export function findNavigationItem(pathname: string, organizationSlug: string): NavigationItem | undefined {
  return navigationItems
    .filter((item) => {
      const href = navigationHref(item, organizationSlug);
      return pathname === href || pathname.startsWith(`${href}/`);
    })
    .sort((one, other) => other.path.length - one.path.length)[0];
}
