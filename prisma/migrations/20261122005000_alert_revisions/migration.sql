-- A replay looks at the decisions themselves to know which signals changed something: nobody ever read this.
DROP TABLE "alert_signals";

-- AlterTable
ALTER TABLE "metric_points" ADD COLUMN "received_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "late_samples" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "metric_type" TEXT NOT NULL,
    "oldest" TIMESTAMPTZ(3) NOT NULL,
    "newest" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "late_samples_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "late_samples_id_idx" ON "late_samples"("id");

-- AddForeignKey
ALTER TABLE "late_samples" ADD CONSTRAINT "late_samples_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL isolate_tenant_table('late_samples');
GRANT SELECT, INSERT ON late_samples TO regulix_app;
CREATE POLICY platform_access ON late_samples TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE, DELETE ON late_samples TO regulix_platform;

ALTER TABLE alert_decisions
  DROP CONSTRAINT alert_decisions_kind_check,
  ADD CONSTRAINT alert_decisions_kind_check
    CHECK (kind IN ('transition', 'action', 'routing', 'delivery', 'revision'));

-- The samples of a policy's metric in (since, until], each with the labels of the alert it counts for. `coarse`: hours
-- instead of samples, for windows of days: those that were surely summed up by then. Of pushed samples only those that
-- were known by the instant that the setting app.samples_known_by names; without it all of them.
CREATE OR REPLACE FUNCTION alert_samples(policy alert_policies, since timestamptz, until timestamptz, coarse boolean)
  RETURNS TABLE (labels jsonb, at timestamptz, value double precision)
  LANGUAGE plpgsql STABLE
  AS $function$
#variable_conflict use_column
DECLARE
  -- An hour is summed up within the next one.
  whole CONSTANT timestamptz := until - interval '2 hours';
  known_by CONSTANT timestamptz := nullif(current_setting('app.samples_known_by', true), '');
  place integer;
BEGIN
  CASE metric_source(policy.metric_type)
    WHEN 'organisation' THEN
      IF coarse THEN
        place := array_position(metric_columns('metrics_5m'), policy.metric_type);
        RETURN QUERY SELECT '{}'::jsonb, slot, averages[place]::text::double precision FROM metrics_1h
          WHERE organization_id = policy.organization_id AND slot > since AND slot <= whole
            AND averages[place] IS NOT NULL;
      ELSE
        RETURN QUERY SELECT '{}'::jsonb, measured.slot, metric_figure(measured, policy.metric_type)
          FROM metrics_5m measured
          WHERE organization_id = policy.organization_id AND slot > since AND slot <= until
            AND metric_figure(measured, policy.metric_type) IS NOT NULL;
      END IF;
    WHEN 'platform' THEN
      RETURN QUERY SELECT '{}'::jsonb, measured.slot, platform_metric_figure(measured, policy.metric_type)
        FROM platform_metrics_5m measured
        WHERE slot > since AND slot <= until AND platform_metric_figure(measured, policy.metric_type) IS NOT NULL;
    ELSE
      RETURN QUERY
        WITH series AS MATERIALIZED (
          SELECT id, alert_group(labels, policy.group_by) AS labels FROM metric_series
          WHERE organization_id = policy.organization_id AND name = policy.metric_type
            AND labels_match(labels, policy.label_selector)
        )
        SELECT series.labels, point.slot, point.average FROM series
        JOIN metric_points_1h point ON point.organization_id = policy.organization_id AND point.series_id = series.id
        WHERE coarse AND point.slot > since AND point.slot <= whole
        UNION ALL
        SELECT series.labels, point.recorded_at, point.value FROM series
        JOIN metric_points point ON point.organization_id = policy.organization_id AND point.series_id = series.id
        WHERE NOT coarse AND point.recorded_at > since AND point.recorded_at <= until
          AND (known_by IS NULL OR point.received_at IS NULL OR point.received_at <= known_by);
  END CASE;
END $function$;

-- What a policy measures at an instant from the samples that were known by another.
CREATE FUNCTION alert_readings_known(policy alert_policies, at timestamptz, known_by timestamptz)
  RETURNS TABLE (labels jsonb, value double precision, samples bigint)
  LANGUAGE plpgsql
  AS $function$
BEGIN
  PERFORM set_config('app.samples_known_by', known_by::text, true);
  RETURN QUERY SELECT * FROM alert_readings(policy, at);
  PERFORM set_config('app.samples_known_by', '', true);
END $function$;

-- One tick for all organisations, in one transaction with the caller's. Asked again, a finished one only reads its row.
CREATE OR REPLACE FUNCTION evaluate_alert_tick(tick timestamptz, is_late boolean, now_at timestamptz)
  RETURNS TABLE (fresh boolean, evaluated integer, decisions integer, notices integer)
  LANGUAGE plpgsql
  AS $function$
#variable_conflict use_column
BEGIN
  -- A second run of the same tick waits here for the first.
  INSERT INTO alert_ticks (at, late, started_at) VALUES (tick, is_late, now_at) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN QUERY SELECT false, ledger.evaluated, ledger.decisions, ledger.notices FROM alert_ticks ledger WHERE at = tick;
    RETURN;
  END IF;
  PERFORM lock_alerts(NULL);
  -- What comes while the tick waits for its turn counts for the next one, as it does in a replay.
  PERFORM set_config('app.samples_known_by', now_at::text, true);
  UPDATE alert_ticks ledger
  SET finished_at = now_at, evaluated = done.evaluated, decisions = done.decisions, notices = done.notices
  FROM (
    SELECT coalesce(sum(pass.evaluated), 0)::integer AS evaluated, coalesce(sum(pass.decisions), 0)::integer AS decisions,
      coalesce(sum(pass.notices), 0)::integer AS notices
    -- Policies about others come after these, and see what they decided.
    FROM (VALUES (false), (true)) AS passes (composite)
    CROSS JOIN LATERAL evaluate_alert_policies(tick, NULL, NULL, NULL, composite, is_late, now_at) AS pass
  ) AS done
  WHERE ledger.at = tick;
  RETURN QUERY SELECT true, ledger.evaluated, ledger.decisions, ledger.notices FROM alert_ticks ledger WHERE at = tick;
END $function$;

-- The same for one organisation at once, and only for policies that watch what has just come in.
CREATE OR REPLACE FUNCTION evaluate_alert_signal(organization uuid, metrics text[], kinds text[], instant timestamptz)
  RETURNS TABLE (evaluated integer, decisions integer, notices integer)
  LANGUAGE plpgsql
  AS $function$
#variable_conflict use_column
BEGIN
  PERFORM lock_alerts(organization);
  PERFORM set_config('app.samples_known_by', instant::text, true);
  SELECT sum(pass.evaluated), sum(pass.decisions), sum(pass.notices) INTO evaluated, decisions, notices
  FROM (VALUES (false), (true)) AS passes (composite)
  CROSS JOIN LATERAL evaluate_alert_policies(instant, organization, metrics, kinds, composite, false, instant) AS pass;
  RETURN NEXT;
END $function$;
