-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "employee_range" TEXT,
ADD COLUMN     "industry" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "use_case" TEXT;

-- CreateTable
CREATE TABLE "onboardings" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "organization_id" UUID,
    "draft" JSONB NOT NULL DEFAULT '{}',
    "reached" SMALLINT NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "chosen_plan" TEXT,
    "reminders_sent" SMALLINT NOT NULL DEFAULT 0,
    "reminders_stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "onboardings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "onboarding_events" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "onboarding_id" UUID NOT NULL,
    "organization_id" UUID,
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "onboarding_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_modules" (
    "organization_id" UUID NOT NULL,
    "module" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_modules_pkey" PRIMARY KEY ("organization_id","module")
);

-- CreateTable
CREATE TABLE "connector_interests" (
    "organization_id" UUID NOT NULL,
    "connector" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connector_interests_pkey" PRIMARY KEY ("organization_id","connector")
);

-- CreateTable
CREATE TABLE "checklist_dismissals" (
    "organization_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_dismissals_pkey" PRIMARY KEY ("organization_id","membership_id")
);

-- CreateIndex
CREATE INDEX "onboardings_last_active_at_idx" ON "onboardings"("last_active_at");

-- CreateIndex
CREATE INDEX "onboarding_events_occurred_at_idx" ON "onboarding_events"("occurred_at");

-- CreateIndex
CREATE INDEX "onboarding_events_onboarding_id_idx" ON "onboarding_events"("onboarding_id");

-- AddForeignKey
ALTER TABLE "onboardings" ADD CONSTRAINT "onboardings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboardings" ADD CONSTRAINT "onboardings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_events" ADD CONSTRAINT "onboarding_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_modules" ADD CONSTRAINT "organization_modules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector_interests" ADD CONSTRAINT "connector_interests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_dismissals" ADD CONSTRAINT "checklist_dismissals_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "memberships"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One open at a time, however many devices begin at once.
CREATE UNIQUE INDEX onboardings_open_key ON onboardings (user_id) WHERE closed_at IS NULL;
ALTER TABLE onboardings ADD CONSTRAINT onboardings_reached_check CHECK (reached BETWEEN 1 AND 4);
ALTER TABLE onboardings ADD CONSTRAINT onboardings_reminders_sent_check CHECK (reminders_sent BETWEEN 0 AND 3);
ALTER TABLE onboarding_events ADD CONSTRAINT onboarding_events_kind_check
  CHECK (kind IN ('view', 'complete', 'back', 'skip', 'abandon'));
GRANT UPDATE (industry, region, employee_range, use_case) ON organizations TO regulix_app;

-- A person's own, before there is an organisation: reached through the platform's door, by the session.
CALL isolate_tenant_table('onboardings');
CREATE POLICY platform_access ON onboardings TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON onboardings TO regulix_platform;
CALL isolate_tenant_table('onboarding_events');
CREATE POLICY platform_access ON onboarding_events TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON onboarding_events TO regulix_platform;
GRANT SELECT ON onboardings, onboarding_events TO regulix_app;

CALL isolate_tenant_table('organization_modules');
CALL isolate_tenant_table('connector_interests');
CALL isolate_tenant_table('checklist_dismissals');
GRANT SELECT, INSERT, UPDATE ON organization_modules TO regulix_app;
GRANT SELECT, INSERT, DELETE ON connector_interests TO regulix_app;
GRANT SELECT, INSERT, DELETE ON checklist_dismissals TO regulix_app;
