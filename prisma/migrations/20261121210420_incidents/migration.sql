-- CreateTable
CREATE TABLE "correlation_rules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "matchers" JSONB NOT NULL DEFAULT '[]',
    "policy_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "minimum_severity" TEXT NOT NULL DEFAULT 'high',
    "same_policy" BOOLEAN NOT NULL DEFAULT false,
    "same_labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "window_seconds" INTEGER NOT NULL DEFAULT 1800,
    "minimum_count" INTEGER NOT NULL DEFAULT 1,
    "severity_mapping" JSONB NOT NULL DEFAULT '{"critical": "P1", "high": "P2", "medium": "P3", "low": "P3"}',
    "resolve_on" TEXT NOT NULL DEFAULT 'all_resolved',
    "title_template" TEXT NOT NULL DEFAULT '{policy}',
    "runbook_steps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "correlation_rules_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_counters" (
    "organization_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "incident_counters_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "correlation_bookmarks" (
    "name" TEXT NOT NULL,
    "position" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correlation_bookmarks_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "incidents" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "severity_fixed" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'open',
    "commander_id" UUID,
    "rule_id" UUID,
    "correlation_key" TEXT,
    "resolve_on" TEXT NOT NULL DEFAULT 'never',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID,
    "response_due_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_rule" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),
    "merged_into_id" UUID,
    "split_from_id" UUID,
    "announced_at" TIMESTAMPTZ(3),
    "response_reminded_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_alerts" (
    "organization_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "incident_alerts_pkey" PRIMARY KEY ("organization_id","alert_id")
);

-- CreateTable
CREATE TABLE "incident_events" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "alert_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "once_key" TEXT,

    CONSTRAINT "incident_events_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_roles" (
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_roles_pkey" PRIMARY KEY ("organization_id","incident_id","role")
);

-- CreateTable
CREATE TABLE "incident_tasks" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "assignee_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_tasks_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_updates" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_by_id" UUID,

    CONSTRAINT "incident_updates_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_runbook_steps" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "ticked_at" TIMESTAMPTZ(3),
    "ticked_by_id" UUID,

    CONSTRAINT "incident_runbook_steps_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "incident_links" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "incident_links_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "post_mortems" (
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "sections" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "reminded_at" TIMESTAMPTZ(3),
    "overdue_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_mortems_pkey" PRIMARY KEY ("organization_id","incident_id")
);

-- CreateTable
CREATE TABLE "post_mortem_actions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_mortem_actions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "operations_reports" (
    "organization_id" UUID NOT NULL,
    "report_date" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "period_to" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "announced_at" TIMESTAMPTZ(3),

    CONSTRAINT "operations_reports_pkey" PRIMARY KEY ("organization_id","report_date")
);

-- CreateIndex
CREATE INDEX "correlation_rules_organization_id_position_idx" ON "correlation_rules"("organization_id", "position");

-- CreateIndex
CREATE INDEX "incidents_organization_id_opened_at_idx" ON "incidents"("organization_id", "opened_at");

-- CreateIndex
CREATE INDEX "incidents_organization_id_rule_id_idx" ON "incidents"("organization_id", "rule_id");

-- CreateIndex
CREATE INDEX "incidents_organization_id_merged_into_id_idx" ON "incidents"("organization_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "incidents_organization_id_split_from_id_idx" ON "incidents"("organization_id", "split_from_id");

-- CreateIndex
CREATE INDEX "incidents_organization_id_changed_at_idx" ON "incidents"("organization_id", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_organization_id_number_key" ON "incidents"("organization_id", "number");

-- CreateIndex
CREATE INDEX "incident_alerts_organization_id_incident_id_idx" ON "incident_alerts"("organization_id", "incident_id");

-- CreateIndex
CREATE INDEX "incident_events_organization_id_incident_id_at_id_idx" ON "incident_events"("organization_id", "incident_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_events_organization_id_incident_id_once_key_key" ON "incident_events"("organization_id", "incident_id", "once_key");

-- CreateIndex
CREATE INDEX "incident_tasks_organization_id_incident_id_idx" ON "incident_tasks"("organization_id", "incident_id");

-- CreateIndex
CREATE INDEX "incident_updates_organization_id_incident_id_posted_at_idx" ON "incident_updates"("organization_id", "incident_id", "posted_at");

-- CreateIndex
CREATE INDEX "incident_runbook_steps_organization_id_incident_id_position_idx" ON "incident_runbook_steps"("organization_id", "incident_id", "position");

-- CreateIndex
CREATE INDEX "incident_links_organization_id_incident_id_idx" ON "incident_links"("organization_id", "incident_id");

-- CreateIndex
CREATE INDEX "post_mortem_actions_organization_id_incident_id_idx" ON "post_mortem_actions"("organization_id", "incident_id");

-- CreateIndex
CREATE INDEX "alerts_changed_at_idx" ON "alerts"("changed_at");

-- AddForeignKey
ALTER TABLE "correlation_rules" ADD CONSTRAINT "correlation_rules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_counters" ADD CONSTRAINT "incident_counters_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_rule_id_fkey" FOREIGN KEY ("organization_id", "rule_id") REFERENCES "correlation_rules"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "incidents"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_split_from_id_fkey" FOREIGN KEY ("organization_id", "split_from_id") REFERENCES "incidents"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "incident_alerts" ADD CONSTRAINT "incident_alerts_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_alerts" ADD CONSTRAINT "incident_alerts_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_events" ADD CONSTRAINT "incident_events_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_roles" ADD CONSTRAINT "incident_roles_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_tasks" ADD CONSTRAINT "incident_tasks_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_updates" ADD CONSTRAINT "incident_updates_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_runbook_steps" ADD CONSTRAINT "incident_runbook_steps_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_links" ADD CONSTRAINT "incident_links_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_mortems" ADD CONSTRAINT "post_mortems_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "incidents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_mortem_actions" ADD CONSTRAINT "post_mortem_actions_organization_id_incident_id_fkey" FOREIGN KEY ("organization_id", "incident_id") REFERENCES "post_mortems"("organization_id", "incident_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operations_reports" ADD CONSTRAINT "operations_reports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE correlation_rules
  ADD CONSTRAINT correlation_rules_severity_check CHECK (minimum_severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT correlation_rules_resolve_check CHECK (resolve_on IN ('all_resolved', 'first', 'never')),
  ADD CONSTRAINT correlation_rules_numbers_check CHECK (window_seconds BETWEEN 60 AND 604800
    AND minimum_count BETWEEN 1 AND 1000),
  ADD CONSTRAINT correlation_rules_json_check CHECK (jsonb_typeof(matchers) = 'array'
    AND jsonb_typeof(severity_mapping) = 'object');
ALTER TABLE incidents
  ADD CONSTRAINT incidents_severity_check CHECK (severity IN ('P1', 'P2', 'P3')),
  ADD CONSTRAINT incidents_state_check CHECK (state IN ('open', 'mitigated', 'resolved', 'closed')),
  ADD CONSTRAINT incidents_resolve_check CHECK (resolve_on IN ('all_resolved', 'first', 'never')),
  ADD CONSTRAINT incidents_merged_check CHECK (merged_into_id IS NULL OR (state = 'closed' AND merged_into_id <> id)),
  ADD CONSTRAINT incidents_times_check CHECK (started_at <= opened_at);
ALTER TABLE incident_roles
  ADD CONSTRAINT incident_roles_role_check CHECK (role IN ('operations', 'communications', 'scribe', 'liaison'));
ALTER TABLE incident_updates
  ADD CONSTRAINT incident_updates_audience_check CHECK (audience IN ('customers', 'internal')),
  ADD CONSTRAINT incident_updates_phase_check
    CHECK (phase IN ('investigating', 'identified', 'monitoring', 'resolved'));
ALTER TABLE incident_links
  ADD CONSTRAINT incident_links_kind_check CHECK (kind IN ('url', 'evidence', 'control'));
ALTER TABLE post_mortems
  ADD CONSTRAINT post_mortems_state_check CHECK (state IN ('draft', 'review', 'published')),
  ADD CONSTRAINT post_mortems_published_check CHECK ((state = 'published') = (published_at IS NOT NULL));
ALTER TABLE post_mortem_actions
  ADD CONSTRAINT post_mortem_actions_state_check CHECK (state IN ('open', 'done', 'dropped'));

-- What one rule groups together has at most one incident under way, whoever correlates.
CREATE UNIQUE INDEX incidents_under_way_key ON incidents (organization_id, correlation_key)
  WHERE correlation_key IS NOT NULL AND state IN ('open', 'mitigated');
CREATE INDEX incidents_correlation_idx ON incidents (organization_id, correlation_key) WHERE correlation_key IS NOT NULL;
CREATE INDEX incidents_unannounced_idx ON incidents (opened_at) WHERE announced_at IS NULL;
CREATE INDEX incidents_unanswered_idx ON incidents (response_due_at)
  WHERE acknowledged_at IS NULL AND response_reminded_at IS NULL AND state = 'open';
CREATE INDEX post_mortems_unpublished_idx ON post_mortems (due_at) WHERE state <> 'published';

CREATE TRIGGER refuse_change BEFORE UPDATE ON incident_events
  FOR EACH ROW EXECUTE FUNCTION refuse_alert_record_change();
CREATE TRIGGER refuse_change BEFORE UPDATE ON incident_updates
  FOR EACH ROW EXECUTE FUNCTION refuse_alert_record_change();

-- What a new organisation begins with; its admins may change it.
CREATE FUNCTION add_default_correlation_rules(organization uuid) RETURNS void LANGUAGE sql
  AS $function$
    INSERT INTO correlation_rules (organization_id, position, name, minimum_severity, same_labels, window_seconds,
      minimum_count, title_template, runbook_steps)
    VALUES
      (organization, 1, 'Critical alerts of a service', 'critical', ARRAY['service'], 1800, 1, '{policy}',
        ARRAY['Acknowledge and take command', 'Say what is affected, and post a first update',
          'Look for the last change and undo it', 'Confirm that alerts have cleared', 'Post that it is resolved']),
      (organization, 2, 'Several alerts of a service at once', 'high', ARRAY['service'], 600, 3,
        '{count} alerts: {policy} and others',
        ARRAY['Acknowledge and take command', 'Find what the alerts have in common',
          'Confirm that alerts have cleared'])
  $function$;
REVOKE ALL ON FUNCTION add_default_correlation_rules FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_default_correlation_rules TO regulix_platform;

-- Row-level security is forced on the owner too, who runs this.
ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
SELECT add_default_correlation_rules(id) FROM organizations WHERE deleted_at IS NULL;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;

CALL isolate_tenant_table('correlation_rules');
CALL isolate_tenant_table('incident_counters');
CALL isolate_tenant_table('incidents');
CALL isolate_tenant_table('incident_alerts');
CALL isolate_tenant_table('incident_events');
CALL isolate_tenant_table('incident_roles');
CALL isolate_tenant_table('incident_tasks');
CALL isolate_tenant_table('incident_updates');
CALL isolate_tenant_table('incident_runbook_steps');
CALL isolate_tenant_table('incident_links');
CALL isolate_tenant_table('post_mortems');
CALL isolate_tenant_table('post_mortem_actions');
CALL isolate_tenant_table('operations_reports');

GRANT SELECT, INSERT, UPDATE ON correlation_rules, incident_counters, incidents, incident_alerts, incident_tasks,
  incident_runbook_steps, post_mortems, post_mortem_actions TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON incident_roles TO regulix_app;
GRANT SELECT, INSERT, DELETE ON incident_links TO regulix_app;
GRANT SELECT, INSERT ON incident_events, incident_updates TO regulix_app;
GRANT SELECT ON operations_reports TO regulix_app;

-- Correlation, reminders and daily reports work for every organisation at once.
CREATE POLICY platform_access ON correlation_rules TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON incident_counters TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON incidents TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON incident_alerts TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON incident_events TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON incident_runbook_steps TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON post_mortems TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON operations_reports TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON correlation_rules, incident_alerts, incident_events, incident_runbook_steps
  TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON incident_counters, incidents, post_mortems, operations_reports,
  correlation_bookmarks TO regulix_platform;

INSERT INTO correlation_bookmarks (name, position) VALUES ('alerts', now());
