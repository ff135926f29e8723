import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { resolvedByRuleAt, type ResolveOn } from "../resolve-by-rule";
import type { IncidentSeverity } from "../severity";
import type { IncidentState } from "../states";
import { needsPostMortem, postMortemDueAt } from "../targets";

type UnderWayRow = {
  organization_id: string;
  id: string;
  state: IncidentState;
  severity: IncidentSeverity;
  resolve_on: ResolveOn;
  opened_at: Date;
  resolved_at: (Date | null)[];
};

/** Ends the incidents of these organisations whose rule says that they are over. Answers how many. */
export async function resolveIncidents(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<number> {
  const underWay = await transaction.$queryRaw<UnderWayRow[]>`
    SELECT incident.organization_id, incident.id, incident.state, incident.severity, incident.resolve_on,
           incident.opened_at, array_agg(alert.resolved_at) AS resolved_at
      FROM incidents AS incident
      JOIN incident_alerts AS attached
        ON attached.organization_id = incident.organization_id AND attached.incident_id = incident.id
      JOIN alerts AS alert ON alert.organization_id = attached.organization_id AND alert.id = attached.alert_id
     WHERE incident.organization_id = ANY (${organizationIds}::uuid[])
       AND incident.state IN ('open', 'mitigated') AND incident.resolve_on <> 'never'
     GROUP BY incident.organization_id, incident.id`;
  const over = underWay.flatMap((row) => {
    const ended = resolvedByRuleAt({ state: row.state, resolveOn: row.resolve_on }, row.resolved_at);
    if (ended === null) return [];
    const resolvedAt = ended > row.opened_at ? ended : row.opened_at;
    return [
      {
        organization_id: row.organization_id,
        id: row.id,
        resolved_at: resolvedAt,
        post_mortem_due_at: needsPostMortem(row.severity) ? postMortemDueAt(resolvedAt) : null,
      },
    ];
  });
  if (over.length === 0) return 0;
  return transaction.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(over)}::jsonb) AS row (organization_id uuid, id uuid,
        resolved_at timestamptz, post_mortem_due_at timestamptz)
    ), told AS (
      INSERT INTO incident_events
        (organization_id, incident_id, at, recorded_at, kind, actor_kind, actor_name, detail)
      SELECT incident.organization_id, incident.id, given.resolved_at, ${at}::timestamptz, 'state_changed', 'rule',
             rule.name, jsonb_build_object('from', incident.state, 'to', 'resolved')
        FROM given
        JOIN incidents AS incident USING (organization_id, id)
        LEFT JOIN correlation_rules AS rule
          ON rule.organization_id = incident.organization_id AND rule.id = incident.rule_id
    ), due AS (
      INSERT INTO post_mortems (organization_id, incident_id, due_at, created_at, updated_at)
      SELECT organization_id, id, post_mortem_due_at, ${at}::timestamptz, ${at}::timestamptz
        FROM given WHERE post_mortem_due_at IS NOT NULL
      ON CONFLICT DO NOTHING
    )
    UPDATE incidents AS incident
       SET state = 'resolved', resolved_at = given.resolved_at, resolved_by_rule = true,
           mitigated_at = coalesce(incident.mitigated_at, given.resolved_at), changed_at = ${at}::timestamptz
      FROM given
     WHERE incident.organization_id = given.organization_id AND incident.id = given.id`;
}
