-- DropIndex
DROP INDEX "on_call_schedules_notice_idx";

-- CreateTable
CREATE TABLE "soc2_evidence_snapshots" (
    "organization_id" UUID NOT NULL,
    "snapshot_date" DATE NOT NULL,
    "sequence" INTEGER NOT NULL,
    "generated_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "figures_known" SMALLINT NOT NULL,
    "figures_total" SMALLINT NOT NULL,
    "trust_principles" JSONB NOT NULL,
    "content" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "signature" BYTEA,
    "key_id" TEXT,

    CONSTRAINT "soc2_evidence_snapshots_pkey" PRIMARY KEY ("organization_id","snapshot_date")
);

-- CreateTable
CREATE TABLE "evidence_signing_keys" (
    "id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "soc2_evidence_snapshots_key_id_idx" ON "soc2_evidence_snapshots"("key_id");

-- CreateIndex
CREATE UNIQUE INDEX "soc2_evidence_snapshots_organization_id_sequence_key" ON "soc2_evidence_snapshots"("organization_id", "sequence");

-- AddForeignKey
ALTER TABLE "soc2_evidence_snapshots" ADD CONSTRAINT "soc2_evidence_snapshots_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "soc2_evidence_snapshots" ADD CONSTRAINT "soc2_evidence_snapshots_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "evidence_signing_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE soc2_evidence_snapshots
  ADD CONSTRAINT soc2_evidence_snapshots_hashes_check CHECK (length(hash) = 32 AND length(previous_hash) = 32),
  ADD CONSTRAINT soc2_evidence_snapshots_signature_check
    CHECK ((signature IS NULL) = (key_id IS NULL) AND (signature IS NULL OR length(signature) = 64));

CREATE FUNCTION refuse_snapshot_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  RAISE EXCEPTION 'evidence snapshots are insert-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON soc2_evidence_snapshots
  FOR EACH ROW EXECUTE FUNCTION refuse_snapshot_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON soc2_evidence_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_snapshot_change();

CALL isolate_tenant_table('soc2_evidence_snapshots');
GRANT SELECT ON soc2_evidence_snapshots, evidence_signing_keys TO regulix_app;

-- The nightly job measures and writes for every organisation.
CREATE POLICY platform_read ON soc2_evidence_snapshots FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_append ON soc2_evidence_snapshots FOR INSERT TO regulix_platform WITH CHECK (true);
GRANT SELECT, INSERT ON soc2_evidence_snapshots, evidence_signing_keys TO regulix_platform;
GRANT UPDATE (retired_at, revoked_at) ON evidence_signing_keys TO regulix_platform;
