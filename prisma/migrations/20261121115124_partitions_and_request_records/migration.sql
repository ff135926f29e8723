-- CreateTable
CREATE TABLE "partition_plans" (
    "parent_table" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "keep_days" INTEGER,
    "options" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "partition_plans_pkey" PRIMARY KEY ("parent_table")
);

-- CreateTable
CREATE TABLE "request_records" (
    "organization_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "route" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" SMALLINT NOT NULL,
    "duration_milliseconds" REAL NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID
) PARTITION BY RANGE ("occurred_at");

-- CreateIndex
CREATE INDEX "request_records_occurred_at_idx" ON "request_records" USING BRIN ("occurred_at");

-- CreateIndex
CREATE INDEX "request_records_organization_id_occurred_at_idx" ON "request_records"("organization_id", "occurred_at");

ALTER TABLE "partition_plans" ADD CONSTRAINT "partition_plans_unit_check" CHECK (unit IN ('day', 'week', 'quarter'));

CREATE FUNCTION partition_span(unit text) RETURNS interval
  LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE unit WHEN 'quarter' THEN interval '3 months' ELSE ('1 ' || unit)::interval END $$;

-- Makes the partitions of every planned table from the day before `at` to two weeks after it.
-- Creating apart and attaching takes no lock that stops reads or writes. A partition does not
-- inherit its parent's policies: it grants nothing and forces row-level security, so its rows are
-- reached through the parent only.
CREATE FUNCTION ensure_partitions(at timestamptz) RETURNS SETOF text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public
  SET lock_timeout = '5s'
  SET timezone = 'UTC'
  AS $function$
DECLARE
  plan record;
  lower_bound timestamptz;
  upper_bound timestamptz;
  partition text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ensure_partitions', 0));
  FOR plan IN SELECT * FROM partition_plans ORDER BY parent_table LOOP
    lower_bound := date_trunc(plan.unit, at - interval '1 day');
    WHILE lower_bound < at + interval '14 days' LOOP
      upper_bound := lower_bound + partition_span(plan.unit);
      partition := format('%s_%s', plan.parent_table, to_char(lower_bound, 'YYYYMMDD'));
      IF to_regclass(format('public.%I', partition)) IS NULL THEN
        EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) %s',
          partition, plan.parent_table, 'WITH (' || nullif(plan.options, '') || ')');
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
        EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
          plan.parent_table, partition, lower_bound, upper_bound);
        RETURN NEXT partition;
      END IF;
      lower_bound := upper_bound;
    END LOOP;
  END LOOP;
END $function$;

-- Drops the partitions whose newest row is older than their plan keeps.
CREATE FUNCTION drop_expired_partitions(at timestamptz) RETURNS SETOF text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public
  SET lock_timeout = '5s'
  SET timezone = 'UTC'
  AS $function$
DECLARE
  partition text;
BEGIN
  FOR partition IN
    SELECT child.relname
    FROM partition_plans plan
    JOIN pg_inherits ON pg_inherits.inhparent = to_regclass(format('public.%I', plan.parent_table))
    JOIN pg_class child ON child.oid = pg_inherits.inhrelid
    WHERE to_date(right(child.relname, 8), 'YYYYMMDD') + partition_span(plan.unit)
          <= at - make_interval(days => plan.keep_days)
    ORDER BY child.relname
  LOOP
    EXECUTE format('DROP TABLE public.%I', partition);
    RETURN NEXT partition;
  END LOOP;
END $function$;

REVOKE ALL ON FUNCTION ensure_partitions, drop_expired_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_partitions, drop_expired_partitions TO regulix_platform;

CALL isolate_tenant_table('request_records');
GRANT SELECT ON request_records TO regulix_app;
GRANT SELECT, INSERT ON request_records TO regulix_platform;
CREATE POLICY platform_insert ON request_records FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_select ON request_records FOR SELECT TO regulix_platform USING (true);

INSERT INTO partition_plans (parent_table, unit, keep_days) VALUES ('request_records', 'day', 30);
SELECT ensure_partitions(now());
