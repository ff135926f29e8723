-- CreateTable
CREATE TABLE "security_events" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "version" SMALLINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "actor_kind" TEXT,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "source_address" INET,
    "user_agent" TEXT,
    "target_kind" TEXT,
    "target_id" TEXT,
    "detail" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "personal_salt" BYTEA,
    "personal_commitment" BYTEA NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "security_events_pkey" PRIMARY KEY ("organization_id","sequence","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "security_event_chain_heads" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "security_event_chain_heads_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "security_event_daily_counts" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "events" BIGINT NOT NULL,

    CONSTRAINT "security_event_daily_counts_pkey" PRIMARY KEY ("organization_id","day","kind","severity")
);

-- CreateIndex
CREATE INDEX "security_events_organization_id_occurred_at_sequence_idx" ON "security_events"("organization_id", "occurred_at", "sequence");

-- CreateIndex
CREATE INDEX "security_events_recorded_at_idx" ON "security_events" USING BRIN ("recorded_at");

-- AddForeignKey
ALTER TABLE "security_event_chain_heads" ADD CONSTRAINT "security_event_chain_heads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE security_events
  ADD CONSTRAINT security_events_severity_check CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT security_events_source_check CHECK (source IN ('product', 'api')),
  ADD CONSTRAINT security_events_hashes_check
    CHECK (length(personal_commitment) = 32 AND length(content_hash) = 32
      AND length(previous_hash) = 32 AND length(hash) = 32);

-- Writers of one organisation wait for each other at its head, so a look-up before the insert is
-- enough to recognise a repeated key; a unique index would need the partition key.
CREATE INDEX security_events_idempotency_idx ON security_events (organization_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;

-- Heads and counters are updated in place all the time.
ALTER TABLE security_event_chain_heads SET (fillfactor = 50);
ALTER TABLE security_event_daily_counts SET (fillfactor = 70);

-- The only change an event may see is the erasure of its personal values; the chain holds a
-- commitment to them and stays whole.
CREATE FUNCTION refuse_security_event_change() RETURNS trigger LANGUAGE plpgsql
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
  RAISE EXCEPTION 'security events are insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE TRIGGER refuse_security_event_change BEFORE UPDATE OR DELETE ON security_events
  FOR EACH ROW EXECUTE FUNCTION refuse_security_event_change();
CREATE TRIGGER refuse_security_event_truncate BEFORE TRUNCATE ON security_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_security_event_change();

-- Erasure of a person: their name, address and browser leave the events they acted in.
CREATE FUNCTION erase_security_event_actor(organization uuid, actor text) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $function$
    WITH erased AS (
      UPDATE security_events
        SET actor_id = NULL, actor_name = NULL, source_address = NULL, user_agent = NULL, personal_salt = NULL
        WHERE organization_id = organization AND actor_id = actor
        RETURNING 1)
    SELECT count(*) FROM erased
  $function$;
REVOKE ALL ON FUNCTION erase_security_event_actor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_security_event_actor TO regulix_platform;

CALL isolate_tenant_table('security_events');
CALL isolate_tenant_table('security_event_chain_heads');
CALL isolate_tenant_table('security_event_daily_counts');
GRANT SELECT ON security_events, security_event_chain_heads, security_event_daily_counts TO regulix_app;

-- Events are appended by the platform role, because one batch holds those of many organisations and
-- a refused stranger has no organisation to act for.
CREATE POLICY platform_read ON security_events FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_append ON security_events FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_access ON security_event_chain_heads TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON security_event_daily_counts TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON security_events TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON security_event_chain_heads, security_event_daily_counts TO regulix_platform;

-- erase_security_event_actor runs as the owner, who is subject to row-level security like everybody else.
CREATE POLICY eraser_read ON security_events FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY eraser_change ON security_events FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE partition_plans DROP CONSTRAINT partition_plans_unit_check,
  ADD CONSTRAINT partition_plans_unit_check CHECK (unit IN ('day', 'week', 'month', 'quarter'));
INSERT INTO partition_plans (parent_table, unit, keep_days) VALUES ('security_events', 'month', NULL);
SELECT ensure_partitions(now());
