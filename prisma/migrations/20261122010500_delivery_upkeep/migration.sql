-- Which alerts a message about several names; empty where alert_id says it.
ALTER TABLE notification_deliveries ADD COLUMN alert_ids UUID[] NOT NULL DEFAULT '{}';
CREATE INDEX notification_deliveries_bundled_idx ON notification_deliveries USING gin (alert_ids)
  WHERE kind = 'bundle';

-- Somebody looks after it: told to receivers that keep a state of their own.
ALTER TABLE notification_deliveries DROP CONSTRAINT notification_deliveries_kind_check,
  ADD CONSTRAINT notification_deliveries_kind_check CHECK (kind IN ('fired', 'severity_raised', 'resolved',
    'acknowledged', 'flapping', 'no_data', 'reminder', 'escalation', 'bundle', 'incident', 'test'));

-- Most rows have no incident and no reference; indexes of all of them made the outbox slower to fill.
DROP INDEX notification_deliveries_organization_id_incident_id_idx, notification_deliveries_provider_reference_idx;
CREATE INDEX notification_deliveries_incident_idx ON notification_deliveries (organization_id, incident_id)
  WHERE incident_id IS NOT NULL;
CREATE INDEX notification_deliveries_reference_idx ON notification_deliveries (provider_reference)
  WHERE provider_reference IS NOT NULL;

-- What is old is found by pages that were written long ago, not row by row.
CREATE INDEX notification_deliveries_created_idx ON notification_deliveries USING brin (created_at);
CREATE INDEX escalation_runs_silenced_idx ON escalation_runs (organization_id, alert_id) WHERE reason = 'silenced';

CREATE INDEX notification_attempts_started_idx ON notification_attempts USING brin (started_at);

GRANT UPDATE (response) ON notification_attempts TO regulix_platform;
GRANT DELETE ON notification_deliveries, notification_attempts, alert_audiences TO regulix_platform;
