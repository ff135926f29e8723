-- CreateTable
CREATE TABLE "mute_windows" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "matchers" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "recurrence" JSONB,
    "reason" TEXT NOT NULL,
    "needs_approval" BOOLEAN NOT NULL DEFAULT false,
    "approved_by_user_id" UUID,
    "approved_by_name" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "alert_id" UUID,
    "created_by_user_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mute_windows_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "inhibition_rules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "source_matchers" JSONB NOT NULL,
    "target_matchers" JSONB NOT NULL,
    "equal_labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inhibition_rules_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "recipient_groups" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recipient_groups_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "recipient_group_members" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "group_id" UUID NOT NULL,
    "user_id" UUID,
    "channel_key" TEXT,

    CONSTRAINT "recipient_group_members_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "routing_settings" (
    "organization_id" UUID NOT NULL,
    "group_by" TEXT[],
    "group_wait_seconds" INTEGER NOT NULL,
    "group_interval_seconds" INTEGER NOT NULL,
    "repeat_interval_seconds" INTEGER NOT NULL,
    "hourly_limit" INTEGER NOT NULL,
    "critical_hourly_limit" INTEGER NOT NULL,
    "working_hours" JSONB,
    "outside_hours_severity" TEXT NOT NULL,
    "critical_control_ids" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "routing_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "alert_preferences" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "minimum_severity" TEXT NOT NULL DEFAULT 'low',
    "muted_categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "quiet_hours" JSONB,
    "critical_passes" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_preferences_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "alert_audiences" (
    "organization_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "recipient_key" TEXT NOT NULL,
    "recipient" JSONB NOT NULL,
    "group_key" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "last_told_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_audiences_pkey" PRIMARY KEY ("organization_id","alert_id","recipient_key")
);

-- CreateTable
CREATE TABLE "held_notices" (
    "organization_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "recipient_key" TEXT NOT NULL,
    "alert_id" UUID NOT NULL,
    "recipient" JSONB NOT NULL,
    "group_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_notices_pkey" PRIMARY KEY ("organization_id","notice_id","recipient_key")
);

-- CreateTable
CREATE TABLE "notice_buckets" (
    "organization_id" UUID NOT NULL,
    "recipient_key" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_buckets_pkey" PRIMARY KEY ("organization_id","recipient_key","bucket")
);

-- CreateIndex
CREATE INDEX "mute_windows_organization_id_kind_ends_at_id_idx" ON "mute_windows"("organization_id", "kind", "ends_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inhibition_rules_organization_id_name_key" ON "inhibition_rules"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_groups_organization_id_key_key" ON "recipient_groups"("organization_id", "key");

-- CreateIndex
CREATE INDEX "recipient_group_members_organization_id_user_id_idx" ON "recipient_group_members"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_group_members_organization_id_group_id_user_id_key" ON "recipient_group_members"("organization_id", "group_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_group_members_organization_id_group_id_channel_ke_key" ON "recipient_group_members"("organization_id", "group_id", "channel_key");

-- CreateIndex
CREATE INDEX "alert_audiences_organization_id_recipient_key_group_key_las_idx" ON "alert_audiences"("organization_id", "recipient_key", "group_key", "last_told_at");

-- CreateIndex
CREATE INDEX "held_notices_organization_id_recipient_key_due_at_idx" ON "held_notices"("organization_id", "recipient_key", "due_at");

-- CreateIndex
CREATE INDEX "held_notices_organization_id_alert_id_idx" ON "held_notices"("organization_id", "alert_id");

-- CreateIndex
CREATE INDEX "held_notices_due_at_idx" ON "held_notices"("due_at");

-- AddForeignKey
ALTER TABLE "mute_windows" ADD CONSTRAINT "mute_windows_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inhibition_rules" ADD CONSTRAINT "inhibition_rules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient_groups" ADD CONSTRAINT "recipient_groups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient_group_members" ADD CONSTRAINT "recipient_group_members_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "recipient_groups"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient_group_members" ADD CONSTRAINT "recipient_group_members_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "routing_settings" ADD CONSTRAINT "routing_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_preferences" ADD CONSTRAINT "alert_preferences_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_audiences" ADD CONSTRAINT "alert_audiences_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_notices" ADD CONSTRAINT "held_notices_organization_id_notice_id_fkey" FOREIGN KEY ("organization_id", "notice_id") REFERENCES "alert_notices"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_buckets" ADD CONSTRAINT "notice_buckets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An end and a reason are never missing, and no window mutes everything by accident.
ALTER TABLE mute_windows
  ADD CONSTRAINT mute_windows_kind_check CHECK (kind IN ('silence', 'maintenance')),
  ADD CONSTRAINT mute_windows_order_check CHECK (ends_at >= starts_at),
  ADD CONSTRAINT mute_windows_reason_check CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT mute_windows_matchers_check CHECK (jsonb_typeof(matchers) = 'array'
    AND (kind = 'maintenance' OR jsonb_array_length(matchers) > 0)),
  -- Four eyes: whoever made a window does not approve it.
  ADD CONSTRAINT mute_windows_approval_check CHECK (num_nonnulls(approved_by_user_id, approved_by_name, approved_at) IN (0, 3)
    AND (approved_by_user_id IS NULL OR approved_by_user_id IS DISTINCT FROM created_by_user_id));
ALTER TABLE recipient_groups
  ADD CONSTRAINT recipient_groups_key_check CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60);
ALTER TABLE recipient_group_members
  ADD CONSTRAINT recipient_group_members_one_check CHECK (num_nonnulls(user_id, channel_key) = 1);
ALTER TABLE routing_settings
  ADD CONSTRAINT routing_settings_times_check CHECK (group_wait_seconds BETWEEN 0 AND 3600
    AND group_interval_seconds BETWEEN 0 AND 86400 AND repeat_interval_seconds BETWEEN 300 AND 604800),
  ADD CONSTRAINT routing_settings_limits_check CHECK (hourly_limit BETWEEN 1 AND 1000
    AND critical_hourly_limit BETWEEN 1 AND 1000),
  ADD CONSTRAINT routing_settings_severity_check
    CHECK (outside_hours_severity IN ('low', 'medium', 'high', 'critical'));
ALTER TABLE alert_preferences
  ADD CONSTRAINT alert_preferences_severity_check CHECK (minimum_severity IN ('low', 'medium', 'high', 'critical'));
ALTER TABLE held_notices
  ADD CONSTRAINT held_notices_reason_check CHECK (reason IN ('group', 'quiet_hours', 'working_hours', 'rate_limit'));
ALTER TABLE notice_buckets
  ADD CONSTRAINT notice_buckets_bucket_check CHECK (bucket IN ('normal', 'critical'));

CALL isolate_tenant_table('mute_windows');
CALL isolate_tenant_table('inhibition_rules');
CALL isolate_tenant_table('recipient_groups');
CALL isolate_tenant_table('recipient_group_members');
CALL isolate_tenant_table('routing_settings');
CALL isolate_tenant_table('alert_preferences');
CALL isolate_tenant_table('alert_audiences');
CALL isolate_tenant_table('held_notices');
CALL isolate_tenant_table('notice_buckets');

GRANT SELECT, INSERT, UPDATE ON mute_windows, routing_settings, alert_preferences TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inhibition_rules, recipient_groups, recipient_group_members TO regulix_app;
GRANT SELECT ON alert_audiences, held_notices TO regulix_app;

-- Notices are routed for all organisations at once.
CREATE POLICY platform_access ON mute_windows FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON inhibition_rules FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON recipient_groups FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON recipient_group_members FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON routing_settings FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON alert_preferences FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON alert_audiences TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON held_notices TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON notice_buckets TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT ON mute_windows, inhibition_rules, recipient_groups, recipient_group_members, routing_settings,
  alert_preferences TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON alert_audiences TO regulix_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON held_notices, notice_buckets TO regulix_platform;
