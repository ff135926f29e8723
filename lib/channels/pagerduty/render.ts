import type { DeliverySeverity } from "@/lib/deliveries/kinds";
import type { Telling } from "../telling";
import { clip } from "../wording";

// Limits of the Events API v2: summary 1,024 characters, dedup_key 255, the whole event 512 KB.
const MOST = { summary: 1_024, dedupKey: 255 } as const;

const SEVERITY: Record<DeliverySeverity, "critical" | "error" | "warning" | "info"> = {
  critical: "critical",
  high: "error",
  medium: "warning",
  low: "info",
};

type EventAction = "trigger" | "acknowledge" | "resolve";

/** An event of the Events API v2. Everything of one episode has one key, and so becomes one PagerDuty incident. */
export function pagerDutyEvent(telling: Telling, routingKey: string) {
  const { message, organization, alert } = telling;
  const key = { routing_key: routingKey, event_action: actionOf(telling), dedup_key: dedupKeyOf(telling) };
  if (key.event_action !== "trigger") return key;
  return {
    ...key,
    client: "Regulix",
    client_url: telling.url,
    payload: {
      summary: clip(message.title, MOST.summary),
      source: organization.name,
      severity: SEVERITY[message.severity],
      timestamp: telling.at.toISOString(),
      component: alert?.policyName,
      class: telling.kind,
      custom_details: {
        summary: message.summary,
        ...Object.fromEntries(message.facts.map(({ label, value }) => [label, value])),
      },
    },
    links: [
      { href: telling.url, text: "Open in Regulix" },
      ...(message.runbookUrl === null ? [] : [{ href: message.runbookUrl, text: "Runbook" }]),
    ],
  };
}

function actionOf({ kind, message }: Telling): EventAction {
  if (kind === "resolved" || message.state === "resolved") return "resolve";
  return message.state === "acknowledged" ? "acknowledge" : "trigger";
}

function dedupKeyOf({ organization, alert, incidentId, deliveryId }: Telling): string {
  const parts =
    alert === null
      ? ["incident", incidentId ?? deliveryId]
      : [alert.policyId, alert.fingerprint, String(alert.episode)];
  return [organization.id, ...parts].join(":").slice(0, MOST.dedupKey);
}
