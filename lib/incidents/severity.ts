import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";

/** Severities of an incident, gravest first. */
export const INCIDENT_SEVERITIES = ["P1", "P2", "P3"] as const;

export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** Which severity an incident takes from the gravest of its alerts. */
export type SeverityMapping = Record<AlertSeverity, IncidentSeverity>;

export const DEFAULT_SEVERITY_MAPPING: SeverityMapping = {
  critical: "P1",
  high: "P2",
  medium: "P3",
  low: "P3",
};

type SeverityFacts = { label: string; description: string; responseMinutes: number };

/** What each severity means, and within which time somebody must have taken it on. */
export const SEVERITY_FACTS: Record<IncidentSeverity, SeverityFacts> = {
  P1: {
    label: "P1 Critical",
    description: "Customers cannot work, or data is at risk.",
    responseMinutes: 15,
  },
  P2: { label: "P2 Major", description: "An important part is slow or failing.", responseMinutes: 60 },
  P3: { label: "P3 Minor", description: "Few are affected, or there is a way round.", responseMinutes: 240 },
};

export function isIncidentSeverity(value: string): value is IncidentSeverity {
  return (INCIDENT_SEVERITIES as readonly string[]).includes(value);
}

/** The graver of two. */
export function graver(one: IncidentSeverity, other: IncidentSeverity): IncidentSeverity {
  return INCIDENT_SEVERITIES.indexOf(one) <= INCIDENT_SEVERITIES.indexOf(other) ? one : other;
}

/** The severity of an incident with these alerts; the least one without any. */
export function severityOfAlerts(
  severities: readonly AlertSeverity[],
  mapping: SeverityMapping,
): IncidentSeverity {
  return severities.map((severity) => mapping[severity]).reduce(graver, "P3");
}

/** True when an alert is at least as grave as asked for. */
export function isAtLeast(severity: AlertSeverity, minimum: AlertSeverity): boolean {
  return ALERT_SEVERITIES.indexOf(severity) >= ALERT_SEVERITIES.indexOf(minimum);
}
