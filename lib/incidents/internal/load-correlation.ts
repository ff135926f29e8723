import "server-only";
import type { AlertSeverity } from "@/lib/alerts/severity";
import type { AlertLabels } from "@/lib/alerts/types";
import type { Transaction } from "@/lib/db/transaction";
import type { KnownIncident, LooseAlert, Rule } from "../correlate";
import { loadMutes, type Mutes } from "@/lib/routing/load-mutes";
import { findMute } from "@/lib/routing/route-notice";
import type { LabelMatcher } from "../match-labels";
import type { IncidentSeverity, SeverityMapping } from "../severity";
import type { IncidentState } from "../states";

/** The longest window of a rule, and a day for what was noticed late. */
const LONGEST_LOOK_BACK_DAYS = 8;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Everything that decides about the loose alerts of one organisation. */
export type CorrelationFacts = { alerts: LooseAlert[]; rules: Rule[]; incidents: KnownIncident[] };

type AlertRow = {
  organization_id: string;
  id: string;
  policy_id: string;
  policy_name: string;
  labels: AlertLabels;
  severity: AlertSeverity;
  state: string;
  fired_at: Date;
  started_at: Date;
  kind: string;
  metric_type: string | null;
  policy_severity: AlertSeverity;
  control_ids: string[];
};

type IncidentRow = {
  organization_id: string;
  key: string;
  id: string;
  state: IncidentState;
  severity: IncidentSeverity;
  severity_fixed: boolean;
  resolved_by_rule_at: Date | null;
};

/** What is to be correlated in these organisations as of `at`, with a few statements for all of them. */
export async function loadCorrelation(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<Map<string, CorrelationFacts>> {
  const facts = new Map<string, CorrelationFacts>();
  const of = (id: string) => {
    const known = facts.get(id) ?? { alerts: [], rules: [], incidents: [] };
    facts.set(id, known);
    return known;
  };
  const rules = await transaction.correlationRule.findMany({
    where: { organizationId: { in: [...organizationIds] }, enabled: true, deletedAt: null },
  });
  for (const { organizationId, ...rule } of rules)
    of(organizationId).rules.push({
      ...rule,
      // The checks of the table and the schema of the form hold these shapes.
      matchers: rule.matchers as LabelMatcher[],
      minimumSeverity: rule.minimumSeverity as AlertSeverity,
      severityMapping: rule.severityMapping as SeverityMapping,
    });
  const alerts = await findLooseAlerts(transaction, [...facts.keys()], at);
  const since = new Date(at.getTime() - LONGEST_LOOK_BACK_DAYS * DAY_MILLISECONDS);
  const mutes = await loadMutes(transaction, [...facts.keys()], { since, until: at });
  for (const { organization_id: organizationId, ...row } of alerts) {
    if (isMuted(row, mutes.get(organizationId), at)) continue;
    of(organizationId).alerts.push({
      id: row.id,
      policyId: row.policy_id,
      policyName: row.policy_name,
      labels: row.labels,
      severity: row.severity,
      firedAt: row.fired_at,
      startedAt: row.started_at,
      isResolved: row.state === "resolved",
    });
  }
  const incidents = await findKnownIncidents(transaction, [...facts.keys()], at);
  for (const { organization_id: organizationId, ...row } of incidents)
    of(organizationId).incidents.push({
      id: row.id,
      key: row.key,
      state: row.state,
      severity: row.severity,
      severityFixed: row.severity_fixed,
      resolvedByRuleAt: row.resolved_by_rule_at,
    });
  return facts;
}

/** A silence or maintenance keeps an alert out while it lasts, and for good where the alert did not outlast it. */
function isMuted(row: Omit<AlertRow, "organization_id">, mutes: Mutes | undefined, at: Date): boolean {
  if (!mutes || mutes.windows.length === 0) return false;
  const policy = {
    id: row.policy_id,
    name: row.policy_name,
    kind: row.kind,
    metric: row.metric_type,
    severity: row.policy_severity,
    controlIds: row.control_ids,
  };
  const asked = row.state === "resolved" ? row.fired_at : at;
  return findMute({ alert: row, policy, severity: row.severity, at: asked }, mutes) !== null;
}

/** Who was told to wait with an alert, or that it was a false one, wants no incident of it. */
function findLooseAlerts(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<AlertRow[]> {
  return transaction.$queryRaw<AlertRow[]>`
    SELECT alert.organization_id, alert.id, alert.policy_id, policy.policy_name, alert.labels, alert.severity,
           alert.state, alert.fired_at, policy.kind, policy.metric_type, policy.severity AS policy_severity,
           policy.control_ids,
           alert.fired_at - make_interval(secs => coalesce((version.definition ->> 'for_seconds')::integer, 0))
             AS started_at
      FROM alerts AS alert
      JOIN alert_policies AS policy
        ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id
      LEFT JOIN alert_policy_versions AS version
        ON version.organization_id = alert.organization_id AND version.policy_id = alert.policy_id
       AND version.version = alert.policy_version
     WHERE alert.organization_id = ANY (${organizationIds}::uuid[])
       AND alert.fired_at > ${at}::timestamptz - make_interval(days => ${LONGEST_LOOK_BACK_DAYS})
       AND alert.false_positive_at IS NULL
       AND (alert.snoozed_until IS NULL OR alert.snoozed_until <= ${at}::timestamptz)
       AND NOT EXISTS (
         SELECT FROM incident_alerts AS attached
          WHERE attached.organization_id = alert.organization_id AND attached.alert_id = alert.id)`;
}

/** By key, the incident under way, else the last one that its rule resolved. A merged one leads to its target. */
function findKnownIncidents(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<IncidentRow[]> {
  return transaction.$queryRaw<IncidentRow[]>`
    SELECT DISTINCT ON (named.organization_id, named.correlation_key)
           named.organization_id, named.correlation_key AS key, target.id, target.state, target.severity,
           target.severity_fixed, target.resolved_at AS resolved_by_rule_at
      FROM incidents AS named
      JOIN incidents AS target ON target.organization_id = named.organization_id
       AND target.id = coalesce(named.merged_into_id, named.id)
     WHERE named.organization_id = ANY (${organizationIds}::uuid[]) AND named.correlation_key IS NOT NULL
       AND (target.state IN ('open', 'mitigated')
         OR (target.state = 'resolved' AND target.resolved_by_rule
           AND target.resolved_at > ${at}::timestamptz - make_interval(days => ${LONGEST_LOOK_BACK_DAYS})))
     ORDER BY named.organization_id, named.correlation_key, target.state = 'resolved', target.number DESC`;
}
