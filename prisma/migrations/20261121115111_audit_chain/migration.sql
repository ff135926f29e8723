-- CreateTable
CREATE TABLE "audit_logs" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "version" SMALLINT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "actor_reason" TEXT,
    "action" TEXT NOT NULL,
    "resource_kind" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "resource_name" TEXT,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "commitments" JSONB NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("organization_id","sequence","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "audit_chain_heads" (
    "organization_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_chain_heads_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "audit_personal_data" (
    "organization_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "subject_id" UUID,
    "salt" BYTEA NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "audit_personal_data_pkey" PRIMARY KEY ("organization_id","entry_id","field")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_limits" (
    "key_hash" BYTEA NOT NULL,
    "theoretical_arrival" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key_hash")
);

-- CreateIndex
CREATE INDEX "audit_logs_organization_id_recorded_at_idx" ON "audit_logs"("organization_id", "recorded_at");

-- CreateIndex
CREATE INDEX "audit_logs_organization_id_action_sequence_idx" ON "audit_logs"("organization_id", "action", "sequence");

-- CreateIndex
CREATE INDEX "audit_logs_organization_id_actor_id_sequence_idx" ON "audit_logs"("organization_id", "actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_logs_organization_id_resource_kind_resource_id_sequen_idx" ON "audit_logs"("organization_id", "resource_kind", "resource_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_logs_recorded_at_idx" ON "audit_logs" USING BRIN ("recorded_at");

-- CreateIndex
CREATE INDEX "audit_personal_data_subject_id_idx" ON "audit_personal_data"("subject_id");

ALTER TABLE audit_logs
  ADD CONSTRAINT audit_logs_actor_kind_check CHECK (actor_kind IN ('user', 'staff', 'api_key', 'system')),
  ADD CONSTRAINT audit_logs_content_hash_check CHECK (length(content_hash) = 32);

-- The rule of every chain in the product; lib/audit/chain.ts computes the same. The text is the
-- RFC 8785 form of {content_hash, organization_id, previous_hash, sequence}.
CREATE FUNCTION chain_link_hash(organization_id uuid, sequence bigint, previous_hash bytea, content_hash bytea)
  RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $function$
    SELECT sha256(convert_to(
      '{"content_hash":"' || encode(content_hash, 'hex')
        || '","organization_id":"' || organization_id::text
        || '","previous_hash":"' || encode(previous_hash, 'hex')
        || '","sequence":' || sequence::text || '}', 'UTF8'))
  $function$;

-- Every insert, whoever makes it, becomes the next link: the trigger alone may write the head. The
-- row lock on the head makes the sequence gapless and orders concurrent writers of one organisation.
CREATE FUNCTION extend_audit_chain() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $function$
DECLARE
  head audit_chain_heads%ROWTYPE;
  expected audit_logs%ROWTYPE := NEW;
BEGIN
  SELECT * INTO head FROM audit_chain_heads WHERE organization_id = NEW.organization_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_chain_heads (organization_id, sequence, hash)
      VALUES (NEW.organization_id, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_chain_heads WHERE organization_id = NEW.organization_id FOR NO KEY UPDATE;
  END IF;
  expected.sequence := head.sequence + 1;
  expected.previous_hash := head.hash;
  expected.hash := chain_link_hash(NEW.organization_id, expected.sequence, head.hash, NEW.content_hash);
  IF coalesce(NEW.sequence, expected.sequence) <> expected.sequence
    OR coalesce(NEW.previous_hash, expected.previous_hash) <> expected.previous_hash
    OR coalesce(NEW.hash, expected.hash) <> expected.hash
  THEN
    RAISE EXCEPTION 'this entry does not continue the audit chain' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE audit_chain_heads SET sequence = expected.sequence, hash = expected.hash
    WHERE organization_id = NEW.organization_id;
  RETURN expected;
END $function$;

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  RAISE EXCEPTION 'the audit log is insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;

CREATE TRIGGER extend_audit_chain BEFORE INSERT ON audit_logs
  FOR EACH ROW EXECUTE FUNCTION extend_audit_chain();
CREATE TRIGGER refuse_audit_change BEFORE UPDATE OR DELETE ON audit_logs
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_audit_truncate BEFORE TRUNCATE ON audit_logs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- A partition inherits neither policies nor statement triggers: nobody but the owner may name it.
CREATE PROCEDURE seal_audit_partition(partition regclass) LANGUAGE plpgsql
  AS $procedure$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', partition);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, regulix_app, regulix_platform', partition);
  EXECUTE format('CREATE TRIGGER refuse_audit_truncate BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()', partition);
END $procedure$;
REVOKE ALL ON PROCEDURE seal_audit_partition FROM PUBLIC;

CREATE TABLE audit_logs_default PARTITION OF audit_logs DEFAULT;
CALL seal_audit_partition('audit_logs_default');

-- Makes the partitions of this month and of the given number of months ahead. A month whose entries
-- already lie in the default partition stays there.
CREATE FUNCTION ensure_audit_partitions(months_ahead integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s'
  AS $function$
DECLARE
  month timestamptz;
  partition text;
  created integer := 0;
BEGIN
  FOR step IN 0..least(months_ahead, 24) LOOP
    month := date_trunc('month', now(), 'UTC') + make_interval(months => step);
    partition := 'audit_logs_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass('public.' || partition) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF audit_logs FOR VALUES FROM (%L) TO (%L)',
        partition, month, month + interval '1 month');
      CALL seal_audit_partition(partition::regclass);
      created := created + 1;
    EXCEPTION WHEN check_violation THEN NULL;
    END;
  END LOOP;
  RETURN created;
END $function$;
REVOKE ALL ON FUNCTION ensure_audit_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_audit_partitions TO regulix_platform;
SELECT ensure_audit_partitions(6);

CALL isolate_tenant_table('audit_logs');
CALL isolate_tenant_table('audit_chain_heads');
CALL isolate_tenant_table('audit_personal_data');
GRANT SELECT, INSERT ON audit_logs, audit_personal_data TO regulix_app;
GRANT SELECT ON audit_chain_heads TO regulix_app;

-- The platform role writes entries of its own chain and of staff work in an organisation, verifies
-- every chain, and erases personal values; it changes no entry either.
CREATE POLICY platform_read ON audit_logs FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_append ON audit_logs FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_read ON audit_chain_heads FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON audit_personal_data TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON audit_logs TO regulix_platform;
GRANT SELECT ON audit_chain_heads TO regulix_platform;
GRANT SELECT, INSERT, DELETE ON audit_personal_data TO regulix_platform;

-- The chaining trigger runs as the owner, who is subject to row-level security like everybody else.
CREATE POLICY chain_keeper ON audit_chain_heads TO CURRENT_USER USING (true) WITH CHECK (true);

-- An erasure also looks for values that name no user, such as the address of an invitation.
CREATE INDEX audit_personal_data_value_idx ON audit_personal_data (lower(value)) WHERE subject_id IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO regulix_platform;
