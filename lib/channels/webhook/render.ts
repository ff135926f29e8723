import type { Telling } from "../telling";

/** The event that receivers get; its shape is documented in docs/channels.md and only ever grows. */
export function webhookEvent(telling: Telling) {
  const { kind, message, organization, alert } = telling;
  return {
    type: `notification.${kind}`,
    timestamp: telling.at.toISOString(),
    data: {
      id: telling.deliveryId,
      organization,
      title: message.title,
      summary: message.summary,
      severity: message.severity,
      state: message.state,
      facts: message.facts,
      url: telling.url,
      runbook_url: message.runbookUrl,
      acknowledge_url: telling.acknowledgeUrl,
      alert: alert && {
        id: alert.id,
        policy_id: alert.policyId,
        policy_name: alert.policyName,
        fingerprint: alert.fingerprint,
        episode: alert.episode,
      },
      alert_ids: alert === null ? telling.alertIds : [alert.id],
      incident_id: telling.incidentId,
    },
  };
}
