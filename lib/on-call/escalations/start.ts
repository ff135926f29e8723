import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";

export type EscalationStart = {
  organizationId: string;
  alertId: string;
  escalationPolicyId: string;
  /** The instant of the notice that starts it: the same start given again starts nothing. */
  at: Date;
};

/** A run that set out in this transaction; hand it to `announceEscalations` after the commit. */
export type StartedEscalation = { organizationId: string; runId: string };

/**
 * Sends alerts on their way through escalation policies, in the caller's transaction through either door.
 * An alert is on its way through a policy once at a time; one that nobody has to answer any more does not
 * set out. The steps are kept as they are now.
 */
export async function startEscalations(
  transaction: Transaction,
  starts: readonly EscalationStart[],
): Promise<StartedEscalation[]> {
  if (starts.length === 0) return [];
  return transaction.$queryRaw<StartedEscalation[]>`
    WITH given AS (
      SELECT DISTINCT ON (organization_id, alert_id, policy_id) *
        FROM unnest(
          ${starts.map(({ organizationId }) => organizationId)}::uuid[],
          ${starts.map(({ alertId }) => alertId)}::uuid[],
          ${starts.map(({ escalationPolicyId }) => escalationPolicyId)}::uuid[],
          ${starts.map(({ at }) => at)}::timestamptz[]
        ) AS given (organization_id, alert_id, policy_id, at)
       ORDER BY organization_id, alert_id, policy_id, at DESC
    ), open AS (
      -- The lock makes an acknowledgement wait until the run is there to be stopped, or the run see it.
      SELECT given.* FROM given
        JOIN alerts ON alerts.organization_id = given.organization_id AND alerts.id = given.alert_id
       WHERE alerts.state = 'firing'
         FOR SHARE OF alerts
    ), started AS (
      INSERT INTO escalation_runs (organization_id, alert_id, policy_id, plan, next_at, started_at)
      SELECT open.organization_id, open.alert_id, open.policy_id,
             jsonb_build_object('name', policies.name, 'repeats', policies.repeats, 'steps', (
               SELECT coalesce(jsonb_agg(jsonb_build_object('delayMinutes', steps.delay_minutes, 'targets', (
                        SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind,
                                 'id', coalesce(user_id::text, schedule_id::text, target_key)) ORDER BY place), '[]')
                          FROM escalation_recipients AS recipients
                         WHERE recipients.organization_id = steps.organization_id
                           AND recipients.step_id = steps.id)) ORDER BY steps.place), '[]')
                 FROM escalation_steps AS steps
                WHERE steps.organization_id = policies.organization_id AND steps.policy_id = policies.id)),
             open.at, open.at
        FROM open
        JOIN escalation_policies AS policies
          ON policies.organization_id = open.organization_id AND policies.id = open.policy_id
       WHERE NOT EXISTS (
               SELECT FROM escalation_runs AS earlier
                WHERE earlier.organization_id = open.organization_id AND earlier.alert_id = open.alert_id
                  AND earlier.policy_id = open.policy_id AND earlier.started_at >= open.at)
      ON CONFLICT (organization_id, alert_id, policy_id) WHERE state = 'running' DO NOTHING
      RETURNING organization_id, id, started_at
    ), logged AS (
      INSERT INTO escalation_run_entries (organization_id, run_id, at, kind, loop_no, step_no)
      SELECT organization_id, id, started_at, 'started', 0, 0 FROM started
    )
    SELECT organization_id AS "organizationId", id AS "runId" FROM started`;
}

export type StopReason = "acknowledged" | "resolved" | "silenced";

/** Ends the runs of an alert: somebody has answered it, or nobody is to be told. */
export async function stopEscalations(
  transaction: Transaction,
  { organizationId, alertId, reason }: { organizationId: string; alertId: string; reason: StopReason },
): Promise<void> {
  await transaction.$executeRaw`
    WITH stopped AS (
      UPDATE escalation_runs SET state = 'stopped', reason = ${reason}, next_at = NULL, ended_at = ${now()}::timestamptz
       WHERE organization_id = ${organizationId}::uuid AND alert_id = ${alertId}::uuid AND state = 'running'
      RETURNING organization_id, id, loop_no, step_no, ended_at
    )
    INSERT INTO escalation_run_entries (organization_id, run_id, at, kind, loop_no, step_no, detail)
    SELECT organization_id, id, ended_at, 'stopped', loop_no, step_no, jsonb_build_object('reason', ${reason}::text)
      FROM stopped`;
}

/**
 * Lets escalations that wait for the end of a snooze wait for another instant instead. Call it before the snooze
 * itself is changed: by its end they are known.
 */
export async function moveSnoozedEscalations(
  transaction: Transaction,
  { organizationId, alertIds, to }: { organizationId: string; alertIds: readonly string[]; to: Date },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE escalation_runs AS run SET next_at = ${to}::timestamptz
      FROM alerts AS alert
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.id = ANY (${[...alertIds]}::uuid[])
       AND run.organization_id = alert.organization_id AND run.alert_id = alert.id
       AND run.state = 'running' AND run.next_at = alert.snoozed_until`;
}
