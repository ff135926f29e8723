-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_chain_checks" (
    "organization_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "verified_sequence" BIGINT NOT NULL,
    "verified_hash" BYTEA NOT NULL,
    "problem" TEXT,
    "broken_sequence" BIGINT,

    CONSTRAINT "audit_chain_checks_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "content_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_token_hash_key" ON "api_keys"("token_hash");

-- CreateIndex
CREATE INDEX "api_keys_created_by_user_id_idx" ON "api_keys"("created_by_user_id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_user_id_fkey" FOREIGN KEY ("created_by_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE api_keys
  ADD CONSTRAINT api_keys_token_hash_check CHECK (length(token_hash) = 32),
  ADD CONSTRAINT api_keys_scopes_check CHECK (cardinality(scopes) > 0 AND scopes IS NOT NULL);
ALTER TABLE stored_files
  ADD CONSTRAINT stored_files_sha256_check CHECK (length(sha256) = 32),
  ADD CONSTRAINT stored_files_size_check CHECK (size_bytes >= 0);

CALL isolate_tenant_table('api_keys');
CALL isolate_tenant_table('stored_files');
CALL isolate_tenant_table('audit_chain_checks');
GRANT SELECT, INSERT, UPDATE ON api_keys TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON stored_files TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON audit_chain_checks TO regulix_app;

-- Authentication finds a key by its hash before any organisation is known, and notes its use.
GRANT SELECT, UPDATE (last_used_at) ON api_keys TO regulix_platform;
CREATE POLICY platform_authenticate ON api_keys FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_touch ON api_keys FOR UPDATE TO regulix_platform USING (true) WITH CHECK (true);

-- The collection sums storage used over all organisations.
GRANT SELECT ON stored_files TO regulix_platform;
CREATE POLICY platform_measure ON stored_files FOR SELECT TO regulix_platform USING (true);
