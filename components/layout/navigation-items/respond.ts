import { Bell, PhoneCall, ShieldAlert, Siren, TriangleAlert } from "lucide-react";

import type { NavigationItem } from "./navigation-item";

/** The pages under Respond, in the order in which the sidebar shows them. */
export const RESPOND_ITEMS: readonly NavigationItem[] = [
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
];
