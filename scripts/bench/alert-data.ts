// What the bench of alerts evaluates: policies, slots and days of history, straight into the tables.
import type pg from "pg";

const METRICS = ["api_latency_ms", "api_latency_p95_ms", "error_rate", "active_users", "api_use"];

/** Threshold policies spread over the organisations; one in a hundred crosses its threshold at any time. */
export async function makePolicies(client: pg.Client, organizations: string[], count: number): Promise<void> {
  await client.query(
    `INSERT INTO alert_policies (organization_id, policy_name, metric_type, threshold_value, severity,
       keep_firing_seconds, created_at)
     SELECT organization, 'Policy ' || n, ($3::text[])[1 + n % 5], 495 + 5 * ((n / 5) % 5),
       CASE WHEN n % 10 = 0 THEN 'critical' ELSE 'high' END, 0, now() - interval '40 days'
     FROM generate_series(1, $2::int) AS n
     CROSS JOIN LATERAL (SELECT ($1::uuid[])[1 + n % array_length($1::uuid[], 1)] AS organization) AS owner`,
    [organizations, count, METRICS],
  );
}

/** One collected slot of all organisations. */
export async function makeSlot(client: pg.Client, slot: Date): Promise<void> {
  await client.query("SELECT ensure_partitions($1::timestamptz)", [slot]);
  await client.query(
    `INSERT INTO metrics_5m (organization_id, slot, api_latency_ms, api_latency_p95_ms, error_rate, active_users, api_use)
     SELECT id, $1, 500 * random(), 500 * random(), 500 * random(), 500 * random(), 500 * random() FROM organizations
     ON CONFLICT DO NOTHING`,
    [slot],
  );
  await client.query("INSERT INTO collection_ticks (slot, started_at, finished_at) VALUES ($1, $1, $1)", [
    slot,
  ]);
}

type History = { policies: number; days: number; to: Date };

/** Days of slots and of ticks with their policies; ids of the policies. */
export async function makeDays(
  client: pg.Client,
  organizations: string[],
  { policies, days, to }: History,
): Promise<{ id: string; organizationId: string }[]> {
  await client.query(
    "SELECT ensure_partitions(day) FROM generate_series($1::timestamptz - $2 * interval '1 day', $1, '1 day') AS day",
    [to, days],
  );
  await client.query(
    `INSERT INTO metrics_5m (organization_id, slot, api_latency_ms, api_latency_p95_ms, error_rate, active_users, api_use)
     SELECT organization, slot, 500 * random(), 500 * random(), 500 * random(), 500 * random(), 500 * random()
     FROM unnest($1::uuid[]) AS organization
     CROSS JOIN generate_series($2::timestamptz - $3 * interval '1 day', $2, '5 minutes') AS slot
     ON CONFLICT DO NOTHING`,
    [organizations, to, days],
  );
  await client.query(
    `INSERT INTO alert_ticks (at, late, started_at, finished_at)
     SELECT slot, false, slot + interval '2 seconds', slot + interval '3 seconds'
     FROM generate_series($1::timestamptz - $2 * interval '1 day', $1, '5 minutes') AS slot ON CONFLICT DO NOTHING`,
    [to, days],
  );
  await makePolicies(client, organizations, policies);
  await client.query("SET session_replication_role = replica");
  await client.query(
    `UPDATE alert_policy_versions SET created_at = $2::timestamptz - interval '60 days'
     WHERE organization_id = ANY ($1::uuid[])`,
    [organizations, to],
  );
  await client.query("SET session_replication_role = DEFAULT");
  await client.query("VACUUM ANALYZE");
  const { rows } = await client.query<{ id: string; organizationId: string }>(
    `SELECT id, organization_id AS "organizationId" FROM alert_policies WHERE organization_id = ANY ($1::uuid[])`,
    [organizations],
  );
  return rows;
}
