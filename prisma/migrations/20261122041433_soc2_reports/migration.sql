-- CreateTable
CREATE TABLE "soc2_reports" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "scheduled_month" DATE,
    "requested_by_id" UUID,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "figures_known" SMALLINT,
    "figures_total" SMALLINT,
    "model_key" TEXT,
    "model_sha256" BYTEA,
    "pdf_key" TEXT,
    "pdf_sha256" BYTEA,
    "pdf_bytes" INTEGER,
    "hash_signature" TEXT,

    CONSTRAINT "soc2_reports_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "soc2_report_schedules" (
    "organization_id" UUID NOT NULL,
    "enabled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "soc2_report_schedules_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "soc2_reports_organization_id_model_key_idx" ON "soc2_reports"("organization_id", "model_key");

-- CreateIndex
CREATE INDEX "soc2_reports_organization_id_pdf_key_idx" ON "soc2_reports"("organization_id", "pdf_key");

-- CreateIndex
CREATE INDEX "soc2_reports_state_requested_at_idx" ON "soc2_reports"("state", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "soc2_reports_organization_id_scheduled_month_key" ON "soc2_reports"("organization_id", "scheduled_month");

-- AddForeignKey
ALTER TABLE "soc2_reports" ADD CONSTRAINT "soc2_reports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "soc2_reports" ADD CONSTRAINT "soc2_reports_organization_id_model_key_fkey" FOREIGN KEY ("organization_id", "model_key") REFERENCES "stored_files"("organization_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "soc2_reports" ADD CONSTRAINT "soc2_reports_organization_id_pdf_key_fkey" FOREIGN KEY ("organization_id", "pdf_key") REFERENCES "stored_files"("organization_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "soc2_report_schedules" ADD CONSTRAINT "soc2_report_schedules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE soc2_reports
  ADD CONSTRAINT soc2_reports_state_check CHECK (state IN ('queued', 'running', 'ready', 'failed')),
  ADD CONSTRAINT soc2_reports_days_check CHECK (from_day <= to_day),
  ADD CONSTRAINT soc2_reports_digests_check
    CHECK (length(model_sha256) = 32 AND length(pdf_sha256) = 32 AND pdf_bytes > 0),
  ADD CONSTRAINT soc2_reports_ready_check
    CHECK (state <> 'ready' OR (finished_at, model_key, model_sha256, pdf_key, pdf_sha256, hash_signature) IS NOT NULL);

CREATE FUNCTION refuse_change_of_soc2_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A SOC 2 report that is ready does not change.';
END $$;

CREATE TRIGGER soc2_reports_unchanged BEFORE UPDATE ON soc2_reports
  FOR EACH ROW WHEN (OLD.state = 'ready') EXECUTE FUNCTION refuse_change_of_soc2_report();

CALL isolate_tenant_table('soc2_reports');
CALL isolate_tenant_table('soc2_report_schedules');
GRANT SELECT, INSERT, UPDATE ON soc2_reports TO regulix_app;
GRANT SELECT, INSERT, DELETE ON soc2_report_schedules TO regulix_app;

-- The schedule asks for the reports of all organisations at once, and the daily clean-up finds what was given up.
CREATE POLICY platform_read ON soc2_reports FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_insert ON soc2_reports FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_read ON soc2_report_schedules FOR SELECT TO regulix_platform USING (true);
GRANT SELECT, INSERT ON soc2_reports TO regulix_platform;
GRANT SELECT ON soc2_report_schedules TO regulix_platform;
