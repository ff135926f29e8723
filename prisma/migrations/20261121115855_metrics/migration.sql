-- CreateTable
CREATE TABLE "metrics_5m" (
    "organization_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "request_count" REAL,
    "api_latency_ms" REAL,
    "api_latency_p95_ms" REAL,
    "error_rate" REAL,
    "active_users" REAL,
    "api_use" REAL,
    "storage_used_bytes" DOUBLE PRECISION,
    "storage_utilization" REAL,
    "audit_entries" REAL,
    "security_events" REAL,
    "security_events_critical" REAL,
    "security_events_high" REAL,
    "security_events_medium" REAL,
    "security_events_low" REAL,
    "security_sign_in_failures" REAL,
    "security_lockouts" REAL,
    "security_permission_refusals" REAL,
    "security_cross_tenant_attempts" REAL,
    "security_rejected_keys" REAL,
    "security_forged_webhooks" REAL,

    CONSTRAINT "metrics_5m_pkey" PRIMARY KEY ("organization_id","slot")
) PARTITION BY RANGE ("slot");

-- CreateTable
CREATE TABLE "metrics_1h" (
    "organization_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" SMALLINT NOT NULL,
    "averages" REAL[],
    "peaks" REAL[]
) PARTITION BY RANGE ("slot");

-- CreateTable
CREATE TABLE "metrics_1d" (
    "organization_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" SMALLINT NOT NULL,
    "averages" REAL[],
    "peaks" REAL[]
);

-- CreateTable
CREATE TABLE "platform_metrics_5m" (
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "cpu_usage" DOUBLE PRECISION,
    "memory_usage" DOUBLE PRECISION,
    "event_loop_delay_ms" DOUBLE PRECISION,
    "database_connections" DOUBLE PRECISION,
    "database_cache_hit_ratio" DOUBLE PRECISION,
    "database_size_bytes" DOUBLE PRECISION,
    "job_queue_depth" DOUBLE PRECISION,
    "job_queue_oldest_seconds" DOUBLE PRECISION,
    "notification_backlog" DOUBLE PRECISION,
    "database_blocks_hit" BIGINT NOT NULL,
    "database_blocks_read" BIGINT NOT NULL,

    CONSTRAINT "platform_metrics_5m_pkey" PRIMARY KEY ("slot")
);

-- CreateTable
CREATE TABLE "platform_metrics_1h" (
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" SMALLINT NOT NULL,
    "averages" DOUBLE PRECISION[],
    "peaks" DOUBLE PRECISION[]
);

-- CreateTable
CREATE TABLE "platform_metrics_1d" (
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" SMALLINT NOT NULL,
    "averages" DOUBLE PRECISION[],
    "peaks" DOUBLE PRECISION[]
);

-- CreateTable
CREATE TABLE "metric_series" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metric_series_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "metric_points" (
    "organization_id" UUID NOT NULL,
    "series_id" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "metric_points_pkey" PRIMARY KEY ("organization_id","series_id","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "metric_points_1h" (
    "organization_id" UUID NOT NULL,
    "series_id" BIGINT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" INTEGER NOT NULL,
    "average" DOUBLE PRECISION NOT NULL,
    "peak" DOUBLE PRECISION NOT NULL
) PARTITION BY RANGE ("slot");

-- CreateTable
CREATE TABLE "metric_points_1d" (
    "organization_id" UUID NOT NULL,
    "series_id" BIGINT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "samples" INTEGER NOT NULL,
    "average" DOUBLE PRECISION NOT NULL,
    "peak" DOUBLE PRECISION NOT NULL
);

-- CreateTable
CREATE TABLE "collection_ticks" (
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "organizations" INTEGER,
    "metrics" INTEGER,
    "missed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "collection_ticks_pkey" PRIMARY KEY ("slot")
);

-- CreateTable
CREATE TABLE "metric_rollups" (
    "resolution" TEXT NOT NULL,
    "rolled_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "metric_rollups_pkey" PRIMARY KEY ("resolution")
);

-- CreateIndex
CREATE UNIQUE INDEX "metrics_1h_key" ON "metrics_1h"("organization_id", "slot") INCLUDE ("samples", "averages", "peaks");

-- CreateIndex
CREATE UNIQUE INDEX "metrics_1d_key" ON "metrics_1d"("organization_id", "slot") INCLUDE ("samples", "averages", "peaks");

-- CreateIndex
CREATE UNIQUE INDEX "platform_metrics_1h_key" ON "platform_metrics_1h"("slot") INCLUDE ("samples", "averages", "peaks");

-- CreateIndex
CREATE UNIQUE INDEX "platform_metrics_1d_key" ON "platform_metrics_1d"("slot") INCLUDE ("samples", "averages", "peaks");

-- CreateIndex
CREATE UNIQUE INDEX "metric_points_1h_key" ON "metric_points_1h"("organization_id", "series_id", "slot") INCLUDE ("samples", "average", "peak");

-- CreateIndex
CREATE UNIQUE INDEX "metric_points_1d_key" ON "metric_points_1d"("organization_id", "series_id", "slot") INCLUDE ("samples", "average", "peak");

-- CreateIndex
CREATE INDEX "metrics_5m_slot_idx" ON "metrics_5m"("slot");

-- CreateIndex
CREATE INDEX "metric_series_organization_id_name_idx" ON "metric_series"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "metric_series_organization_id_digest_key" ON "metric_series"("organization_id", "digest");

-- CreateIndex
CREATE INDEX "metric_points_recorded_at_organization_id_idx" ON "metric_points"("recorded_at", "organization_id");

-- AddForeignKey
ALTER TABLE "metric_series" ADD CONSTRAINT "metric_series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_points" ADD CONSTRAINT "metric_points_organization_id_series_id_fkey" FOREIGN KEY ("organization_id", "series_id") REFERENCES "metric_series"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_points_1h" ADD CONSTRAINT "metric_points_1h_organization_id_series_id_fkey" FOREIGN KEY ("organization_id", "series_id") REFERENCES "metric_series"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_points_1d" ADD CONSTRAINT "metric_points_1d_organization_id_series_id_fkey" FOREIGN KEY ("organization_id", "series_id") REFERENCES "metric_series"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Index-only scans of the roll-ups need the visibility map, which only a vacuum sets. VACUUM cannot
-- run in the transaction of a job, so autovacuum is told to follow each batch of inserts closely.
INSERT INTO partition_plans (parent_table, unit, keep_days, options) VALUES
  ('metrics_5m', 'week', 90, ''),
  ('metric_points', 'week', 90, ''),
  ('metrics_1h', 'quarter', 400,
    'autovacuum_vacuum_insert_threshold = 500, autovacuum_vacuum_insert_scale_factor = 0.01'),
  ('metric_points_1h', 'quarter', 400,
    'autovacuum_vacuum_insert_threshold = 500, autovacuum_vacuum_insert_scale_factor = 0.01');
SELECT ensure_partitions(now());

-- The tenant tables behind system_metrics: each policy carries that name, because a view has none.
CREATE PROCEDURE isolate_metrics_table(metrics_table text) LANGUAGE plpgsql AS $procedure$
BEGIN
  CALL isolate_tenant_table(metrics_table);
  EXECUTE format('ALTER POLICY tenant_isolation ON %I RENAME TO system_metrics_tenant_isolation', metrics_table);
  EXECUTE format('CREATE POLICY system_metrics_platform ON %I TO regulix_platform USING (true) WITH CHECK (true)',
    metrics_table);
END $procedure$;
CALL isolate_metrics_table('metrics_5m');
CALL isolate_metrics_table('metrics_1h');
CALL isolate_metrics_table('metrics_1d');
CALL isolate_metrics_table('metric_series');
CALL isolate_metrics_table('metric_points');
CALL isolate_metrics_table('metric_points_1h');
CALL isolate_metrics_table('metric_points_1d');
DROP PROCEDURE isolate_metrics_table;

GRANT SELECT ON metrics_5m, metrics_1h, metrics_1d, metric_series, metric_points, metric_points_1h, metric_points_1d,
  platform_metrics_5m, platform_metrics_1h, platform_metrics_1d, metric_rollups
  TO regulix_app, regulix_platform;
GRANT INSERT ON metric_series, metric_points TO regulix_app;
GRANT USAGE ON SEQUENCE metric_series_id_seq TO regulix_app;
GRANT INSERT, UPDATE ON metrics_1h, metrics_1d, metric_points_1h, metric_points_1d,
  platform_metrics_1h, platform_metrics_1d, metric_rollups, collection_ticks TO regulix_platform;
GRANT INSERT ON metrics_5m, platform_metrics_5m TO regulix_platform;
GRANT SELECT, DELETE ON collection_ticks TO regulix_platform;
-- How many organisations there are is nobody's business but the operator's.
GRANT SELECT (slot, started_at, finished_at, missed) ON collection_ticks TO regulix_app;

INSERT INTO metric_rollups (resolution, rolled_until)
VALUES ('1h', date_trunc('hour', now(), 'UTC')), ('1d', date_trunc('day', now(), 'UTC'));

-- Every figure as a row of its own. The order inside each part lets the newest rows be read from the
-- ends of the indexes instead of sorting everything. A real goes through text to keep its short form.
CREATE VIEW system_metrics WITH (security_invoker = true) AS
  (SELECT measured.organization_id, figure.metric_type, figure.value, figure.unit, measured.slot AS recorded_at
    FROM metrics_5m measured
    CROSS JOIN LATERAL (VALUES
      ('request_count', measured.request_count::text::double precision, 'count'),
      ('api_latency_ms', measured.api_latency_ms::text::double precision, 'milliseconds'),
      ('api_latency_p95_ms', measured.api_latency_p95_ms::text::double precision, 'milliseconds'),
      ('error_rate', measured.error_rate::text::double precision, 'percent'),
      ('active_users', measured.active_users::text::double precision, 'count'),
      ('api_use', measured.api_use::text::double precision, 'count'),
      ('storage_used_bytes', measured.storage_used_bytes, 'bytes'),
      ('storage_utilization', measured.storage_utilization::text::double precision, 'percent'),
      ('audit_entries', measured.audit_entries::text::double precision, 'count'),
      ('security_events', measured.security_events::text::double precision, 'count'),
      ('security_events_critical', measured.security_events_critical::text::double precision, 'count'),
      ('security_events_high', measured.security_events_high::text::double precision, 'count'),
      ('security_events_medium', measured.security_events_medium::text::double precision, 'count'),
      ('security_events_low', measured.security_events_low::text::double precision, 'count'),
      ('security_sign_in_failures', measured.security_sign_in_failures::text::double precision, 'count'),
      ('security_lockouts', measured.security_lockouts::text::double precision, 'count'),
      ('security_permission_refusals', measured.security_permission_refusals::text::double precision, 'count'),
      ('security_cross_tenant_attempts', measured.security_cross_tenant_attempts::text::double precision, 'count'),
      ('security_rejected_keys', measured.security_rejected_keys::text::double precision, 'count'),
      ('security_forged_webhooks', measured.security_forged_webhooks::text::double precision, 'count')
    ) AS figure (metric_type, value, unit)
    WHERE figure.value IS NOT NULL
    ORDER BY measured.slot DESC)
UNION ALL
  (SELECT organizations.id, figure.metric_type, figure.value, figure.unit, measured.slot
    FROM platform_metrics_5m measured
    CROSS JOIN organizations
    CROSS JOIN LATERAL (VALUES
      ('cpu_usage', measured.cpu_usage, 'percent'),
      ('memory_usage', measured.memory_usage, 'percent'),
      ('event_loop_delay_ms', measured.event_loop_delay_ms, 'milliseconds'),
      ('database_connections', measured.database_connections, 'count'),
      ('database_cache_hit_ratio', measured.database_cache_hit_ratio, 'percent'),
      ('database_size_bytes', measured.database_size_bytes, 'bytes'),
      ('job_queue_depth', measured.job_queue_depth, 'count'),
      ('job_queue_oldest_seconds', measured.job_queue_oldest_seconds, 'seconds'),
      ('notification_backlog', measured.notification_backlog, 'count')
    ) AS figure (metric_type, value, unit)
    WHERE figure.value IS NOT NULL AND organizations.deleted_at IS NULL
    ORDER BY measured.slot DESC)
UNION ALL
  (SELECT point.organization_id, series.name, point.value, series.unit, point.recorded_at
    FROM metric_points point
    JOIN metric_series series ON series.organization_id = point.organization_id AND series.id = point.series_id
    ORDER BY point.recorded_at DESC);
GRANT SELECT ON system_metrics TO regulix_app, regulix_platform;
