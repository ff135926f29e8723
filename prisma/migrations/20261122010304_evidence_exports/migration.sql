-- CreateTable
CREATE TABLE "evidence_exports" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "checkpoint_id" UUID,
    "first_sequence" BIGINT,
    "last_sequence" BIGINT,
    "planned_files" INTEGER,
    "size_bytes" BIGINT,

    CONSTRAINT "evidence_exports_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "evidence_export_files" (
    "organization_id" UUID NOT NULL,
    "export_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "crc32" BIGINT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "compressed_bytes" BIGINT NOT NULL,

    CONSTRAINT "evidence_export_files_pkey" PRIMARY KEY ("organization_id","export_id","path")
);

-- CreateTable
CREATE TABLE "auditor_rooms" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_opened_at" TIMESTAMPTZ(3),
    "times_opened" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "auditor_rooms_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "evidence_exports_organization_id_requested_at_idx" ON "evidence_exports"("organization_id", "requested_at");

-- CreateIndex
CREATE INDEX "evidence_exports_finished_at_idx" ON "evidence_exports"("finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "auditor_rooms_token_hash_key" ON "auditor_rooms"("token_hash");

-- CreateIndex
CREATE INDEX "auditor_rooms_organization_id_created_at_idx" ON "auditor_rooms"("organization_id", "created_at");

-- AddForeignKey
ALTER TABLE "evidence_exports" ADD CONSTRAINT "evidence_exports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_exports" ADD CONSTRAINT "evidence_exports_organization_id_checkpoint_id_fkey" FOREIGN KEY ("organization_id", "checkpoint_id") REFERENCES "transparency_checkpoints"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence_export_files" ADD CONSTRAINT "evidence_export_files_organization_id_export_id_fkey" FOREIGN KEY ("organization_id", "export_id") REFERENCES "evidence_exports"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auditor_rooms" ADD CONSTRAINT "auditor_rooms_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE evidence_exports
  ADD CONSTRAINT evidence_exports_state_check CHECK (state IN ('queued', 'running', 'ready', 'failed', 'expired')),
  ADD CONSTRAINT evidence_exports_days_check CHECK (from_day <= to_day);
ALTER TABLE evidence_export_files
  ADD CONSTRAINT evidence_export_files_sizes_check
    CHECK (size_bytes >= 0 AND compressed_bytes >= 0 AND crc32 BETWEEN 0 AND 4294967295 AND length(sha256) = 32);
ALTER TABLE auditor_rooms
  ADD CONSTRAINT auditor_rooms_span_check CHECK (from_day <= to_day AND expires_at > created_at),
  ADD CONSTRAINT auditor_rooms_token_check CHECK (length(token_hash) = 32);

CALL isolate_tenant_table('evidence_exports');
CALL isolate_tenant_table('evidence_export_files');
CALL isolate_tenant_table('auditor_rooms');
GRANT SELECT, INSERT, UPDATE ON evidence_exports, auditor_rooms TO regulix_app;
GRANT SELECT, INSERT, DELETE ON evidence_export_files TO regulix_app;

-- The daily clean-up finds exports that are over, and a link finds its room before anybody is known.
CREATE POLICY platform_read ON evidence_exports FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_read ON auditor_rooms FOR SELECT TO regulix_platform USING (true);
GRANT SELECT ON evidence_exports, auditor_rooms TO regulix_platform;
