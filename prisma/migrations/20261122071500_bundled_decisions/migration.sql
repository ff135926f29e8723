-- What was decided about messages that tell of several alerts, by each of these alerts.
CREATE INDEX alert_decisions_bundled_idx ON alert_decisions USING gin (((content::jsonb) -> 'alert_ids') jsonb_path_ops)
  WHERE kind = 'delivery' AND alert_id IS NULL;
