-- AlterTable
ALTER TABLE "user_credentials" DROP COLUMN "failed_attempts",
DROP COLUMN "locked_until";

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "email_hash" BYTEA NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("email_hash")
);

-- CreateTable
CREATE TABLE "mail_messages" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID,
    "idempotency_key" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" CITEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_throttles_window_started_at_idx" ON "sign_in_throttles"("window_started_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_messages_idempotency_key_key" ON "mail_messages"("idempotency_key");

-- CreateIndex
CREATE INDEX "mail_messages_state_created_at_idx" ON "mail_messages"("state", "created_at");

-- CreateIndex
CREATE INDEX "mail_messages_organization_id_idx" ON "mail_messages"("organization_id");

-- AddForeignKey
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_state_check"
  CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'in_mailbox'));

-- Tenants queue mail of their own organisation and never read any: a body may hold a live link.
CALL isolate_tenant_table('mail_messages');
GRANT INSERT ON mail_messages TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON mail_messages TO regulix_platform;
CREATE POLICY platform_access ON mail_messages TO regulix_platform USING (true) WITH CHECK (true);

ALTER TABLE sign_in_throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_throttles FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttles TO regulix_platform;
CREATE POLICY platform_access ON sign_in_throttles TO regulix_platform USING (true) WITH CHECK (true);
