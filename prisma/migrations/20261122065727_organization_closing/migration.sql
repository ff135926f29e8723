-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "closes_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "organization_closings" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_user_id" UUID,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "told_stage" TEXT,
    "subscription_settled_at" TIMESTAMPTZ(3),
    "ended_subscription" BOOLEAN NOT NULL DEFAULT false,
    "kept_at" TIMESTAMPTZ(3),
    "kept_by_user_id" UUID,
    "erasing_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "organization_closings_pkey" PRIMARY KEY ("organization_id","id")
);

-- AddForeignKey
ALTER TABLE "organization_closings" ADD CONSTRAINT "organization_closings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE organization_closings
  ADD CONSTRAINT organization_closings_grace_check CHECK (closes_at >= requested_at + interval '30 days'),
  ADD CONSTRAINT organization_closings_stage_check CHECK (told_stage IN ('week_left', 'last_day')),
  ADD CONSTRAINT organization_closings_end_check CHECK (kept_at IS NULL OR erasing_at IS NULL);
CREATE UNIQUE INDEX organization_closings_open_key ON organization_closings (organization_id) WHERE kept_at IS NULL;

CALL isolate_tenant_table('organization_closings');
-- Nobody's role may bring the day nearer.
GRANT SELECT, INSERT, UPDATE (kept_at, kept_by_user_id, subscription_settled_at) ON organization_closings TO regulix_app;
GRANT UPDATE (closes_at) ON organizations TO regulix_app;
CREATE POLICY platform_access ON organization_closings TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (told_stage, subscription_settled_at, ended_subscription, erased_at) ON organization_closings
  TO regulix_platform;

-- What erases runs as the owner, who is subject to row-level security like everybody else.
CREATE POLICY erasure_keeper ON organization_closings TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY erasure_keeper ON organizations TO CURRENT_USER USING (true) WITH CHECK (true);

-- The organisation whose rows are being erased by the statement under way; null otherwise.
CREATE FUNCTION erased_organization() RETURNS uuid
  LANGUAGE sql STABLE
  AS $function$ SELECT nullif(current_setting('app.erased_organization_id', true), '')::uuid $function$;

CREATE PROCEDURE let_erasure_reach(tenant_table regclass, organization_column name DEFAULT 'organization_id')
  LANGUAGE plpgsql AS $procedure$
BEGIN
  EXECUTE format('CREATE POLICY erasure ON %s TO CURRENT_USER USING (%I = (SELECT erased_organization())) WITH CHECK (false)',
    tenant_table, organization_column);
END $procedure$;
REVOKE ALL ON PROCEDURE let_erasure_reach FROM PUBLIC;

-- Every table of tenants; those that come later are reached as they are isolated.
DO $$ DECLARE tenant_table regclass; BEGIN
  FOR tenant_table IN
    SELECT pg_class.oid::regclass FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'organization_id'
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
      AND relname <> 'organization_closings'
  LOOP CALL let_erasure_reach(tenant_table); END LOOP;
END $$;

CREATE OR REPLACE PROCEDURE isolate_tenant_table(tenant_table regclass, organization_column name DEFAULT 'organization_id')
  LANGUAGE plpgsql AS $procedure$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %1$s TO regulix_app
       USING (%2$I = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))
       WITH CHECK (%2$I = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
    tenant_table, organization_column);
  CALL let_erasure_reach(tenant_table, organization_column);
END $procedure$;

CREATE FUNCTION is_being_erased(organization uuid) RETURNS boolean
  LANGUAGE sql STABLE
  AS $function$
    SELECT EXISTS (
      SELECT FROM organization_closings
      WHERE organization_id = organization AND erasing_at IS NOT NULL AND erased_at IS NULL)
  $function$;

-- What is chained may go with the whole organisation, and only so.
CREATE OR REPLACE FUNCTION is_removable(organization uuid, chain text, place bigint) RETURNS boolean
  LANGUAGE sql STABLE
  AS $function$
    SELECT is_being_erased(organization) OR (place <= archived_through(organization, chain)
      AND NOT EXISTS (SELECT FROM legal_holds WHERE organization_id = organization AND lifted_at IS NULL))
  $function$;

CREATE OR REPLACE FUNCTION refuse_snapshot_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND is_being_erased(OLD.organization_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'evidence snapshots are insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION refuse_tree_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND is_being_erased(OLD.organization_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the transparency log is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE OR REPLACE FUNCTION keep_archives_in_order() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  IF TG_OP = 'DELETE' AND (OLD.verified_at IS NULL OR is_being_erased(OLD.organization_id)) THEN RETURN OLD; END IF;
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

-- Begins an erasure that is due, or goes on with it. Whoever asks, and whatever else they may do: before its day, once
-- it was taken back, and while somebody holds the organisation's records, the answer is no.
CREATE FUNCTION begin_erasure(organization uuid, closing uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '5s'
  AS $function$
BEGIN
  -- Nobody places a hold between this look and the end of the transaction.
  LOCK TABLE legal_holds IN SHARE MODE;
  IF EXISTS (SELECT FROM legal_holds WHERE organization_id = organization AND lifted_at IS NULL) THEN
    RETURN false;
  END IF;
  UPDATE organization_closings SET erasing_at = coalesce(erasing_at, at)
    WHERE organization_id = organization AND id = closing AND kept_at IS NULL AND erased_at IS NULL AND closes_at <= at;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE organizations SET deleted_at = coalesce(deleted_at, at) WHERE id = organization;
  RETURN true;
END $function$;
REVOKE ALL ON FUNCTION begin_erasure FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_erasure TO regulix_platform;

-- Deletes up to `at_most` rows of one table of an organisation that is being erased; answers how many.
CREATE FUNCTION erase_rows(organization uuid, tenant_table text, at_most integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '5s'
  AS $function$
DECLARE
  erased bigint;
BEGIN
  IF NOT is_being_erased(organization) THEN
    RAISE EXCEPTION 'the organisation % is not being erased', organization USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.erased_organization_id', organization::text, true);
  EXECUTE format('DELETE FROM public.%1$I WHERE organization_id = $1 AND (tableoid, ctid) IN (
    SELECT tableoid, ctid FROM public.%1$I WHERE organization_id = $1 LIMIT $2)', tenant_table)
    USING organization, at_most;
  GET DIAGNOSTICS erased = ROW_COUNT;
  PERFORM set_config('app.erased_organization_id', '', true);
  RETURN erased;
END $function$;
REVOKE ALL ON FUNCTION erase_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_rows TO regulix_platform;

-- Nobody is woken up by an organisation that is being closed.
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('evaluate_alert_policies'::regproc),
    'organizations.deleted_at IS NULL', 'organizations.deleted_at IS NULL AND organizations.closes_at IS NULL');
END $$;
