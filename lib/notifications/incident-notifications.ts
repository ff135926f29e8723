import { define } from "./define";

type IncidentWords = { id: string; number: number; title: string; severity: string };

/** What members are told of incidents, post-mortems and the daily report. */
export const INCIDENT_NOTIFICATIONS = {
  "incidents.opened": define<IncidentWords>({
    category: "monitoring",
    label: "Incident opened",
    description: "A rule or a person opened an incident.",
    mail: "on",
    title: ({ severity, number, title }) => `${severity} incident ${number}: ${title}`,
    body: () => "Acknowledge it to take it on. Its timeline says what is known.",
    path: ({ id }) => `/incidents/${id}`,
  }),
  "incidents.response_due": define<IncidentWords & { dueAt: string; isMissed: boolean }>({
    category: "monitoring",
    label: "Response target of an incident",
    description: "Nobody has acknowledged an incident, and its response target is near.",
    mail: "on",
    title: ({ severity, number, isMissed }) =>
      isMissed
        ? `${severity} incident ${number} has missed its response target`
        : `${severity} incident ${number} waits for somebody`,
    body: ({ title, dueAt }) => `“${title}” is to be acknowledged by ${dueAt}.`,
    path: ({ id }) => `/incidents/${id}`,
  }),
  "post_mortems.due": define<IncidentWords & { dueAt: string; isLate: boolean }>({
    category: "monitoring",
    label: "Post-mortem due",
    description: "The post-mortem of an incident is due within a day, or late.",
    mail: "on",
    title: ({ number, isLate }) =>
      isLate
        ? `The post-mortem of incident ${number} is late`
        : `The post-mortem of incident ${number} is due`,
    body: ({ title, dueAt }) => `“${title}”: it is to be published by ${dueAt}.`,
    path: ({ id }) => `/incidents/${id}/post-mortem`,
  }),
  "reports.operations": define<{ date: string; day: string; summary: string }>({
    category: "monitoring",
    label: "Daily operations report",
    description: "Health, alerts, deliveries, slowest pages and capacity of the last day, at 06:00.",
    mail: "off",
    inApp: "off",
    title: ({ day }) => `Operations report of ${day}`,
    body: ({ summary }) => summary,
    path: ({ date }) => `/reports/operations/${date}`,
  }),
};
