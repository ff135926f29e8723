-- CreateTable
CREATE TABLE "support_accesses" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "staff_user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "paths" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "support_accesses_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "support_accesses_session_id_organization_id_idx" ON "support_accesses"("session_id", "organization_id");

-- CreateIndex
CREATE INDEX "support_accesses_staff_user_id_idx" ON "support_accesses"("staff_user_id");

-- AddForeignKey
ALTER TABLE "support_accesses" ADD CONSTRAINT "support_accesses_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_accesses" ADD CONSTRAINT "support_accesses_staff_user_id_fkey" FOREIGN KEY ("staff_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE support_accesses
  ADD CONSTRAINT support_accesses_span_check CHECK (expires_at > started_at AND expires_at <= started_at + interval '30 minutes');
CALL isolate_tenant_table('support_accesses');
GRANT SELECT, INSERT, UPDATE ON support_accesses TO regulix_platform;
CREATE POLICY platform_access ON support_accesses TO regulix_platform USING (true) WITH CHECK (true);
