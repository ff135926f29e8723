-- CreateTable
CREATE TABLE "log_rule_sets" (
    "organization_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_rule_sets_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "metric_accumulators" (
    "organization_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "accumulated" JSONB NOT NULL,

    CONSTRAINT "metric_accumulators_pkey" PRIMARY KEY ("organization_id","digest")
);

-- CreateIndex
CREATE INDEX "metric_accumulators_recorded_at_idx" ON "metric_accumulators"("recorded_at");

-- AddForeignKey
ALTER TABLE "log_rule_sets" ADD CONSTRAINT "log_rule_sets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_accumulators" ADD CONSTRAINT "metric_accumulators_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL isolate_tenant_table('metric_accumulators');
CALL isolate_tenant_table('log_rule_sets');
GRANT SELECT, INSERT, UPDATE ON metric_accumulators TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON log_rule_sets TO regulix_app;

-- What has been silent for a week is forgotten by the daily clean-up.
GRANT SELECT (recorded_at), DELETE ON metric_accumulators TO regulix_platform;
CREATE POLICY platform_prune ON metric_accumulators TO regulix_platform USING (true);
