-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "trial_stage" TEXT;

-- CreateTable
CREATE TABLE "limit_levels" (
    "organization_id" UUID NOT NULL,
    "limited" TEXT NOT NULL,
    "percent" SMALLINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_levels_pkey" PRIMARY KEY ("organization_id","limited")
);

-- AddForeignKey
ALTER TABLE "limit_levels" ADD CONSTRAINT "limit_levels_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE organizations ADD CONSTRAINT organizations_trial_stage_check
  CHECK (trial_stage IN ('started', 'week_left', 'days_left', 'last_day', 'expired'));
ALTER TABLE limit_levels ADD CONSTRAINT limit_levels_percent_check CHECK (percent IN (0, 80, 100));
CALL isolate_tenant_table('limit_levels');
CREATE POLICY platform_access ON limit_levels TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON limit_levels TO regulix_platform;
GRANT SELECT ON limit_levels TO regulix_app;
