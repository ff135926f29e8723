-- CreateTable
CREATE TABLE "on_call_schedules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "next_notice_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "on_call_schedules_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "on_call_layers" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "schedule_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "handover_minute" INTEGER NOT NULL,
    "rotation_unit" TEXT NOT NULL,
    "rotation_length" INTEGER NOT NULL,
    "restrictions" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "on_call_layers_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "on_call_participants" (
    "organization_id" UUID NOT NULL,
    "layer_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "on_call_participants_pkey" PRIMARY KEY ("organization_id","layer_id","place")
);

-- CreateTable
CREATE TABLE "on_call_overrides" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "schedule_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "on_call_overrides_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "on_call_feeds" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "on_call_feeds_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "escalation_policies" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "escalation_policies_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "escalation_steps" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "policy_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "delay_minutes" INTEGER NOT NULL,

    CONSTRAINT "escalation_steps_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "escalation_recipients" (
    "organization_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "schedule_id" UUID,
    "target_key" TEXT,

    CONSTRAINT "escalation_recipients_pkey" PRIMARY KEY ("organization_id","step_id","place")
);

-- CreateTable
CREATE TABLE "escalation_runs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "alert_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "reason" TEXT,
    "step_no" INTEGER NOT NULL DEFAULT 0,
    "loop_no" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "reached" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "escalation_runs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "escalation_run_entries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "run_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "loop_no" INTEGER NOT NULL,
    "step_no" INTEGER NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "escalation_run_entries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "on_call_schedules_organization_id_key_key" ON "on_call_schedules"("organization_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "on_call_layers_organization_id_schedule_id_place_key" ON "on_call_layers"("organization_id", "schedule_id", "place");

-- CreateIndex
CREATE INDEX "on_call_participants_organization_id_user_id_idx" ON "on_call_participants"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "on_call_overrides_organization_id_schedule_id_ends_at_idx" ON "on_call_overrides"("organization_id", "schedule_id", "ends_at");

-- CreateIndex
CREATE INDEX "on_call_overrides_organization_id_user_id_idx" ON "on_call_overrides"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "on_call_feeds_token_hash_key" ON "on_call_feeds"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_policies_organization_id_key_key" ON "escalation_policies"("organization_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_steps_organization_id_policy_id_place_key" ON "escalation_steps"("organization_id", "policy_id", "place");

-- CreateIndex
CREATE INDEX "escalation_recipients_organization_id_user_id_idx" ON "escalation_recipients"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "escalation_recipients_organization_id_schedule_id_idx" ON "escalation_recipients"("organization_id", "schedule_id");

-- CreateIndex
CREATE INDEX "escalation_runs_organization_id_alert_id_started_at_idx" ON "escalation_runs"("organization_id", "alert_id", "started_at");

-- CreateIndex
CREATE INDEX "escalation_run_entries_organization_id_run_id_id_idx" ON "escalation_run_entries"("organization_id", "run_id", "id");

-- AddForeignKey
ALTER TABLE "on_call_schedules" ADD CONSTRAINT "on_call_schedules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_layers" ADD CONSTRAINT "on_call_layers_organization_id_schedule_id_fkey" FOREIGN KEY ("organization_id", "schedule_id") REFERENCES "on_call_schedules"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_participants" ADD CONSTRAINT "on_call_participants_organization_id_layer_id_fkey" FOREIGN KEY ("organization_id", "layer_id") REFERENCES "on_call_layers"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_participants" ADD CONSTRAINT "on_call_participants_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_overrides" ADD CONSTRAINT "on_call_overrides_organization_id_schedule_id_fkey" FOREIGN KEY ("organization_id", "schedule_id") REFERENCES "on_call_schedules"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_overrides" ADD CONSTRAINT "on_call_overrides_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call_feeds" ADD CONSTRAINT "on_call_feeds_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_policies" ADD CONSTRAINT "escalation_policies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_steps" ADD CONSTRAINT "escalation_steps_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "escalation_policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_recipients" ADD CONSTRAINT "escalation_recipients_organization_id_step_id_fkey" FOREIGN KEY ("organization_id", "step_id") REFERENCES "escalation_steps"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_recipients" ADD CONSTRAINT "escalation_recipients_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_recipients" ADD CONSTRAINT "escalation_recipients_organization_id_schedule_id_fkey" FOREIGN KEY ("organization_id", "schedule_id") REFERENCES "on_call_schedules"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_runs" ADD CONSTRAINT "escalation_runs_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_run_entries" ADD CONSTRAINT "escalation_run_entries_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "escalation_runs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE on_call_schedules
  ADD CONSTRAINT on_call_schedules_key_check CHECK (key ~ '^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$');
ALTER TABLE on_call_layers
  ADD CONSTRAINT on_call_layers_rotation_check CHECK (rotation_unit IN ('hour', 'day', 'week')
    AND rotation_length BETWEEN 1 AND 366 AND handover_minute BETWEEN 0 AND 1439 AND place >= 0),
  ADD CONSTRAINT on_call_layers_restrictions_check CHECK (jsonb_typeof(restrictions) = 'array');
ALTER TABLE on_call_overrides
  ADD CONSTRAINT on_call_overrides_period_check CHECK (starts_at < ends_at);
ALTER TABLE escalation_policies
  ADD CONSTRAINT escalation_policies_key_check CHECK (key ~ '^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$'),
  ADD CONSTRAINT escalation_policies_repeats_check CHECK (repeats BETWEEN 0 AND 9);
ALTER TABLE escalation_steps
  ADD CONSTRAINT escalation_steps_delay_check CHECK (delay_minutes BETWEEN 1 AND 1440 AND place >= 0);
ALTER TABLE escalation_recipients
  ADD CONSTRAINT escalation_recipients_kind_check CHECK (
    (kind = 'user' AND user_id IS NOT NULL AND schedule_id IS NULL AND target_key IS NULL)
    OR (kind = 'schedule' AND schedule_id IS NOT NULL AND user_id IS NULL AND target_key IS NULL)
    OR (kind IN ('group', 'channel') AND target_key IS NOT NULL AND user_id IS NULL AND schedule_id IS NULL));
ALTER TABLE escalation_runs
  ADD CONSTRAINT escalation_runs_state_check CHECK (state IN ('running', 'stopped', 'exhausted')),
  ADD CONSTRAINT escalation_runs_next_check CHECK ((state = 'running') = (next_at IS NOT NULL)
    AND (state = 'running') = (ended_at IS NULL) AND (state = 'stopped') = (reason IS NOT NULL));
ALTER TABLE escalation_run_entries
  ADD CONSTRAINT escalation_run_entries_kind_check
    CHECK (kind IN ('started', 'reached', 'nobody', 'stopped', 'exhausted'));

-- An alert is on its way through a policy once at a time, whoever starts it.
CREATE UNIQUE INDEX escalation_runs_running_key ON escalation_runs (organization_id, alert_id, policy_id)
  WHERE state = 'running';
CREATE INDEX escalation_runs_due_idx ON escalation_runs (next_at) WHERE state = 'running';
CREATE INDEX on_call_schedules_notice_idx ON on_call_schedules (next_notice_at);

CALL isolate_tenant_table('on_call_schedules');
CALL isolate_tenant_table('on_call_layers');
CALL isolate_tenant_table('on_call_participants');
CALL isolate_tenant_table('on_call_overrides');
CALL isolate_tenant_table('on_call_feeds');
CALL isolate_tenant_table('escalation_policies');
CALL isolate_tenant_table('escalation_steps');
CALL isolate_tenant_table('escalation_recipients');
CALL isolate_tenant_table('escalation_runs');
CALL isolate_tenant_table('escalation_run_entries');

GRANT SELECT, INSERT, UPDATE, DELETE ON on_call_schedules, on_call_layers, on_call_participants, on_call_overrides,
  on_call_feeds, escalation_policies, escalation_steps, escalation_recipients TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON escalation_runs TO regulix_app;
GRANT SELECT, INSERT ON escalation_run_entries TO regulix_app;

-- Escalations advance, shifts are announced and calendars are read for every organisation at once.
CREATE POLICY platform_access ON on_call_schedules TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON on_call_layers FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON on_call_participants FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON on_call_overrides FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON on_call_feeds TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON escalation_policies FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON escalation_steps FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON escalation_recipients FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_access ON escalation_runs TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON escalation_run_entries TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT ON on_call_layers, on_call_participants, on_call_overrides, escalation_policies, escalation_steps,
  escalation_recipients TO regulix_platform;
GRANT SELECT, UPDATE (next_notice_at) ON on_call_schedules TO regulix_platform;
GRANT SELECT, UPDATE (last_read_at) ON on_call_feeds TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON escalation_runs TO regulix_platform;
GRANT SELECT, INSERT ON escalation_run_entries TO regulix_platform;
