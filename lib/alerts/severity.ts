/** Severities of an alert, least first. Unlike a security event, an alert is never merely information. */
export const ALERT_SEVERITIES = ["low", "medium", "high", "critical"] as const;

export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

export const ALERT_SEVERITY_LABELS: Record<AlertSeverity, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

/** As lists and groups show them: the gravest first. */
export const GRAVEST_FIRST: readonly AlertSeverity[] = [...ALERT_SEVERITIES].reverse();

export function isAlertSeverity(value: string): value is AlertSeverity {
  return (ALERT_SEVERITIES as readonly string[]).includes(value);
}
