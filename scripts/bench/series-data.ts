// Ninety days of history for the series bench, generated in SQL, in the product's layout and in others.
import type pg from "pg";
import { METRICS, type MetricType } from "@/lib/metrics/catalogue";

export const DAYS = 90;
/** Of the organisation's figures, as many as the goal names; the others stay "no data". */
export const FIGURES = [
  "request_count",
  "api_latency_ms",
  "api_latency_p95_ms",
  "error_rate",
  "active_users",
  "api_use",
  "storage_used_bytes",
  "storage_utilization",
  "audit_entries",
  "security_events",
] as const satisfies readonly MetricType[];

const noise = FIGURES.map((_, index) => `round((${10 + index} + 5 * sin(n / 40.0) + random())::numeric, 2)`);

/** Slots from ninety days ago until `end`, for all organisations, in the order of time as they are collected. */
export async function fillHistory(client: pg.Client, end: Date): Promise<void> {
  await client.query(
    "SELECT ensure_partitions($1::timestamptz - make_interval(days => day)) FROM generate_series($2::int, 0, -7) AS day",
    [end, DAYS + 1],
  );
  for (let day = DAYS; day > 0; day -= 10) {
    await client.query(
      `INSERT INTO metrics_5m (organization_id, slot, ${FIGURES.join(", ")})
       SELECT id, $1::timestamptz - make_interval(days => $2::int) + n * interval '5 minutes', ${noise.join(", ")}
       FROM generate_series(1, 10 * 288) AS n CROSS JOIN organizations`,
      [end, day],
    );
  }
  await client.query("UPDATE metric_rollups SET rolled_until = $1::timestamptz - make_interval(days => $2)", [
    end,
    DAYS + 1,
  ]);
}

/** The layout that one would begin with: a row a figure, its own id, name and unit, one index. */
export async function fillNaiveTable(client: pg.Client, organizationIds: readonly string[]): Promise<void> {
  await client.query(
    `CREATE TABLE naive_metrics (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), organization_id uuid NOT NULL,
       metric_type text NOT NULL, value double precision NOT NULL, unit text NOT NULL, metadata jsonb NOT NULL,
       recorded_at timestamptz NOT NULL)`,
  );
  const rows = FIGURES.map((name) => `('${name}', measured.${name}::float8, '${METRICS[name].unit}')`);
  await client.query(
    `INSERT INTO naive_metrics (organization_id, metric_type, value, unit, metadata, recorded_at)
     SELECT organization_id, figure.name, figure.value, figure.unit, '{}', slot
     FROM metrics_5m measured CROSS JOIN LATERAL (VALUES ${rows.join(", ")}) AS figure (name, value, unit)
     WHERE organization_id = ANY ($1::uuid[]) ORDER BY slot`,
    [organizationIds],
  );
  await client.query("CREATE INDEX ON naive_metrics (organization_id, metric_type, recorded_at)");
  await client.query("VACUUM ANALYZE naive_metrics");
}

/** Bytes of a table with all its partitions, indexes and overflow. */
export async function bytesOf(client: pg.Client, tables: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(name::regclass) + coalesce(partitions.bytes, 0))::float8 AS bytes
     FROM unnest($1::text[]) AS name CROSS JOIN LATERAL (
       SELECT sum(pg_total_relation_size(relid)) AS bytes FROM pg_partition_tree(name::regclass) WHERE isleaf
         AND relid <> name::regclass) AS partitions`,
    [tables],
  );
  return rows[0]?.bytes ?? NaN;
}
