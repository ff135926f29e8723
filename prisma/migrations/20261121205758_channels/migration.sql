-- CreateTable
CREATE TABLE "notification_channels" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" TEXT,
    "state" TEXT NOT NULL DEFAULT 'active',
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0,
    "last_delivered_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_by_user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_channels_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notification_deliveries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "idempotency_key" TEXT NOT NULL,
    "channel_id" UUID,
    "user_id" UUID,
    "address" TEXT,
    "alert_id" UUID,
    "incident_id" UUID,
    "notice_id" UUID,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "priority" SMALLINT NOT NULL DEFAULT 3,
    "message" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "lease_owner" UUID,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "http_status" INTEGER,
    "response_hash" BYTEA,
    "receipt" BYTEA,
    "last_error" TEXT,
    "provider_reference" TEXT,
    "provider_status" TEXT,

    CONSTRAINT "notification_deliveries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "notification_attempts" (
    "organization_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "http_status" INTEGER,
    "error" TEXT,
    "response_hash" BYTEA,
    "response" TEXT,

    CONSTRAINT "notification_attempts_pkey" PRIMARY KEY ("organization_id","delivery_id","number")
);

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_alert_id_idx" ON "notification_deliveries"("organization_id", "alert_id");

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_incident_id_idx" ON "notification_deliveries"("organization_id", "incident_id");

-- CreateIndex
CREATE INDEX "notification_deliveries_organization_id_channel_id_id_idx" ON "notification_deliveries"("organization_id", "channel_id", "id");

-- CreateIndex
CREATE INDEX "notification_deliveries_provider_reference_idx" ON "notification_deliveries"("provider_reference");

-- CreateIndex
CREATE UNIQUE INDEX "notification_deliveries_organization_id_idempotency_key_key" ON "notification_deliveries"("organization_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "notification_channels" ADD CONSTRAINT "notification_channels_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_organization_id_channel_id_fkey" FOREIGN KEY ("organization_id", "channel_id") REFERENCES "notification_channels"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_attempts" ADD CONSTRAINT "notification_attempts_organization_id_delivery_id_fkey" FOREIGN KEY ("organization_id", "delivery_id") REFERENCES "notification_deliveries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE notification_channels
  ADD CONSTRAINT notification_channels_key_check CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND key <> 'email'),
  ADD CONSTRAINT notification_channels_state_check CHECK (state IN ('active', 'paused')),
  ADD CONSTRAINT notification_channels_paused_check CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
  ADD CONSTRAINT notification_channels_settings_check CHECK (jsonb_typeof(settings) = 'object');
ALTER TABLE notification_deliveries
  ADD CONSTRAINT notification_deliveries_state_check
    CHECK (state IN ('pending', 'leased', 'delivered', 'failed', 'cancelled')),
  ADD CONSTRAINT notification_deliveries_kind_check CHECK (kind IN ('fired', 'severity_raised', 'resolved', 'flapping',
    'no_data', 'reminder', 'escalation', 'bundle', 'incident', 'test')),
  ADD CONSTRAINT notification_deliveries_severity_check CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  ADD CONSTRAINT notification_deliveries_recipient_check
    CHECK (channel_id IS NOT NULL OR user_id IS NOT NULL OR address IS NOT NULL),
  ADD CONSTRAINT notification_deliveries_lease_check
    CHECK ((state = 'leased') = (lease_until IS NOT NULL AND lease_owner IS NOT NULL)),
  ADD CONSTRAINT notification_deliveries_finished_check
    CHECK ((state IN ('delivered', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
ALTER TABLE notification_attempts
  ADD CONSTRAINT notification_attempts_outcome_check CHECK (outcome IN ('delivered', 'retry', 'failed'));

-- A key may be used again once its channel is removed.
CREATE UNIQUE INDEX notification_channels_key ON notification_channels (organization_id, key) WHERE deleted_at IS NULL;
-- The next of each organisation, read from the index's beginning however long its queue is.
CREATE INDEX notification_deliveries_pending_idx ON notification_deliveries (organization_id, priority, id)
  INCLUDE (channel_id, next_at) WHERE state = 'pending';
CREATE INDEX notification_deliveries_leased_idx ON notification_deliveries (lease_until) WHERE state = 'leased';
CREATE INDEX notification_deliveries_deadline_idx ON notification_deliveries (deadline_at) WHERE state = 'pending';
-- Rows change state in place, and the queue is short beside the log.
ALTER TABLE notification_deliveries SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- The tenant tables behind security_alert_notifications: each policy carries that name, because a view has none.
CREATE PROCEDURE isolate_notification_table(notification_table text) LANGUAGE plpgsql AS $procedure$
BEGIN
  CALL isolate_tenant_table(notification_table);
  EXECUTE format('ALTER POLICY tenant_isolation ON %I RENAME TO security_alert_notifications_tenant_isolation',
    notification_table);
END $procedure$;
CALL isolate_notification_table('notification_channels');
CALL isolate_notification_table('notification_deliveries');
CALL isolate_notification_table('notification_attempts');
DROP PROCEDURE isolate_notification_table;

GRANT SELECT, INSERT, UPDATE ON notification_channels, notification_deliveries TO regulix_app;
GRANT SELECT ON notification_attempts TO regulix_app;

-- The worker delivers for every organisation: it keeps health of channels, and never makes or names one.
CREATE POLICY security_alert_notifications_read ON notification_channels FOR SELECT TO regulix_platform USING (true);
CREATE POLICY security_alert_notifications_health ON notification_channels FOR UPDATE TO regulix_platform
  USING (true) WITH CHECK (true);
CREATE POLICY security_alert_notifications_deliver ON notification_deliveries TO regulix_platform
  USING (true) WITH CHECK (true);
CREATE POLICY security_alert_notifications_deliver ON notification_attempts TO regulix_platform
  USING (true) WITH CHECK (true);
GRANT SELECT ON notification_channels TO regulix_platform;
GRANT UPDATE (state, paused_at, pause_reason, consecutive_failures, last_delivered_at, last_failed_at, last_error)
  ON notification_channels TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON notification_deliveries TO regulix_platform;
GRANT SELECT, INSERT ON notification_attempts TO regulix_platform;

-- What was told to whom, when, by which channel, with which result, and who acknowledged.
CREATE VIEW security_alert_notifications WITH (security_invoker = true) AS
SELECT delivery.organization_id,
  delivery.id,
  delivery.created_at,
  delivery.alert_id,
  delivery.incident_id,
  policy.policy_name,
  delivery.kind AS notification_kind,
  delivery.severity,
  delivery.message ->> 'title' AS title,
  coalesce(channel.kind, 'email') AS channel_kind,
  coalesce(channel.name, 'E-mail') AS channel_name,
  coalesce(delivery.address, person.email::text, channel.settings ->> 'target', channel.name) AS recipient,
  person.name AS recipient_name,
  delivery.state AS result,
  delivery.attempts,
  delivery.finished_at,
  delivery.http_status,
  delivery.last_error,
  delivery.provider_status,
  alert.state AS alert_state,
  alert.acknowledged_at,
  alert.acknowledged_by_name AS acknowledged_by
FROM notification_deliveries delivery
LEFT JOIN notification_channels channel
  ON channel.organization_id = delivery.organization_id AND channel.id = delivery.channel_id
LEFT JOIN users person ON person.id = delivery.user_id
LEFT JOIN alerts alert ON alert.organization_id = delivery.organization_id AND alert.id = delivery.alert_id
LEFT JOIN alert_policies policy ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id;
GRANT SELECT ON security_alert_notifications TO regulix_app, regulix_platform;
