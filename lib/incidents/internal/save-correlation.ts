import "server-only";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import type { Joining, Opening } from "../correlate";
import { responseDueAt } from "../targets";
import { takeNumbers } from "./numbers";

export type OwnedJoining = Joining & { organizationId: string };
export type OwnedOpening = Opening & { organizationId: string };

/** Opens incidents for all organisations in a few statements, with what their rules say: steps, when they end. */
export async function saveOpenings(
  transaction: Transaction,
  openings: readonly OwnedOpening[],
  at: Date,
): Promise<void> {
  if (openings.length === 0) return;
  const needed = new Map<string, number>();
  for (const { organizationId } of openings)
    needed.set(organizationId, (needed.get(organizationId) ?? 0) + 1);
  const next = await takeNumbers(transaction, needed);
  const rows = openings.map((opening) => {
    const { organizationId, severity, triggeredAt } = opening;
    const number = next.get(organizationId) ?? 1;
    next.set(organizationId, number + 1);
    const openedAt = triggeredAt > at ? triggeredAt : at;
    return {
      id: newId(),
      organization_id: organizationId,
      number,
      title: opening.title,
      severity,
      rule_id: opening.ruleId,
      correlation_key: opening.key,
      started_at: opening.startedAt,
      opened_at: openedAt,
      response_due_at: responseDueAt(openedAt, severity),
      alert_ids: opening.alertIds,
    };
  });
  await transaction.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id uuid, organization_id uuid,
        number integer, title text, severity text, rule_id uuid, correlation_key text, started_at timestamptz,
        opened_at timestamptz, response_due_at timestamptz, alert_ids uuid[])
    ), opened AS (
      INSERT INTO incidents (id, organization_id, number, title, severity, rule_id, correlation_key, resolve_on,
        started_at, opened_at, response_due_at, changed_at)
      SELECT given.id, given.organization_id, given.number, given.title, given.severity, given.rule_id,
             given.correlation_key, rule.resolve_on, given.started_at, given.opened_at, given.response_due_at,
             ${at}::timestamptz
        FROM given
        JOIN correlation_rules AS rule ON rule.organization_id = given.organization_id AND rule.id = given.rule_id
    ), told AS (
      INSERT INTO incident_events
        (organization_id, incident_id, at, recorded_at, kind, actor_kind, actor_name, detail)
      SELECT given.organization_id, given.id, given.opened_at, ${at}::timestamptz, 'opened', 'rule', rule.name,
             jsonb_build_object('severity', given.severity, 'alerts', cardinality(given.alert_ids))
        FROM given
        JOIN correlation_rules AS rule ON rule.organization_id = given.organization_id AND rule.id = given.rule_id
    ), steps AS (
      INSERT INTO incident_runbook_steps (organization_id, incident_id, position, body)
      SELECT given.organization_id, given.id, step.position, step.body
        FROM given
        JOIN correlation_rules AS rule ON rule.organization_id = given.organization_id AND rule.id = given.rule_id
        CROSS JOIN LATERAL unnest(rule.runbook_steps) WITH ORDINALITY AS step (body, position)
    )
    INSERT INTO incident_alerts (organization_id, incident_id, alert_id, added_at)
    SELECT organization_id, id, unnest(alert_ids), ${at}::timestamptz FROM given`;
}

/** Adds alerts to incidents under way, raises their severity and opens again what was not over. */
export async function saveJoinings(
  transaction: Transaction,
  joinings: readonly OwnedJoining[],
  at: Date,
): Promise<void> {
  if (joinings.length === 0) return;
  const rows = joinings.map((joining) => ({
    organization_id: joining.organizationId,
    incident_id: joining.incidentId,
    alert_ids: joining.alertIds,
    raise_to: joining.raiseTo,
    reopens: joining.reopens,
  }));
  await transaction.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (organization_id uuid,
        incident_id uuid, alert_ids uuid[], raise_to text, reopens boolean)
    ), attached AS (
      INSERT INTO incident_alerts (organization_id, incident_id, alert_id, added_at)
      SELECT organization_id, incident_id, unnest(alert_ids), ${at}::timestamptz FROM given
    ), told AS (
      INSERT INTO incident_events
        (organization_id, incident_id, at, recorded_at, kind, actor_kind, actor_name, detail)
      SELECT given.organization_id, given.incident_id, ${at}::timestamptz, ${at}::timestamptz, change.kind, 'rule',
             rule.name, change.detail
        FROM given
        JOIN incidents AS incident
          ON incident.organization_id = given.organization_id AND incident.id = given.incident_id
        LEFT JOIN correlation_rules AS rule
          ON rule.organization_id = incident.organization_id AND rule.id = incident.rule_id
        CROSS JOIN LATERAL (VALUES
          ('severity_changed', given.raise_to IS NOT NULL,
            jsonb_build_object('from', incident.severity, 'to', given.raise_to)),
          ('state_changed', given.reopens, jsonb_build_object('from', incident.state, 'to', 'open'))
        ) AS change (kind, happened, detail)
       WHERE change.happened
    )
    UPDATE incidents AS incident
       SET severity = coalesce(change.raise_to, incident.severity),
           state = CASE WHEN change.reopens THEN 'open' ELSE incident.state END,
           mitigated_at = CASE WHEN change.reopens THEN NULL ELSE incident.mitigated_at END,
           resolved_at = CASE WHEN change.reopens THEN NULL ELSE incident.resolved_at END,
           resolved_by_rule = incident.resolved_by_rule AND NOT change.reopens,
           changed_at = ${at}::timestamptz
      FROM (SELECT organization_id, incident_id, min(raise_to) AS raise_to, bool_or(reopens) AS reopens
              FROM given GROUP BY organization_id, incident_id) AS change
     WHERE incident.organization_id = change.organization_id AND incident.id = change.incident_id`;
}
