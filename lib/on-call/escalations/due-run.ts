import "server-only";
import type { DeliverySeverity } from "@/lib/deliveries/kinds";
import type { Transaction } from "@/lib/db/transaction";
import { EscalationPlan } from "./plan";

/** A run whose step is due, with the alert as it is now. */
export type DueRun = {
  organizationId: string;
  runId: string;
  plan: EscalationPlan;
  stepNo: number;
  loopNo: number;
  reached: boolean;
  nextAt: Date;
  alert: {
    id: string;
    state: string;
    severity: DeliverySeverity;
    labels: Record<string, string>;
    value: number | null;
    firedAt: Date;
    snoozedUntil: Date | null;
    policyId: string;
    policyVersion: number;
    policyName: string;
    policyKind: string;
    metric: string | null;
    policySeverity: string;
    controlIds: string[];
    runbookUrl: string | null;
    fingerprint: string;
  };
  isOrganizationClosed: boolean;
};

type Row = Omit<DueRun, "plan" | "alert"> & DueRun["alert"] & { plan: unknown };

/** Takes hold of runs that are due and that nobody else works on, until the end of the transaction. */
export async function claimDueRuns(transaction: Transaction, at: Date, limit: number): Promise<DueRun[]> {
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT run.organization_id AS "organizationId", run.id AS "runId", run.plan, run.step_no AS "stepNo",
           run.loop_no AS "loopNo", run.reached, run.next_at AS "nextAt",
           alerts.id, alerts.state, alerts.severity, alerts.labels, alerts.value, alerts.fired_at AS "firedAt",
           alerts.snoozed_until AS "snoozedUntil", alerts.policy_id AS "policyId",
           alerts.policy_version AS "policyVersion", policies.policy_name AS "policyName",
           policies.kind AS "policyKind", policies.metric_type AS metric, policies.severity AS "policySeverity",
           policies.control_ids AS "controlIds", policies.runbook_url AS "runbookUrl", alerts.fingerprint,
           organizations.deleted_at IS NOT NULL OR organizations.closes_at IS NOT NULL AS "isOrganizationClosed"
      FROM escalation_runs AS run
      JOIN alerts ON alerts.organization_id = run.organization_id AND alerts.id = run.alert_id
      JOIN alert_policies AS policies
        ON policies.organization_id = alerts.organization_id AND policies.id = alerts.policy_id
      JOIN organizations ON organizations.id = run.organization_id
     WHERE run.state = 'running' AND run.next_at <= ${at}::timestamptz
     ORDER BY run.next_at, run.id
     LIMIT ${limit}
       FOR UPDATE OF run SKIP LOCKED`;
  return rows.map((row) => {
    const { organizationId, runId, plan, stepNo, loopNo, reached, nextAt, isOrganizationClosed, ...alert } =
      row;
    return {
      organizationId,
      runId,
      plan: EscalationPlan.parse(plan),
      stepNo,
      loopNo,
      reached,
      nextAt,
      isOrganizationClosed,
      alert,
    };
  });
}
