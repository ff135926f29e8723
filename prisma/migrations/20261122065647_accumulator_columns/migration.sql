-- Every export updates a row for each of its series. Plain columns are cheaper to write and to read than JSON,
-- and with no index but the key and a BRIN one, and room in each page, an update stays within its page.
ALTER TABLE metric_accumulators
  ADD COLUMN started_at timestamptz(3),
  ADD COLUMN total double precision,
  ADD COLUMN histogram jsonb;

UPDATE metric_accumulators SET
  started_at = to_timestamp(nullif((accumulated->>'startedAt')::double precision, 0) / 1000),
  total = CASE WHEN accumulated->'amount'->>'kind' = 'total'
    THEN (accumulated->'amount'->>'value')::double precision END,
  histogram = CASE WHEN accumulated->'amount'->>'kind' <> 'total' THEN accumulated->'amount' END;

ALTER TABLE metric_accumulators
  DROP COLUMN accumulated,
  ADD CONSTRAINT metric_accumulators_amount_check CHECK (num_nonnulls(total, histogram) = 1);

DROP INDEX metric_accumulators_recorded_at_idx;
CREATE INDEX metric_accumulators_recorded_at_idx ON metric_accumulators USING brin (recorded_at);
ALTER TABLE metric_accumulators SET (fillfactor = 70);
