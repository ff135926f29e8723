import type { AlertLabels } from "@/lib/alerts/types";
import { isAtLeast } from "./severity";
import type { AlertSeverity } from "@/lib/alerts/severity";

export const MAX_TITLE_LENGTH = 200;

type TitledAlert = { policyName: string; labels: AlertLabels; severity: AlertSeverity };

const PLACEHOLDER = /\{([A-Za-z_][A-Za-z0-9_.]*)\}/g;

/**
 * The title of an incident: `{policy}` is the policy of its gravest alert, the first of them where several are as
 * grave, `{count}` the number of alerts, and any other name that label of the same alert.
 */
export function incidentTitle(template: string, alerts: readonly TitledAlert[]): string {
  const [first] = alerts;
  if (first === undefined) return template;
  const gravest = alerts.reduce(
    (best, alert) => (isAtLeast(best.severity, alert.severity) ? best : alert),
    first,
  );
  const title = template.replace(PLACEHOLDER, (_, name: string) => {
    if (name === "policy") return gravest.policyName;
    if (name === "count") return String(alerts.length);
    return gravest.labels[name] ?? "–";
  });
  return title.length <= MAX_TITLE_LENGTH ? title : `${title.slice(0, MAX_TITLE_LENGTH - 1)}…`;
}
