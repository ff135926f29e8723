-- CreateTable
CREATE TABLE "user_phones" (
    "user_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "number_hash" BYTEA NOT NULL,
    "ending" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "code_hash" BYTEA,
    "code_expires_at" TIMESTAMPTZ(3),
    "code_attempts" SMALLINT NOT NULL DEFAULT 0,
    "opted_out_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_phones_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "user_phones_number_hash_idx" ON "user_phones"("number_hash");

-- AddForeignKey
ALTER TABLE "user_phones" ADD CONSTRAINT "user_phones_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The application role sees whether a fellow member can be reached by text, never the number.
ALTER TABLE user_phones ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_phones FORCE ROW LEVEL SECURITY;
CREATE POLICY fellow_members ON user_phones FOR SELECT TO regulix_app
  USING (EXISTS (SELECT 1 FROM memberships WHERE memberships.user_id = user_phones.user_id));
CREATE POLICY platform_access ON user_phones TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT (user_id, verified_at, opted_out_at) ON user_phones TO regulix_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON user_phones TO regulix_platform;

-- Null: never. Whoever gives their number wants to be woken for what is critical.
ALTER TABLE alert_preferences ADD COLUMN text_severity TEXT DEFAULT 'critical'
  CONSTRAINT alert_preferences_text_severity_check CHECK (text_severity IN ('low', 'medium', 'high', 'critical'));

ALTER TABLE notification_deliveries ADD COLUMN by_text BOOLEAN NOT NULL DEFAULT false
  CONSTRAINT notification_deliveries_by_text_check CHECK (NOT by_text OR channel_id IS NULL AND user_id IS NOT NULL);

CREATE OR REPLACE VIEW security_alert_notifications WITH (security_invoker = true) AS
SELECT delivery.organization_id,
  delivery.id,
  delivery.created_at,
  delivery.alert_id,
  delivery.incident_id,
  policy.policy_name,
  delivery.kind AS notification_kind,
  delivery.severity,
  delivery.message ->> 'title' AS title,
  CASE WHEN delivery.by_text THEN 'sms' ELSE coalesce(channel.kind, 'email') END AS channel_kind,
  CASE WHEN delivery.by_text THEN 'Text message' ELSE coalesce(channel.name, 'E-mail') END AS channel_name,
  CASE WHEN delivery.by_text THEN person.name
    ELSE coalesce(delivery.address, person.email::text, channel.settings ->> 'target', channel.name) END AS recipient,
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
