-- CreateTable
CREATE TABLE "feature_rollouts" (
    "feature" TEXT NOT NULL,
    "percent" SMALLINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_rollouts_pkey" PRIMARY KEY ("feature")
);

-- CreateTable
CREATE TABLE "feature_overrides" (
    "organization_id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_overrides_pkey" PRIMARY KEY ("organization_id","feature")
);

-- AddForeignKey
ALTER TABLE "feature_overrides" ADD CONSTRAINT "feature_overrides_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE feature_rollouts ADD CONSTRAINT feature_rollouts_percent_check CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE feature_rollouts ENABLE ROW LEVEL SECURITY;
ALTER TABLE feature_rollouts FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON feature_rollouts TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON feature_rollouts TO regulix_platform;

CALL isolate_tenant_table('feature_overrides');
CREATE POLICY platform_access ON feature_overrides TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON feature_overrides TO regulix_platform;
