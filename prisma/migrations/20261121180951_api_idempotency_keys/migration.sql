-- CreateTable
CREATE TABLE "api_idempotency_keys" (
    "organization_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_idempotency_keys_pkey" PRIMARY KEY ("organization_id","api_key_id","key_hash")
);

-- CreateIndex
CREATE INDEX "api_idempotency_keys_expires_at_idx" ON "api_idempotency_keys"("expires_at");

-- AddForeignKey
ALTER TABLE "api_idempotency_keys" ADD CONSTRAINT "api_idempotency_keys_organization_id_api_key_id_fkey" FOREIGN KEY ("organization_id", "api_key_id") REFERENCES "api_keys"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE api_idempotency_keys
  ADD CONSTRAINT api_idempotency_keys_hashes_check CHECK (length(key_hash) = 32 AND length(request_hash) = 32);

CALL isolate_tenant_table('api_idempotency_keys');
GRANT SELECT, INSERT, UPDATE, DELETE ON api_idempotency_keys TO regulix_app;

-- The daily maintenance removes what has expired, and sees nothing else.
GRANT SELECT (expires_at), DELETE ON api_idempotency_keys TO regulix_platform;
CREATE POLICY platform_prune_select ON api_idempotency_keys FOR SELECT TO regulix_platform USING (expires_at <= now());
CREATE POLICY platform_prune ON api_idempotency_keys FOR DELETE TO regulix_platform USING (expires_at <= now());
