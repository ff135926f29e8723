import { newId } from "@/lib/core/ids";
import { asSuperuser } from "./superuser";

type PolicyOptions = {
  name?: string;
  severity?: string;
  channels?: readonly string[];
  cooldownSeconds?: number;
  controlIds?: readonly string[];
};

/** A policy, written directly. */
export async function createPolicyRow(organizationId: string, options: PolicyOptions = {}): Promise<string> {
  const { name = "Latency", severity = "high", channels = ["email"] } = options;
  const { rows } = await asSuperuser(
    `INSERT INTO alert_policies (organization_id, policy_name, metric_type, threshold_value, severity,
       notification_channels, cooldown_seconds, control_ids)
     VALUES ($1, $2, 'api_latency_ms', 500, $3, $4, $5, $6) RETURNING id`,
    [organizationId, name, severity, channels, options.cooldownSeconds ?? 0, options.controlIds ?? []],
  );
  return (rows[0] as { id: string }).id;
}

type AlertOptions = {
  policyId: string;
  labels?: Readonly<Record<string, string>>;
  severity?: string;
  at: Date;
};

/** An alert that fires, with the notice that it does; as the engine writes them. */
export async function createFiringAlert(
  organizationId: string,
  { policyId, labels = {}, severity = "high", at }: AlertOptions,
): Promise<string> {
  const id = newId();
  await asSuperuser(
    `INSERT INTO alerts (organization_id, id, policy_id, policy_version, fingerprint, labels, episode, severity, state,
       value, threshold, fired_at, changed_at)
     SELECT $1, $2, $3, 1, encode(sha256(convert_to($4::jsonb::text, 'UTF8')), 'hex'), $4::jsonb,
       1 + (SELECT count(*) FROM alerts WHERE policy_id = $3 AND labels = $4::jsonb), $5, 'firing', 612, 500, $6, $6`,
    [organizationId, id, policyId, JSON.stringify(labels), severity, at],
  );
  await createNotice(organizationId, { alertId: id, kind: "fired", severity, at });
  return id;
}

/** The alert is over, with the notice that it is. */
export async function resolveAlert(organizationId: string, alertId: string, at: Date): Promise<void> {
  const { rows } = await asSuperuser(
    `UPDATE alerts SET state = 'resolved', resolved_at = $3, resolution = 'cleared', changed_at = $3
      WHERE organization_id = $1 AND id = $2 RETURNING severity`,
    [organizationId, alertId, at],
  );
  const { severity } = rows[0] as { severity: string };
  await createNotice(organizationId, { alertId, kind: "resolved", severity, at });
}

/** A notice of an alert, unrouted. */
export async function createNotice(
  organizationId: string,
  notice: { alertId: string; kind: string; severity: string; at: Date },
): Promise<void> {
  const { alertId, kind, severity, at } = notice;
  await asSuperuser(
    `INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, created_at)
     VALUES ($1, $2, $3, $4, $5, $5)`,
    [organizationId, alertId, kind, severity, at],
  );
}
