import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { startEscalations, type StartedEscalation } from "@/lib/on-call/escalations/start";
import { labelsOf, POLICY_FACTS, policyFactsOf, severityOf } from "./load-configuration";
import { loadMutes } from "./load-mutes";
import { findMute } from "./route-notice";

/**
 * Sends alerts on their way again whose escalation a silence or maintenance has ended, once nothing mutes them any
 * more and they still fire unanswered: from the first step, as of who is on call now.
 */
export async function resumeEscalations(transaction: Transaction, at: Date): Promise<StartedEscalation[]> {
  const stopped = await transaction.$queryRaw<
    { organizationId: string; alertId: string; escalationPolicyId: string }[]
  >`
    SELECT DISTINCT run.organization_id AS "organizationId", run.alert_id AS "alertId",
           run.policy_id AS "escalationPolicyId"
      FROM escalation_runs AS run
      JOIN alerts AS alert ON alert.organization_id = run.organization_id AND alert.id = run.alert_id
      JOIN organizations AS organization ON organization.id = run.organization_id
     WHERE run.reason = 'silenced' AND alert.state = 'firing' AND organization.deleted_at IS NULL
       AND (alert.snoozed_until IS NULL OR alert.snoozed_until <= ${at}::timestamptz)
       AND NOT EXISTS (
             SELECT FROM escalation_runs AS later
              WHERE later.organization_id = run.organization_id AND later.alert_id = run.alert_id
                AND later.policy_id = run.policy_id AND later.started_at > run.started_at)`;
  if (stopped.length === 0) return [];
  const organizationIds = [...new Set(stopped.map(({ organizationId }) => organizationId))];
  const alerts = await transaction.alert.findMany({
    where: {
      organizationId: { in: organizationIds },
      id: { in: stopped.map(({ alertId }) => alertId) },
    },
    select: { id: true, labels: true, severity: true, policy: { select: POLICY_FACTS } },
  });
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const mutes = await loadMutes(transaction, organizationIds, { since: at, until: at });
  const free = stopped.filter(({ organizationId, alertId }) => {
    const [alert, own] = [byId.get(alertId), mutes.get(organizationId)];
    if (!alert || !own) return false;
    const { labels, policy, severity } = alert;
    return (
      findMute(
        {
          alert: { labels: labelsOf(labels) },
          policy: policyFactsOf(policy),
          severity: severityOf(severity),
          at,
        },
        own,
      ) === null
    );
  });
  return startEscalations(
    transaction,
    free.map((start) => ({ ...start, at })),
  );
}
