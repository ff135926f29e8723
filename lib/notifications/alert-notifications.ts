import { define } from "./define";

/** Alerts that somebody was told of at once: how many, the gravest severity, and one of them. */
type AlertNews = { policyName: string; alertId: string; count: number; severity: string };

/** What the routing of alerts tells in the product; channels carry the rest. */
export const ALERT_NOTIFICATIONS = {
  "alerts.fired": define<AlertNews>({
    category: "monitoring",
    label: "Alert fired",
    description: "Something crossed a line of an alert policy, and somebody was told.",
    mail: "never",
    title: ({ policyName, count }) => (count === 1 ? `${policyName} fires` : `${count} alerts fire`),
    body: ({ policyName, count, severity }) =>
      count === 1 ? `Severity ${severity}.` : `The gravest is ${severity}. One of them: ${policyName}.`,
    path: ({ count, alertId }) => (count === 1 ? `/alerts/${alertId}` : "/alerts"),
  }),
  "alerts.resolved": define<AlertNews>({
    category: "monitoring",
    label: "Alert resolved",
    description: "What somebody was told of is over.",
    mail: "never",
    title: ({ policyName, count }) => (count === 1 ? `${policyName} is over` : `${count} alerts are over`),
    body: ({ policyName, count }) => (count === 1 ? "It resolved." : `One of them: ${policyName}.`),
    path: ({ count, alertId }) => (count === 1 ? `/alerts/${alertId}` : "/alerts"),
  }),
  "alerts.maintenance_planned": define<{ reason: string; from: string; until: string; by: string }>({
    category: "monitoring",
    label: "Maintenance planned",
    description: "For some time nobody will be told of certain alerts.",
    mail: "off",
    title: ({ from }) => `Maintenance from ${from}`,
    body: ({ reason, until, by }) => `Until ${until}, planned by ${by}: ${reason}`,
    path: () => "/alerts/maintenance",
  }),
};
