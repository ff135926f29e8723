-- AlterTable
ALTER TABLE "mail_messages" ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reply_to" TEXT;

-- CreateTable
CREATE TABLE "support_uploads" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_uploads_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_inbound_mails" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "message_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "organization_id" UUID,
    "ticket_id" UUID,
    "from_address" CITEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_inbound_mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "support_uploads_user_id_idx" ON "support_uploads"("user_id");

-- CreateIndex
CREATE INDEX "support_uploads_created_at_idx" ON "support_uploads"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "support_inbound_mails_message_id_key" ON "support_inbound_mails"("message_id");

-- CreateIndex
CREATE INDEX "support_inbound_mails_organization_id_ticket_id_idx" ON "support_inbound_mails"("organization_id", "ticket_id");

-- CreateIndex
CREATE INDEX "support_inbound_mails_received_at_idx" ON "support_inbound_mails"("received_at");

-- AddForeignKey
ALTER TABLE "support_uploads" ADD CONSTRAINT "support_uploads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_uploads" ADD CONSTRAINT "support_uploads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_inbound_mails" ADD CONSTRAINT "support_inbound_mails_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE support_inbound_mails
  ADD CONSTRAINT support_inbound_mails_outcome_check
    CHECK (outcome IN ('added', 'opened', 'unverified', 'automatic', 'unknown', 'too_many', 'empty')),
  ADD CONSTRAINT support_inbound_mails_text_check CHECK (text = '' OR outcome = 'unverified');

CALL isolate_tenant_table('support_uploads');
GRANT SELECT, INSERT, DELETE ON support_uploads TO regulix_app;
GRANT SELECT, DELETE ON support_uploads TO regulix_platform;
CREATE POLICY platform_access ON support_uploads TO regulix_platform USING (true) WITH CHECK (true);

-- Mails of strangers are for staff alone: the customers' role has no right on them.
CALL isolate_tenant_table('support_inbound_mails');
GRANT SELECT, INSERT, UPDATE, DELETE ON support_inbound_mails TO regulix_platform;
CREATE POLICY platform_access ON support_inbound_mails TO regulix_platform USING (true) WITH CHECK (true);
