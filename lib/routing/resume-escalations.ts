import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { startEscalations, type StartedEscalation } from "@/lib/on-call/escalations/start";
import { labelsOf, loadWorlds, POLICY_FACTS, policyFactsOf, severityOf } from "./load-configuration";
import { findInterruption } from "./route-notice";

/**
 * Sends alerts on their way again whose escalation a silence, maintenance or inhibition has ended, once nothing
 * stands against them any more and they still fire unanswered: from the first step, as of who is on call now.
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
  const worlds = await loadWorlds(transaction, organizationIds, at);
  const free = stopped.filter(({ organizationId, alertId }) => {
    const [alert, world] = [byId.get(alertId), worlds.get(organizationId)];
    if (!alert || !world) return false;
    const { labels, policy, severity } = alert;
    return (
      findInterruption(
        {
          alert: { id: alertId, labels: labelsOf(labels) },
          policy: policyFactsOf(policy),
          severity: severityOf(severity),
          at,
        },
        world,
      ) === null
    );
  });
  return startEscalations(
    transaction,
    free.map((start) => ({ ...start, at })),
  );
}
