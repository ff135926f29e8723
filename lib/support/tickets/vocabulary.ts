export const TICKET_TYPES = ["question", "problem", "request"] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const TICKET_TYPE_LABELS: Record<TicketType, string> = {
  question: "Question",
  problem: "Something does not work",
  request: "Wish",
};

export const TICKET_AREAS = [
  "monitoring",
  "alerts",
  "incidents",
  "security-events",
  "evidence",
  "compliance",
  "reports",
  "collection",
  "api",
  "members",
  "sign-in",
  "billing",
  "other",
] as const;
export type TicketArea = (typeof TICKET_AREAS)[number];

export const TICKET_AREA_LABELS: Record<TicketArea, string> = {
  monitoring: "Monitoring",
  alerts: "Alerts",
  incidents: "Incidents",
  "security-events": "Security events",
  evidence: "Evidence",
  compliance: "Compliance",
  reports: "Reports",
  collection: "Collection of metrics",
  api: "API",
  members: "Members and roles",
  "sign-in": "Signing in",
  billing: "Plan and billing",
  other: "Something else",
};

/** How bad it is for the customer, in the customer's words. */
export const TICKET_SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type TicketSeverity = (typeof TICKET_SEVERITIES)[number];

/** What staff take up first. Begins as the severity says and is theirs to change. */
export const TICKET_PRIORITIES = ["urgent", "high", "normal", "low"] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const TICKET_PRIORITY_LABELS: Record<TicketPriority, string> = {
  urgent: "Urgent",
  high: "High",
  normal: "Normal",
  low: "Low",
};

const FIRST_PRIORITY: Record<TicketSeverity, TicketPriority> = {
  critical: "urgent",
  high: "high",
  medium: "normal",
  low: "low",
};

/** The priority that a new ticket has until somebody thinks otherwise. */
export function firstPriority(severity: TicketSeverity): TicketPriority {
  return FIRST_PRIORITY[severity];
}

/** By which way a ticket or a message came. */
export type TicketSource = "web" | "mail" | "api";

/** How everybody calls a ticket: `#1042`. */
export function ticketLabel(number: number): string {
  return `#${number}`;
}

/** A number as an address gives it; null for what no ticket can have. */
export function toTicketNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
