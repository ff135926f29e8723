-- CreateTable
CREATE TABLE "support_tickets" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" SERIAL NOT NULL,
    "requester_user_id" UUID,
    "subject" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "priority" TEXT NOT NULL DEFAULT 'normal',
    "assignee_user_id" UUID,
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL,
    "page_url" TEXT,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "conversation_version" INTEGER NOT NULL DEFAULT 1,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "awaiting_message_id" UUID,
    "awaiting_since" TIMESTAMPTZ(3),
    "first_response_due_at" TIMESTAMPTZ(3) NOT NULL,
    "first_responded_at" TIMESTAMPTZ(3),
    "next_response_due_at" TIMESTAMPTZ(3),
    "resolution_due_at" TIMESTAMPTZ(3),
    "resolution_left_seconds" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "snoozed_until" TIMESTAMPTZ(3),
    "merged_into_id" UUID,
    "split_from_id" UUID,
    "csat_score" SMALLINT,
    "csat_comment" TEXT,
    "csat_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_tickets_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_messages" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "author_user_id" UUID,
    "body" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "mail_message_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "is_pending" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3),
    "send_after" TIMESTAMPTZ(3),
    "status_when_sent" TEXT,

    CONSTRAINT "support_messages_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_notes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ticket_id" UUID NOT NULL,
    "author_user_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentioned_user_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_notes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_attachments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ticket_id" UUID NOT NULL,
    "message_id" UUID,
    "note_id" UUID,
    "storage_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "scan_state" TEXT NOT NULL DEFAULT 'pending',
    "uploaded_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_attachments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_sla_events" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ticket_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "clock_key" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "escalated_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_sla_events_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "support_presence" (
    "organization_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "staff_user_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_presence_pkey" PRIMARY KEY ("organization_id","ticket_id","staff_user_id")
);

-- CreateTable
CREATE TABLE "support_ticket_reads" (
    "organization_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "reader_user_id" UUID NOT NULL,
    "is_staff" BOOLEAN NOT NULL DEFAULT false,
    "conversation_version" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_ticket_reads_pkey" PRIMARY KEY ("organization_id","ticket_id","reader_user_id")
);

-- CreateTable
CREATE TABLE "support_agents" (
    "staff_user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "takes_tickets" BOOLEAN NOT NULL DEFAULT false,
    "last_assigned_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_agents_pkey" PRIMARY KEY ("staff_user_id")
);

-- CreateTable
CREATE TABLE "support_saved_views" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_canned_responses" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "shortcode" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_canned_responses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_calendars" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "hours" JSONB NOT NULL,

    CONSTRAINT "support_calendars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_holidays" (
    "calendar_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "support_holidays_pkey" PRIMARY KEY ("calendar_id","day")
);

-- CreateTable
CREATE TABLE "support_sla_policies" (
    "plan" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "first_response_minutes" INTEGER NOT NULL,
    "first_response_calendar_id" UUID NOT NULL,
    "next_response_minutes" INTEGER NOT NULL,
    "resolution_minutes" INTEGER NOT NULL,
    "calendar_id" UUID NOT NULL,

    CONSTRAINT "support_sla_policies_pkey" PRIMARY KEY ("plan","severity")
);

-- CreateIndex
CREATE UNIQUE INDEX "support_tickets_number_key" ON "support_tickets"("number");

-- CreateIndex
CREATE INDEX "support_tickets_organization_id_requester_user_id_created_a_idx" ON "support_tickets"("organization_id", "requester_user_id", "created_at");

-- CreateIndex
CREATE INDEX "support_tickets_organization_id_created_at_idx" ON "support_tickets"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "support_tickets_created_at_idx" ON "support_tickets"("created_at");

-- CreateIndex
CREATE INDEX "support_tickets_solved_at_idx" ON "support_tickets"("solved_at");

-- CreateIndex
CREATE INDEX "support_tickets_organization_id_merged_into_id_idx" ON "support_tickets"("organization_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "support_tickets_organization_id_split_from_id_idx" ON "support_tickets"("organization_id", "split_from_id");

-- CreateIndex
CREATE INDEX "support_messages_organization_id_ticket_id_created_at_idx" ON "support_messages"("organization_id", "ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "support_messages_organization_id_mail_message_id_key" ON "support_messages"("organization_id", "mail_message_id");

-- CreateIndex
CREATE INDEX "support_notes_organization_id_ticket_id_created_at_idx" ON "support_notes"("organization_id", "ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "support_attachments_organization_id_ticket_id_idx" ON "support_attachments"("organization_id", "ticket_id");

-- CreateIndex
CREATE INDEX "support_attachments_organization_id_message_id_idx" ON "support_attachments"("organization_id", "message_id");

-- CreateIndex
CREATE INDEX "support_attachments_organization_id_note_id_idx" ON "support_attachments"("organization_id", "note_id");

-- CreateIndex
CREATE UNIQUE INDEX "support_attachments_organization_id_storage_key_key" ON "support_attachments"("organization_id", "storage_key");

-- CreateIndex
CREATE INDEX "support_sla_events_occurred_at_idx" ON "support_sla_events"("occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "support_sla_events_organization_id_ticket_id_target_clock_k_key" ON "support_sla_events"("organization_id", "ticket_id", "target", "clock_key");

-- CreateIndex
CREATE INDEX "support_presence_seen_at_idx" ON "support_presence"("seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "support_saved_views_staff_user_id_name_key" ON "support_saved_views"("staff_user_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "support_canned_responses_shortcode_key" ON "support_canned_responses"("shortcode");

-- CreateIndex
CREATE UNIQUE INDEX "support_calendars_name_key" ON "support_calendars"("name");

-- AddForeignKey
ALTER TABLE "support_tickets" ADD CONSTRAINT "support_tickets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_tickets" ADD CONSTRAINT "support_tickets_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "support_tickets" ADD CONSTRAINT "support_tickets_organization_id_split_from_id_fkey" FOREIGN KEY ("organization_id", "split_from_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "support_messages" ADD CONSTRAINT "support_messages_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_attachments" ADD CONSTRAINT "support_attachments_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_attachments" ADD CONSTRAINT "support_attachments_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "support_messages"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_attachments" ADD CONSTRAINT "support_attachments_organization_id_note_id_fkey" FOREIGN KEY ("organization_id", "note_id") REFERENCES "support_notes"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_sla_events" ADD CONSTRAINT "support_sla_events_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_presence" ADD CONSTRAINT "support_presence_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_ticket_reads" ADD CONSTRAINT "support_ticket_reads_organization_id_ticket_id_fkey" FOREIGN KEY ("organization_id", "ticket_id") REFERENCES "support_tickets"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_agents" ADD CONSTRAINT "support_agents_staff_user_id_fkey" FOREIGN KEY ("staff_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_saved_views" ADD CONSTRAINT "support_saved_views_staff_user_id_fkey" FOREIGN KEY ("staff_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_holidays" ADD CONSTRAINT "support_holidays_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "support_calendars"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_sla_policies" ADD CONSTRAINT "support_sla_policies_first_response_calendar_id_fkey" FOREIGN KEY ("first_response_calendar_id") REFERENCES "support_calendars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_sla_policies" ADD CONSTRAINT "support_sla_policies_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "support_calendars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE support_tickets
  ADD CONSTRAINT support_tickets_subject_check CHECK (char_length(subject) BETWEEN 1 AND 200),
  ADD CONSTRAINT support_tickets_type_check CHECK (type IN ('question', 'problem', 'request')),
  ADD CONSTRAINT support_tickets_severity_check CHECK (severity IN ('critical', 'high', 'medium', 'low')),
  ADD CONSTRAINT support_tickets_status_check CHECK (status IN ('open', 'pending', 'on_hold', 'solved', 'closed')),
  ADD CONSTRAINT support_tickets_priority_check CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
  ADD CONSTRAINT support_tickets_source_check CHECK (source IN ('web', 'mail', 'api')),
  ADD CONSTRAINT support_tickets_merged_check
    CHECK (merged_into_id IS NULL OR (status = 'closed' AND merged_into_id <> id)),
  ADD CONSTRAINT support_tickets_solved_check CHECK (status <> 'solved' OR solved_at IS NOT NULL),
  ADD CONSTRAINT support_tickets_awaiting_check CHECK ((awaiting_message_id IS NULL) = (awaiting_since IS NULL)),
  ADD CONSTRAINT support_tickets_resolution_check
    CHECK (resolution_due_at IS NULL OR resolution_left_seconds IS NULL),
  ADD CONSTRAINT support_tickets_csat_check CHECK (csat_score BETWEEN 1 AND 5),
  ADD CONSTRAINT support_tickets_csat_at_check CHECK ((csat_score IS NULL) = (csat_at IS NULL));
ALTER TABLE support_messages
  ADD CONSTRAINT support_messages_kind_check CHECK (kind IN ('customer', 'reply', 'system')),
  ADD CONSTRAINT support_messages_source_check CHECK (source IN ('web', 'mail', 'api')),
  ADD CONSTRAINT support_messages_body_check CHECK (char_length(body) BETWEEN 1 AND 50000),
  ADD CONSTRAINT support_messages_pending_check CHECK (is_pending = (sent_at IS NULL)),
  ADD CONSTRAINT support_messages_reply_check
    CHECK (kind = 'reply' OR (NOT is_pending AND send_after IS NULL AND status_when_sent IS NULL)),
  ADD CONSTRAINT support_messages_send_after_check CHECK (NOT is_pending OR send_after IS NOT NULL),
  ADD CONSTRAINT support_messages_status_check CHECK (status_when_sent IN ('open', 'pending', 'on_hold', 'solved'));
ALTER TABLE support_notes
  ADD CONSTRAINT support_notes_body_check CHECK (char_length(body) BETWEEN 1 AND 50000);
ALTER TABLE support_attachments
  ADD CONSTRAINT support_attachments_place_check CHECK (num_nonnulls(message_id, note_id) <= 1),
  ADD CONSTRAINT support_attachments_size_check CHECK (size_bytes >= 0),
  ADD CONSTRAINT support_attachments_scan_check CHECK (scan_state IN ('pending', 'clean', 'refused'));
ALTER TABLE support_sla_events
  ADD CONSTRAINT support_sla_events_target_check CHECK (target IN ('first_response', 'next_response', 'resolution')),
  ADD CONSTRAINT support_sla_events_outcome_check CHECK (outcome IN ('met', 'breached'));
ALTER TABLE support_presence
  ADD CONSTRAINT support_presence_state_check CHECK (state IN ('viewing', 'replying'));
ALTER TABLE support_agents
  ADD CONSTRAINT support_agents_role_check CHECK (role IN ('viewer', 'agent', 'lead'));
ALTER TABLE support_canned_responses
  ADD CONSTRAINT support_canned_responses_shortcode_check CHECK (shortcode ~ '^[a-z0-9][a-z0-9-]{0,39}$');
ALTER TABLE support_calendars
  ADD CONSTRAINT support_calendars_hours_check CHECK (jsonb_typeof(hours) = 'object');
ALTER TABLE support_sla_policies
  ADD CONSTRAINT support_sla_policies_plan_check CHECK (plan IN ('starter', 'pro', 'enterprise')),
  ADD CONSTRAINT support_sla_policies_severity_check CHECK (severity IN ('critical', 'high', 'medium', 'low')),
  -- Every first answer is promised within a day.
  ADD CONSTRAINT support_sla_policies_first_check CHECK (first_response_minutes BETWEEN 1 AND 1439),
  ADD CONSTRAINT support_sla_policies_minutes_check
    CHECK (next_response_minutes BETWEEN 1 AND 100000 AND resolution_minutes BETWEEN 1 AND 1000000);

-- One index a queue of the desk, holding what still needs somebody.
CREATE INDEX support_tickets_unassigned_idx ON support_tickets (due_at, id)
  WHERE assignee_user_id IS NULL AND status IN ('open', 'pending', 'on_hold');
CREATE INDEX support_tickets_assigned_idx ON support_tickets (assignee_user_id, due_at, id)
  WHERE status IN ('open', 'pending', 'on_hold');
CREATE INDEX support_tickets_due_idx ON support_tickets (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX support_tickets_waiting_idx ON support_tickets (changed_at, id) WHERE status = 'pending';
CREATE INDEX support_tickets_solved_idx ON support_tickets (solved_at, id) WHERE status = 'solved';
CREATE INDEX support_tickets_labels_idx ON support_tickets USING gin (labels);
CREATE INDEX support_tickets_subject_search_idx ON support_tickets USING gin (to_tsvector('simple', subject));
CREATE INDEX support_messages_search_idx ON support_messages USING gin (to_tsvector('simple', body));
CREATE INDEX support_messages_pending_idx ON support_messages (send_after) WHERE is_pending;
CREATE INDEX support_sla_events_untold_idx ON support_sla_events (occurred_at)
  WHERE outcome = 'breached' AND escalated_at IS NULL;

ALTER SEQUENCE support_tickets_number_seq RESTART WITH 1001;
GRANT USAGE ON SEQUENCE support_tickets_number_seq TO regulix_app, regulix_platform;

CALL isolate_tenant_table('support_tickets');
CALL isolate_tenant_table('support_messages');
CALL isolate_tenant_table('support_notes');
CALL isolate_tenant_table('support_attachments');
CALL isolate_tenant_table('support_sla_events');
CALL isolate_tenant_table('support_presence');
CALL isolate_tenant_table('support_ticket_reads');

-- A reply that can still be taken back does not exist for customers, and they write in their own name alone.
CREATE POLICY sent_only ON support_messages AS RESTRICTIVE TO regulix_app
  USING (NOT is_pending) WITH CHECK (kind = 'customer' AND NOT is_pending);
CREATE POLICY not_of_notes ON support_attachments AS RESTRICTIVE TO regulix_app
  USING (note_id IS NULL AND (message_id IS NULL OR EXISTS (
    SELECT FROM support_messages AS message
     WHERE message.organization_id = support_attachments.organization_id
       AND message.id = support_attachments.message_id)));
CREATE POLICY own_kind ON support_ticket_reads AS RESTRICTIVE TO regulix_app USING (NOT is_staff);

-- What staff think of a ticket (priority, labels, who has it, until when it sleeps) is not for customers.
GRANT SELECT (organization_id, id, number, requester_user_id, subject, type, area, severity, status, source, page_url,
    request_id, created_at, changed_at, conversation_version, last_message_at, awaiting_message_id, awaiting_since,
    first_response_due_at, first_responded_at, next_response_due_at, resolution_due_at, resolution_left_seconds,
    solved_at, closed_at, reopen_count, merged_into_id, split_from_id, csat_score, csat_comment, csat_at),
  INSERT,
  UPDATE (status, changed_at, conversation_version, last_message_at, awaiting_message_id, awaiting_since,
    next_response_due_at, resolution_due_at, resolution_left_seconds, due_at, solved_at, reopen_count, snoozed_until,
    csat_score, csat_comment, csat_at)
  ON support_tickets TO regulix_app;
GRANT SELECT, INSERT ON support_messages, support_attachments, support_sla_events TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON support_ticket_reads TO regulix_app;

-- The desk works for every organisation at once.
CREATE POLICY platform_access ON support_tickets TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_messages TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_notes TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_attachments TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_sla_events TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_presence TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON support_ticket_reads TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON support_tickets, support_notes, support_attachments, support_sla_events,
  support_ticket_reads TO regulix_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON support_messages, support_presence TO regulix_platform;

-- What belongs to the platform. A ticket is given its due times when it is opened, so customers read the promises.
ALTER TABLE support_agents ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_agents FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_agents TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON support_agents TO regulix_platform;
ALTER TABLE support_saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_saved_views FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_saved_views TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON support_saved_views TO regulix_platform;
ALTER TABLE support_canned_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_canned_responses FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_canned_responses TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON support_canned_responses TO regulix_platform;
ALTER TABLE support_calendars ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_calendars FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_calendars TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY promised_to_all ON support_calendars FOR SELECT TO regulix_app USING (true);
GRANT SELECT, INSERT, UPDATE ON support_calendars TO regulix_platform;
GRANT SELECT ON support_calendars TO regulix_app;
ALTER TABLE support_holidays ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_holidays FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_holidays TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY promised_to_all ON support_holidays FOR SELECT TO regulix_app USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON support_holidays TO regulix_platform;
GRANT SELECT ON support_holidays TO regulix_app;
ALTER TABLE support_sla_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_sla_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_sla_policies TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY promised_to_all ON support_sla_policies FOR SELECT TO regulix_app USING (true);
GRANT SELECT, INSERT, UPDATE ON support_sla_policies TO regulix_platform;
GRANT SELECT ON support_sla_policies TO regulix_app;

-- What a new installation begins with; staff change it. Row-level security is forced on the owner too, who runs this.
ALTER TABLE support_calendars NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_sla_policies NO FORCE ROW LEVEL SECURITY;
INSERT INTO support_calendars (id, name, time_zone, hours) VALUES
  ('019aa000-0000-7000-8000-000000000001', 'Around the clock', 'UTC',
   '{"1": [[0, 1440]], "2": [[0, 1440]], "3": [[0, 1440]], "4": [[0, 1440]], "5": [[0, 1440]], "6": [[0, 1440]], "7": [[0, 1440]]}'),
  ('019aa000-0000-7000-8000-000000000002', 'Working hours', 'Europe/Berlin',
   '{"1": [[540, 1020]], "2": [[540, 1020]], "3": [[540, 1020]], "4": [[540, 1020]], "5": [[540, 1020]]}');
INSERT INTO support_sla_policies (plan, severity, first_response_minutes, first_response_calendar_id,
  next_response_minutes, resolution_minutes, calendar_id)
SELECT plan, severity, first_response, '019aa000-0000-7000-8000-000000000001', next_response, resolution,
  '019aa000-0000-7000-8000-000000000002'
FROM (VALUES
  ('starter', 'critical', 480, 480, 1440), ('starter', 'high', 720, 960, 2400),
  ('starter', 'medium', 1200, 960, 4800), ('starter', 'low', 1380, 1440, 9600),
  ('pro', 'critical', 120, 240, 480), ('pro', 'high', 240, 480, 960),
  ('pro', 'medium', 480, 480, 2400), ('pro', 'low', 720, 960, 4800),
  ('enterprise', 'critical', 30, 120, 240), ('enterprise', 'high', 60, 240, 480),
  ('enterprise', 'medium', 240, 480, 1440), ('enterprise', 'low', 480, 480, 2400)
) AS promise (plan, severity, first_response, next_response, resolution);
ALTER TABLE support_calendars FORCE ROW LEVEL SECURITY;
ALTER TABLE support_sla_policies FORCE ROW LEVEL SECURITY;
