-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "path" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("organization_id","user_id","type")
);

-- CreateIndex
CREATE INDEX "notifications_user_id_organization_id_id_idx" ON "notifications"("user_id", "organization_id", "id");

-- CreateIndex
CREATE INDEX "notifications_organization_id_changed_at_idx" ON "notifications"("organization_id", "changed_at");

-- CreateIndex
CREATE INDEX "notifications_created_at_idx" ON "notifications"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_idempotency_key_key" ON "notifications"("user_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A person sees what they were told in the current organisation, and what is about their account. Work
-- without a person (the system, an API key) sees the organisation's rows. Anybody may be told something,
-- also about their account: whoever removes a member tells that person.
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON notifications TO regulix_app
  USING (organization_id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid)
    OR (organization_id IS NULL AND user_id = (SELECT current_user_id())))
  WITH CHECK (organization_id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid)
    OR organization_id IS NULL);
CREATE POLICY own_inbox ON notifications AS RESTRICTIVE FOR SELECT TO regulix_app
  USING ((SELECT current_user_id()) IS NULL OR user_id = (SELECT current_user_id()));
GRANT SELECT, INSERT, UPDATE ON notifications TO regulix_app;
GRANT SELECT, INSERT, DELETE ON notifications TO regulix_platform;
CREATE POLICY platform_access ON notifications TO regulix_platform USING (true) WITH CHECK (true);

CALL isolate_tenant_table('notification_preferences');
GRANT SELECT, INSERT, UPDATE ON notification_preferences TO regulix_app;
GRANT SELECT ON notification_preferences TO regulix_platform;
CREATE POLICY platform_notify ON notification_preferences FOR SELECT TO regulix_platform USING (true);
