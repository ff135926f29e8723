-- AlterTable
ALTER TABLE "partition_plans" ADD COLUMN     "is_archived" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "database_backups" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "size_bytes" BIGINT,
    "sha256" BYTEA,
    "tables" INTEGER,
    "rows" BIGINT,
    "problem" TEXT,
    "tested_at" TIMESTAMPTZ(3),
    "test_result" TEXT,
    "test_problem" TEXT,

    CONSTRAINT "database_backups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_settings" (
    "organization_id" UUID NOT NULL,
    "obligations" TEXT[],
    "own_months" INTEGER,
    "months" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "legal_holds" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "reason" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,
    "lift_reason" TEXT,

    CONSTRAINT "legal_holds_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "retention_archives" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_until" TIMESTAMPTZ(3) NOT NULL,
    "first_sequence" BIGINT NOT NULL,
    "last_sequence" BIGINT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "manifest" TEXT,
    "size_bytes" BIGINT,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "hot_removed_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_archives_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "archive_restorations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "archive_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "archive_restorations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "restored_lines" (
    "organization_id" UUID NOT NULL,
    "restoration_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "line" JSONB NOT NULL,

    CONSTRAINT "restored_lines_pkey" PRIMARY KEY ("organization_id","restoration_id","sequence")
);

-- CreateTable
CREATE TABLE "security_event_personal_data" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "source_address" INET,
    "user_agent" TEXT,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "security_event_personal_data_pkey" PRIMARY KEY ("organization_id","sequence")
);

-- CreateIndex
CREATE INDEX "database_backups_state_started_at_idx" ON "database_backups"("state", "started_at");

-- CreateIndex
CREATE INDEX "retention_archives_source_recorded_until_idx" ON "retention_archives"("source", "recorded_until");

-- CreateIndex
CREATE UNIQUE INDEX "retention_archives_organization_id_source_first_sequence_key" ON "retention_archives"("organization_id", "source", "first_sequence");

-- CreateIndex
CREATE INDEX "archive_restorations_organization_id_archive_id_idx" ON "archive_restorations"("organization_id", "archive_id");

-- CreateIndex
CREATE INDEX "security_event_personal_data_organization_id_actor_id_idx" ON "security_event_personal_data"("organization_id", "actor_id");

-- AddForeignKey
ALTER TABLE "retention_settings" ADD CONSTRAINT "retention_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_restorations" ADD CONSTRAINT "archive_restorations_organization_id_archive_id_fkey" FOREIGN KEY ("organization_id", "archive_id") REFERENCES "retention_archives"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restored_lines" ADD CONSTRAINT "restored_lines_organization_id_restoration_id_fkey" FOREIGN KEY ("organization_id", "restoration_id") REFERENCES "archive_restorations"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE retention_archives
  ADD CONSTRAINT retention_archives_source_check CHECK (source IN ('audit_logs', 'security_events', 'alert_decisions')),
  ADD CONSTRAINT retention_archives_span_check CHECK (last_sequence >= first_sequence);
ALTER TABLE retention_settings ADD CONSTRAINT retention_settings_months_check CHECK (months BETWEEN 1 AND 1200);
ALTER TABLE database_backups ADD CONSTRAINT database_backups_state_check
  CHECK (state IN ('running', 'complete', 'failed', 'expired'));

-- Each archive goes on where the one before it ended. One that was read back is never changed; before, it may be begun
-- again.
CREATE FUNCTION keep_archives_in_order() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.verified_at IS NULL THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' AND NEW.first_sequence = 1 + coalesce((
      SELECT max(last_sequence) FROM retention_archives
      WHERE organization_id = NEW.organization_id AND source = NEW.source), 0) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.verified_at IS NULL OR (OLD.manifest, OLD.verified_at) = (NEW.manifest, NEW.verified_at))
    AND (OLD.organization_id, OLD.id, OLD.source, OLD.recorded_until, OLD.first_sequence, OLD.last_sequence, OLD.storage_key)
      = (NEW.organization_id, NEW.id, NEW.source, NEW.recorded_until, NEW.first_sequence, NEW.last_sequence, NEW.storage_key)
    THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'archives follow each other and are not changed: % refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $function$;
CREATE TRIGGER keep_in_order BEFORE INSERT OR UPDATE OR DELETE ON retention_archives
  FOR EACH ROW EXECUTE FUNCTION keep_archives_in_order();

CALL isolate_tenant_table('retention_settings');
CALL isolate_tenant_table('legal_holds');
CALL isolate_tenant_table('retention_archives');
CALL isolate_tenant_table('archive_restorations');
CALL isolate_tenant_table('restored_lines');
CALL isolate_tenant_table('security_event_personal_data');
GRANT SELECT, INSERT, UPDATE ON retention_settings TO regulix_app;
GRANT SELECT, INSERT, UPDATE (lifted_at, lifted_by, lift_reason) ON legal_holds TO regulix_app;
GRANT SELECT, INSERT, UPDATE (expires_at) ON archive_restorations TO regulix_app;
GRANT SELECT ON retention_archives, restored_lines, security_event_personal_data TO regulix_app;

-- The nightly job archives, reads back, restores and expires for all organisations, and for the platform's own chain.
CREATE POLICY platform_read ON retention_settings FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_read ON legal_holds FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON retention_archives TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON archive_restorations TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON restored_lines TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON security_event_personal_data TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT ON retention_settings, legal_holds TO regulix_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_archives TO regulix_platform;
GRANT SELECT, UPDATE ON archive_restorations TO regulix_platform;
GRANT SELECT, INSERT, DELETE ON restored_lines TO regulix_platform;
GRANT SELECT, DELETE ON security_event_personal_data TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON database_backups TO regulix_platform;

-- What drops by age runs as the owner, who is subject to row-level security like everybody else.
CREATE POLICY retention_keeper ON legal_holds FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON retention_archives TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY retention_keeper ON security_event_personal_data TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY retention_keeper ON audit_logs TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON alert_decisions TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON security_events TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON request_records FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON metrics_5m FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON metric_points FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON metrics_1h FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY retention_keeper ON metric_points_1h FOR SELECT TO CURRENT_USER USING (true);

-- How far a chain lies in archives that were read back.
CREATE FUNCTION archived_through(organization uuid, chain text) RETURNS bigint
  LANGUAGE sql STABLE
  AS $function$
    SELECT coalesce(max(last_sequence), 0) FROM retention_archives
    WHERE organization_id = organization AND source = chain AND verified_at IS NOT NULL
  $function$;

-- A chained row may be removed when a verified archive holds it and nobody holds the organisation's records.
CREATE FUNCTION is_removable(organization uuid, chain text, place bigint) RETURNS boolean
  LANGUAGE sql STABLE
  AS $function$
    SELECT place <= archived_through(organization, chain)
      AND NOT EXISTS (SELECT FROM legal_holds WHERE organization_id = organization AND lifted_at IS NULL)
  $function$;

CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND is_removable(OLD.organization_id, 'audit_logs', OLD.sequence) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the audit log is insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND is_removable(OLD.organization_id, 'alert_decisions', OLD.sequence) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'alert_decisions is insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;
DROP TRIGGER refuse_change ON alert_decisions;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON alert_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();

CREATE OR REPLACE FUNCTION refuse_security_event_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
DECLARE
  erased security_events%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    erased := OLD;
    erased.actor_id := NULL;
    erased.actor_name := NULL;
    erased.source_address := NULL;
    erased.user_agent := NULL;
    erased.personal_salt := NULL;
    IF NEW IS NOT DISTINCT FROM erased THEN RETURN NEW; END IF;
  END IF;
  IF TG_OP = 'DELETE' AND is_removable(OLD.organization_id, 'security_events', OLD.sequence) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'security events are insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

-- An erasure reaches what lies beside the archives too.
CREATE OR REPLACE FUNCTION erase_security_event_actor(organization uuid, actor text) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $function$
    WITH erased AS (
      UPDATE security_events
        SET actor_id = NULL, actor_name = NULL, source_address = NULL, user_agent = NULL, personal_salt = NULL
        WHERE organization_id = organization AND actor_id = actor
        RETURNING 1),
    archived AS (
      DELETE FROM security_event_personal_data WHERE organization_id = organization AND actor_id = actor RETURNING 1)
    SELECT (SELECT count(*) FROM erased) + (SELECT count(*) FROM archived)
  $function$;

-- Drops one partition of rows from `lower_bound` up to `upper_bound`, and makes it again with the rows of those whose
-- records are on hold.
CREATE PROCEDURE drop_partition_but_held(parent text, partition text, options text, time_column text,
    lower_bound timestamptz, upper_bound timestamptz, held uuid[])
  LANGUAGE plpgsql SET timezone = 'UTC'
  AS $procedure$
BEGIN
  IF cardinality(held) > 0 THEN
    EXECUTE format('CREATE TABLE public.held_rows (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) %s',
      parent, 'WITH (' || nullif(options, '') || ')');
    EXECUTE format('INSERT INTO public.held_rows SELECT * FROM public.%1$I
      WHERE %2$I >= %3$L AND %2$I < %4$L AND organization_id = ANY ($1)',
      parent, time_column, lower_bound, upper_bound) USING held;
  END IF;
  EXECUTE format('DROP TABLE public.%I', partition);
  IF cardinality(held) > 0 THEN
    EXECUTE format('ALTER TABLE public.held_rows RENAME TO %I', partition);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
      parent, partition, lower_bound, upper_bound);
  END IF;
END $procedure$;
REVOKE ALL ON PROCEDURE drop_partition_but_held FROM PUBLIC;

-- Drops the partitions whose newest row is older than their plan keeps. Rows on hold stay. Of a chained log a partition
-- goes only when every other row of it lies in an archive that was read back, and what goes with it is marked.
CREATE OR REPLACE FUNCTION drop_expired_partitions(at timestamptz) RETURNS SETOF text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public
  SET lock_timeout = '5s'
  SET timezone = 'UTC'
  AS $function$
DECLARE
  expired record;
  held uuid[];
  held_here uuid[];
  is_needed boolean;
BEGIN
  -- Nobody places a hold between this look and the drop.
  LOCK TABLE legal_holds IN SHARE MODE;
  held := ARRAY(SELECT DISTINCT organization_id FROM legal_holds WHERE lifted_at IS NULL);
  FOR expired IN
    WITH dated AS MATERIALIZED (
      SELECT plan.parent_table, plan.unit, plan.keep_days, plan.options, plan.is_archived, child.relname,
        substring(pg_get_partkeydef(pg_inherits.inhparent) FROM '\((.*)\)') AS time_column
      FROM partition_plans plan
      JOIN pg_inherits ON pg_inherits.inhparent = to_regclass(format('public.%I', plan.parent_table))
      JOIN pg_class child ON child.oid = pg_inherits.inhrelid
      WHERE plan.keep_days IS NOT NULL AND child.relname ~ '_[0-9]{8}$'
    ), bounded AS (
      SELECT *, to_date(right(relname, 8), 'YYYYMMDD')::timestamptz AS lower_bound,
        to_date(right(relname, 8), 'YYYYMMDD')::timestamptz + partition_span(unit) AS upper_bound
      FROM dated
    )
    SELECT * FROM bounded WHERE upper_bound <= at - make_interval(days => keep_days) ORDER BY relname
  LOOP
    IF expired.is_archived THEN
      EXECUTE format('SELECT EXISTS (
          SELECT FROM (SELECT organization_id, max(sequence) AS last FROM public.%I
            WHERE recorded_at >= $1 AND recorded_at < $2 GROUP BY organization_id) AS chain
          WHERE organization_id <> ALL ($3) AND last > archived_through(organization_id, $4))', expired.parent_table)
        INTO is_needed USING expired.lower_bound, expired.upper_bound, held, expired.parent_table;
      CONTINUE WHEN is_needed;
    END IF;
    held_here := '{}';
    IF cardinality(held) > 0 THEN
      EXECUTE format('SELECT coalesce(array_agg(owner) FILTER (WHERE owner = ANY ($3)), ''{}''),
          count(owner) > 0 AND bool_and(owner = ANY ($3))
          FROM (SELECT DISTINCT organization_id AS owner FROM public.%I WHERE %2$I >= $1 AND %2$I < $2) AS owners',
          expired.parent_table, expired.time_column)
        INTO held_here, is_needed USING expired.lower_bound, expired.upper_bound, held;
      CONTINUE WHEN is_needed;
    END IF;
    IF expired.parent_table = 'security_events' THEN
      INSERT INTO security_event_personal_data
      SELECT event.organization_id, sequence, actor_id, actor_name, source_address, user_agent, personal_salt
      FROM security_events event
      JOIN (SELECT organization_id, max(last_sequence) AS last FROM retention_archives
        WHERE source = 'security_events' AND recorded_until <= expired.upper_bound AND hot_removed_at IS NULL
          AND verified_at IS NOT NULL AND organization_id <> ALL (held)
        GROUP BY organization_id) AS archived
        ON archived.organization_id = event.organization_id AND event.sequence <= archived.last
      WHERE personal_salt IS NOT NULL
      ON CONFLICT DO NOTHING;
    END IF;
    CALL drop_partition_but_held(expired.parent_table, expired.relname, expired.options, expired.time_column,
      expired.lower_bound, expired.upper_bound, held_here);
    IF expired.is_archived THEN
      -- A few rows were numbered before the end of the span and recorded after it, or lie in the default partition.
      EXECUTE format('DELETE FROM public.%I entry
          USING (SELECT organization_id, max(last_sequence) AS last FROM retention_archives
            WHERE source = $1 AND recorded_until <= $2 AND hot_removed_at IS NULL AND verified_at IS NOT NULL AND organization_id <> ALL ($3)
            GROUP BY organization_id) AS archived
          WHERE entry.organization_id = archived.organization_id AND entry.sequence <= archived.last', expired.parent_table)
        USING expired.parent_table, expired.upper_bound, held;
      UPDATE retention_archives SET hot_removed_at = at
      WHERE source = expired.parent_table AND recorded_until <= expired.upper_bound AND hot_removed_at IS NULL
        AND verified_at IS NOT NULL AND organization_id <> ALL (held);
    END IF;
    RETURN NEXT expired.relname;
  END LOOP;
END $function$;
REVOKE ALL ON FUNCTION drop_expired_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_expired_partitions TO regulix_platform;

UPDATE partition_plans SET keep_days = 90, is_archived = true
  WHERE parent_table IN ('audit_logs', 'security_events', 'alert_decisions');

-- A restored archive of the audit log in the columns of the log itself.
CREATE VIEW restored_audit_entries WITH (security_invoker = true) AS
  SELECT organization_id, restoration_id, sequence, (content ->> 'recorded_at')::timestamptz AS recorded_at,
    (content ->> 'id')::uuid AS id, (content ->> 'version')::smallint AS version,
    content #>> '{actor,kind}' AS actor_kind, (content #>> '{actor,id}')::uuid AS actor_id,
    content #>> '{actor,name}' AS actor_name, content #>> '{actor,reason}' AS actor_reason,
    content ->> 'action' AS action, content #>> '{resource,kind}' AS resource_kind,
    content #>> '{resource,id}' AS resource_id, content #>> '{resource,name}' AS resource_name,
    content -> 'before' AS before, content -> 'after' AS after, content ->> 'request_id' AS request_id,
    content -> 'commitments' AS commitments, decode(line ->> 'content_hash', 'hex') AS content_hash,
    decode(line ->> 'previous_hash', 'hex') AS previous_hash, decode(line ->> 'hash', 'hex') AS hash
  FROM restored_lines CROSS JOIN LATERAL (SELECT line -> 'content') AS said (content)
  WHERE content ? 'action';
GRANT SELECT ON restored_audit_entries TO regulix_app;
