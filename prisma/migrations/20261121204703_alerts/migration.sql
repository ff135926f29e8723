-- CreateTable
CREATE TABLE "alert_policies" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "policy_name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'threshold',
    "metric_type" TEXT,
    "label_selector" JSONB NOT NULL DEFAULT '[]',
    "group_by" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "aggregate" TEXT NOT NULL DEFAULT 'avg',
    "window_seconds" INTEGER NOT NULL DEFAULT 300,
    "comparison_operator" TEXT NOT NULL DEFAULT 'gt',
    "threshold_value" DOUBLE PRECISION,
    "recovery_value" DOUBLE PRECISION,
    "severity" TEXT NOT NULL DEFAULT 'high',
    "tiers" JSONB NOT NULL DEFAULT '[]',
    "for_seconds" INTEGER NOT NULL DEFAULT 0,
    "keep_firing_seconds" INTEGER NOT NULL DEFAULT 0,
    "no_data" TEXT NOT NULL DEFAULT 'keep_last',
    "cooldown_seconds" INTEGER NOT NULL DEFAULT 900,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "notification_channels" TEXT[] DEFAULT ARRAY['email']::TEXT[],
    "contact_email" CITEXT,
    "control_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "runbook_url" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_user_id" UUID,
    "updated_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_policies_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "alert_policy_versions" (
    "organization_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_policy_versions_pkey" PRIMARY KEY ("organization_id","policy_id","version")
);

-- CreateTable
CREATE TABLE "alerts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "policy_id" UUID NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "episode" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "threshold" DOUBLE PRECISION,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_by_name" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "resolved_by_id" UUID,
    "no_data" BOOLEAN NOT NULL DEFAULT false,
    "flapping" BOOLEAN NOT NULL DEFAULT false,
    "false_positive_at" TIMESTAMPTZ(3),
    "false_positive_by_id" UUID,
    "snoozed_until" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "alert_notices" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "alert_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "routed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_notices_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "alert_decisions" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "policy_id" UUID,
    "policy_version" INTEGER,
    "fingerprint" TEXT,
    "alert_id" UUID,
    "content" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "alert_decisions_pkey" PRIMARY KEY ("organization_id","sequence","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "alert_chain_heads" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "alert_chain_heads_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "alert_policies_organization_id_metric_type_idx" ON "alert_policies"("organization_id", "metric_type");

-- CreateIndex
CREATE INDEX "alerts_organization_id_state_fired_at_id_idx" ON "alerts"("organization_id", "state", "fired_at", "id");

-- CreateIndex
CREATE INDEX "alerts_organization_id_fired_at_id_idx" ON "alerts"("organization_id", "fired_at", "id");

-- CreateIndex
CREATE INDEX "alerts_organization_id_changed_at_idx" ON "alerts"("organization_id", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "alerts_organization_id_policy_id_fingerprint_episode_key" ON "alerts"("organization_id", "policy_id", "fingerprint", "episode");

-- CreateIndex
CREATE INDEX "alert_notices_organization_id_alert_id_idx" ON "alert_notices"("organization_id", "alert_id");

-- CreateIndex
CREATE INDEX "alert_decisions_organization_id_alert_id_sequence_idx" ON "alert_decisions"("organization_id", "alert_id", "sequence");

-- CreateIndex
CREATE INDEX "alert_decisions_organization_id_policy_id_at_idx" ON "alert_decisions"("organization_id", "policy_id", "at");

-- CreateIndex
CREATE INDEX "alert_decisions_recorded_at_idx" ON "alert_decisions" USING BRIN ("recorded_at");

-- AddForeignKey
ALTER TABLE "alert_policies" ADD CONSTRAINT "alert_policies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_policy_versions" ADD CONSTRAINT "alert_policy_versions_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_notices" ADD CONSTRAINT "alert_notices_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_chain_heads" ADD CONSTRAINT "alert_chain_heads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE alert_policies
  ADD CONSTRAINT alert_policies_kind_check CHECK (kind IN ('threshold', 'absence', 'rate_of_change', 'forecast',
    'anomaly', 'burn_rate', 'event_count', 'composite')),
  ADD CONSTRAINT alert_policies_metric_check CHECK (kind IN ('event_count', 'composite') OR metric_type IS NOT NULL),
  ADD CONSTRAINT alert_policies_aggregate_check
    CHECK (aggregate IN ('avg', 'min', 'max', 'sum', 'count', 'last', 'p95')),
  ADD CONSTRAINT alert_policies_operator_check CHECK (comparison_operator IN ('gt', 'gte', 'lt', 'lte', 'eq', 'neq')),
  ADD CONSTRAINT alert_policies_severity_check CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT alert_policies_no_data_check CHECK (no_data IN ('keep_last', 'alert', 'ok', 'separate')),
  ADD CONSTRAINT alert_policies_seconds_check CHECK (window_seconds BETWEEN 60 AND 2592000
    AND for_seconds BETWEEN 0 AND 604800 AND keep_firing_seconds BETWEEN 0 AND 604800
    AND cooldown_seconds BETWEEN 0 AND 604800),
  ADD CONSTRAINT alert_policies_recovery_check CHECK (recovery_value IS NULL
    OR (comparison_operator IN ('gt', 'gte') AND recovery_value <= threshold_value)
    OR (comparison_operator IN ('lt', 'lte') AND recovery_value >= threshold_value)),
  ADD CONSTRAINT alert_policies_json_check CHECK (jsonb_typeof(label_selector) = 'array'
    AND jsonb_typeof(tiers) = 'array' AND jsonb_typeof(parameters) = 'object');
ALTER TABLE alerts
  ADD CONSTRAINT alerts_state_check CHECK (state IN ('firing', 'acknowledged', 'resolved')),
  ADD CONSTRAINT alerts_severity_check CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT alerts_resolved_check CHECK ((state = 'resolved') = (resolved_at IS NOT NULL));
ALTER TABLE alert_notices
  ADD CONSTRAINT alert_notices_kind_check
    CHECK (kind IN ('fired', 'severity_raised', 'resolved', 'flapping', 'no_data', 'reminder'));
ALTER TABLE alert_decisions
  ADD CONSTRAINT alert_decisions_kind_check CHECK (kind IN ('transition', 'action', 'routing', 'delivery'));

-- A policy has at most one open alert for a set of labels, whoever evaluates it.
CREATE UNIQUE INDEX alerts_open_key ON alerts (organization_id, policy_id, fingerprint) WHERE state <> 'resolved';
CREATE INDEX alerts_open_idx ON alerts (organization_id, severity, fired_at DESC) WHERE state <> 'resolved';
CREATE INDEX alert_notices_unrouted_idx ON alert_notices (organization_id, id) WHERE routed_at IS NULL;
ALTER TABLE alert_chain_heads SET (fillfactor = 50);

-- What of a policy decides something: the columns of a version, by their names.
CREATE FUNCTION alert_policy_definition(policy alert_policies) RETURNS jsonb
  LANGUAGE sql IMMUTABLE
  AS $function$
    SELECT to_jsonb(policy) - ARRAY['organization_id', 'id', 'version', 'created_by_user_id', 'updated_by_user_id',
      'created_at', 'updated_at', 'deleted_at']
  $function$;

CREATE FUNCTION number_alert_policy_version() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
  ELSIF alert_policy_definition(NEW) IS DISTINCT FROM alert_policy_definition(OLD) THEN
    NEW.version := OLD.version + 1;
    NEW.updated_at := greatest(NEW.updated_at, now());
  ELSE
    NEW.version := OLD.version;
  END IF;
  RETURN NEW;
END $function$;

CREATE FUNCTION keep_alert_policy_version() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  INSERT INTO alert_policy_versions (organization_id, policy_id, version, definition, created_by_user_id)
  VALUES (NEW.organization_id, NEW.id, NEW.version, alert_policy_definition(NEW), NEW.updated_by_user_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE TRIGGER number_alert_policy_version BEFORE INSERT OR UPDATE ON alert_policies
  FOR EACH ROW EXECUTE FUNCTION number_alert_policy_version();
CREATE TRIGGER keep_alert_policy_version AFTER INSERT OR UPDATE ON alert_policies
  FOR EACH ROW EXECUTE FUNCTION keep_alert_policy_version();

-- Versions and decisions are records of what was; a policy's removal with its organisation is the one end of them.
CREATE FUNCTION refuse_alert_record_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  RAISE EXCEPTION '% is insert-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;
CREATE TRIGGER refuse_change BEFORE UPDATE ON alert_policy_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_alert_record_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON alert_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_alert_record_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON alert_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_alert_record_change();

-- The hash of a link, from the one before: a window aggregate, so that many decisions are chained in one statement.
CREATE FUNCTION next_alert_link(link bytea, organization uuid, link_sequence bigint, head bytea, content bytea)
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$ SELECT chain_link_hash(organization, link_sequence, coalesce(link, head), content) $function$;
CREATE AGGREGATE alert_link(uuid, bigint, bytea, bytea) (SFUNC = next_alert_link, STYPE = bytea);

-- Appends decisions, given as parallel arrays, to the chains of their organisations in the given order. The heads
-- are locked in the order of their organisations; the sequence of each chain has no gap. `now_at` is the writer's clock.
CREATE FUNCTION append_alert_decisions(now_at timestamptz, organizations uuid[], instants timestamptz[], kinds text[],
    policies uuid[], policy_versions integer[], fingerprints text[], alerts uuid[], contents text[])
  RETURNS bigint LANGUAGE plpgsql
  AS $function$
#variable_conflict use_column
DECLARE
  appended bigint;
BEGIN
  INSERT INTO alert_chain_heads (organization_id, sequence, hash)
  SELECT DISTINCT organization_id, 0, decode(repeat('00', 32), 'hex') FROM unnest(organizations) AS given (organization_id)
  ORDER BY organization_id
  ON CONFLICT DO NOTHING;
  PERFORM 1 FROM alert_chain_heads WHERE organization_id = ANY (organizations)
  ORDER BY organization_id FOR NO KEY UPDATE;

  WITH given AS (
    SELECT draft.*, head.sequence + row_number() OVER chain AS link_sequence, head.hash AS head_hash,
      sha256(convert_to(draft.content, 'UTF8')) AS content_hash
    FROM unnest(organizations, instants, kinds, policies, policy_versions, fingerprints, alerts, contents)
      WITH ORDINALITY AS draft (organization_id, at, kind, policy_id, policy_version, fingerprint, alert_id, content, place)
    JOIN alert_chain_heads head USING (organization_id)
    WINDOW chain AS (PARTITION BY draft.organization_id ORDER BY draft.place)
  ), linked AS (
    SELECT given.*,
      alert_link(organization_id, link_sequence, head_hash, content_hash) OVER chain AS hash
    FROM given
    WINDOW chain AS (PARTITION BY organization_id ORDER BY place)
  ), kept AS (
    INSERT INTO alert_decisions (organization_id, sequence, recorded_at, at, kind, policy_id, policy_version,
      fingerprint, alert_id, content, content_hash, previous_hash, hash)
    SELECT organization_id, link_sequence, now_at, at, kind, policy_id, policy_version, fingerprint, alert_id, content,
      content_hash, coalesce(lag(hash) OVER (PARTITION BY organization_id ORDER BY place), head_hash), hash
    FROM linked
    RETURNING organization_id, sequence, hash
  ), moved AS (
    UPDATE alert_chain_heads head SET sequence = last.sequence, hash = last.hash
    FROM (SELECT DISTINCT ON (organization_id) * FROM kept ORDER BY organization_id, sequence DESC) AS last
    WHERE head.organization_id = last.organization_id
    RETURNING 1
  )
  SELECT count(*) INTO appended FROM kept WHERE EXISTS (SELECT FROM moved);
  RETURN appended;
END $function$;
REVOKE ALL ON FUNCTION append_alert_decisions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_alert_decisions TO regulix_app, regulix_platform;

CALL isolate_tenant_table('alert_policies');
CALL isolate_tenant_table('alert_policy_versions');
CALL isolate_tenant_table('alerts');
CALL isolate_tenant_table('alert_notices');
CALL isolate_tenant_table('alert_decisions');
CALL isolate_tenant_table('alert_chain_heads');

GRANT SELECT, INSERT, UPDATE ON alert_policies, alerts, alert_notices, alert_chain_heads TO regulix_app;
GRANT SELECT, INSERT ON alert_policy_versions, alert_decisions TO regulix_app;

-- The tick evaluates and routes for every organisation at once.
CREATE POLICY platform_access ON alert_policies TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_policy_versions TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alerts TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_notices TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_decisions TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_chain_heads TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON alert_policies, alerts, alert_notices, alert_chain_heads TO regulix_platform;
GRANT SELECT, INSERT ON alert_policy_versions, alert_decisions TO regulix_platform;

INSERT INTO partition_plans (parent_table, unit, keep_days) VALUES ('alert_decisions', 'month', NULL);
SELECT ensure_partitions(now());
