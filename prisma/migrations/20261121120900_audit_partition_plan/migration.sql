-- audit_logs joins the plan that all partitioned tables follow. Unlike the others it keeps a default
-- partition: an entry shares the transaction of the change it reports, which must not fail because
-- the maintenance has not run.
DO $$
DECLARE
  partition text;
BEGIN
  FOR partition IN
    SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = 'audit_logs'::regclass AND child.relname <> 'audit_logs_default'
  LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', partition,
      'audit_logs_' || to_char(to_date(right(partition, 7), 'YYYY_MM'), 'YYYYMMDD'));
  END LOOP;
END $$;
DROP FUNCTION ensure_audit_partitions;
DROP PROCEDURE seal_audit_partition;
INSERT INTO partition_plans (parent_table, unit, keep_days) VALUES ('audit_logs', 'month', NULL);

-- As before, and a span whose rows already lie in a default partition stays there.
CREATE OR REPLACE FUNCTION ensure_partitions(at timestamptz) RETURNS SETOF text
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
        BEGIN
          EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) %s',
            partition, plan.parent_table, 'WITH (' || nullif(plan.options, '') || ')');
          EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
          EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
            plan.parent_table, partition, lower_bound, upper_bound);
          RETURN NEXT partition;
        EXCEPTION WHEN check_violation THEN NULL;
        END;
      END IF;
      lower_bound := upper_bound;
    END LOOP;
  END LOOP;
END $function$;

-- As before, and tables that are kept for ever are left out before any name is read as a date.
CREATE OR REPLACE FUNCTION drop_expired_partitions(at timestamptz) RETURNS SETOF text
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public
  SET lock_timeout = '5s'
  SET timezone = 'UTC'
  AS $function$
DECLARE
  partition text;
BEGIN
  FOR partition IN
    WITH expiring AS MATERIALIZED (
      SELECT child.relname, plan.unit, plan.keep_days
      FROM partition_plans plan
      JOIN pg_inherits ON pg_inherits.inhparent = to_regclass(format('public.%I', plan.parent_table))
      JOIN pg_class child ON child.oid = pg_inherits.inhrelid
      WHERE plan.keep_days IS NOT NULL
    )
    SELECT relname FROM expiring
    WHERE to_date(right(relname, 8), 'YYYYMMDD') + partition_span(unit) <= at - make_interval(days => keep_days)
    ORDER BY relname
  LOOP
    EXECUTE format('DROP TABLE public.%I', partition);
    RETURN NEXT partition;
  END LOOP;
END $function$;

SELECT ensure_partitions(now());
