-- CreateTable
CREATE TABLE "compliance_runs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "requested_by_id" UUID,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "checks" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,

    CONSTRAINT "compliance_runs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "compliance_check_results" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "check_id" TEXT NOT NULL,
    "check_version" INTEGER NOT NULL,
    "run_id" UUID,
    "state" TEXT NOT NULL,
    "previous_state" TEXT,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "rows" JSONB NOT NULL,
    "query_sha256" TEXT,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compliance_check_results_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "compliance_check_states" (
    "organization_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "result_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compliance_check_states_pkey" PRIMARY KEY ("organization_id","check_id")
);

-- CreateTable
CREATE TABLE "compliance_answers" (
    "organization_id" UUID NOT NULL,
    "result_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "file_key" TEXT,
    "file_name" TEXT,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" UUID,
    "answered_by_name" TEXT NOT NULL,

    CONSTRAINT "compliance_answers_pkey" PRIMARY KEY ("organization_id","result_id")
);

-- CreateTable
CREATE TABLE "compliance_assignments" (
    "organization_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE,

    CONSTRAINT "compliance_assignments_pkey" PRIMARY KEY ("organization_id","check_id")
);

-- CreateTable
CREATE TABLE "compliance_waivers" (
    "organization_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compliance_waivers_pkey" PRIMARY KEY ("organization_id","check_id")
);

-- CreateTable
CREATE TABLE "compliance_exceptions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "check_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "compliance_exceptions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "compliance_scopes" (
    "organization_id" UUID NOT NULL,
    "framework_id" TEXT NOT NULL,
    "included" BOOLEAN NOT NULL,
    "excluded_sections" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "compliance_scopes_pkey" PRIMARY KEY ("organization_id","framework_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "compliance_runs_organization_id_key_key" ON "compliance_runs"("organization_id", "key");

-- CreateIndex
CREATE INDEX "compliance_check_results_organization_id_check_id_id_idx" ON "compliance_check_results"("organization_id", "check_id", "id");

-- CreateIndex
CREATE INDEX "compliance_check_results_organization_id_run_id_idx" ON "compliance_check_results"("organization_id", "run_id");

-- CreateIndex
CREATE INDEX "compliance_check_states_organization_id_result_id_idx" ON "compliance_check_states"("organization_id", "result_id");

-- CreateIndex
CREATE INDEX "compliance_answers_organization_id_file_key_idx" ON "compliance_answers"("organization_id", "file_key");

-- CreateIndex
CREATE INDEX "compliance_assignments_organization_id_owner_id_idx" ON "compliance_assignments"("organization_id", "owner_id");

-- CreateIndex
CREATE INDEX "compliance_exceptions_organization_id_check_id_id_idx" ON "compliance_exceptions"("organization_id", "check_id", "id");

-- AddForeignKey
ALTER TABLE "compliance_runs" ADD CONSTRAINT "compliance_runs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_check_results" ADD CONSTRAINT "compliance_check_results_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_check_results" ADD CONSTRAINT "compliance_check_results_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "compliance_runs"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_check_states" ADD CONSTRAINT "compliance_check_states_organization_id_result_id_fkey" FOREIGN KEY ("organization_id", "result_id") REFERENCES "compliance_check_results"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_answers" ADD CONSTRAINT "compliance_answers_organization_id_result_id_fkey" FOREIGN KEY ("organization_id", "result_id") REFERENCES "compliance_check_results"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_answers" ADD CONSTRAINT "compliance_answers_organization_id_file_key_fkey" FOREIGN KEY ("organization_id", "file_key") REFERENCES "stored_files"("organization_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "compliance_assignments" ADD CONSTRAINT "compliance_assignments_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_waivers" ADD CONSTRAINT "compliance_waivers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_exceptions" ADD CONSTRAINT "compliance_exceptions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_scopes" ADD CONSTRAINT "compliance_scopes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE compliance_runs
  ADD CONSTRAINT compliance_runs_trigger_check CHECK (trigger IN ('daily', 'person', 'api_key'));
ALTER TABLE compliance_check_results
  ADD CONSTRAINT compliance_check_results_state_check
    CHECK (state IN ('pass', 'fail', 'not_assessed', 'not_applicable', 'error')),
  ADD CONSTRAINT compliance_check_results_reason_check CHECK (length(reason) > 0),
  ADD CONSTRAINT compliance_check_results_rows_check CHECK (jsonb_typeof(rows) = 'array');
ALTER TABLE compliance_check_states
  ADD CONSTRAINT compliance_check_states_state_check
    CHECK (state IN ('pass', 'fail', 'not_assessed', 'not_applicable', 'error')),
  ADD CONSTRAINT compliance_check_states_times_check CHECK (since <= observed_at AND observed_at <= valid_until);
ALTER TABLE compliance_answers
  ADD CONSTRAINT compliance_answers_file_check CHECK ((file_key IS NULL) = (file_name IS NULL));
ALTER TABLE compliance_waivers
  ADD CONSTRAINT compliance_waivers_justification_check CHECK (length(trim(justification)) > 0);
-- Nobody accepts a failure alone.
ALTER TABLE compliance_exceptions
  ADD CONSTRAINT compliance_exceptions_state_check CHECK (state IN ('requested', 'approved', 'refused', 'ended')),
  ADD CONSTRAINT compliance_exceptions_times_check CHECK (requested_at < ends_at),
  ADD CONSTRAINT compliance_exceptions_decision_check
    CHECK ((state = 'requested') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_name IS NULL)),
  ADD CONSTRAINT compliance_exceptions_four_eyes_check
    CHECK (state <> 'approved' OR (decided_by_id IS NOT NULL AND decided_by_id IS DISTINCT FROM requested_by_id));
CREATE UNIQUE INDEX compliance_exceptions_one_open_idx ON compliance_exceptions (organization_id, check_id)
  WHERE state IN ('requested', 'approved');

-- Standings change with every run.
ALTER TABLE compliance_check_states SET (fillfactor = 60);

CALL isolate_tenant_table('compliance_runs');
CALL isolate_tenant_table('compliance_check_results');
CALL isolate_tenant_table('compliance_check_states');
CALL isolate_tenant_table('compliance_answers');
CALL isolate_tenant_table('compliance_assignments');
CALL isolate_tenant_table('compliance_waivers');
CALL isolate_tenant_table('compliance_exceptions');
CALL isolate_tenant_table('compliance_scopes');
GRANT SELECT ON compliance_runs TO regulix_app;
GRANT SELECT, INSERT ON compliance_check_results, compliance_answers TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON compliance_check_states, compliance_exceptions, compliance_scopes TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON compliance_assignments, compliance_waivers TO regulix_app;

-- The daily run asks each question of all organisations at once, and writes what it found.
CREATE POLICY platform_read ON compliance_runs FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_append ON compliance_runs FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_read ON compliance_check_results FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_append ON compliance_check_results FOR INSERT TO regulix_platform WITH CHECK (true);
CREATE POLICY platform_access ON compliance_check_states TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_read ON compliance_waivers FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_read ON compliance_exceptions FOR SELECT TO regulix_platform USING (true);
GRANT SELECT, INSERT ON compliance_runs, compliance_check_results TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON compliance_check_states TO regulix_platform;
GRANT SELECT ON compliance_waivers, compliance_exceptions TO regulix_platform;

-- What two of the questions look at besides.
CREATE POLICY platform_read ON post_mortem_actions FOR SELECT TO regulix_platform USING (true);
GRANT SELECT ON post_mortem_actions, partition_plans TO regulix_platform;
