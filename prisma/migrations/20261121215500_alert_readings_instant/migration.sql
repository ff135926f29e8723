-- The instant that is asked about is not the instant of a sample: absence and forecast mistook one for the other.
-- What a policy measures at an instant, one row for each of its alerts to be; a null value is no data. A policy that
-- cannot be reckoned (a parameter that is no number, an overflow) has no data, and cannot stop the others.
CREATE OR REPLACE FUNCTION alert_readings(policy alert_policies, at timestamptz)
  RETURNS TABLE (labels jsonb, value double precision, samples bigint)
  LANGUAGE plpgsql STABLE
  AS $function$
#variable_conflict use_column
DECLARE
  width CONSTANT interval := make_interval(secs => policy.window_seconds);
  -- A group that fell silent within a day is known, where its silence matters.
  known_since CONSTANT timestamptz := CASE WHEN policy.group_by <> '{}' AND policy.no_data IN ('alert', 'separate')
    THEN least(at - width, at - interval '1 day') ELSE at - width END;
  longest_silence CONSTANT double precision := policy.window_seconds + 86400;
  ago interval;
BEGIN
  CASE policy.kind
    WHEN 'threshold' THEN
      RETURN QUERY SELECT * FROM alert_aggregates(policy, known_since, at);
    WHEN 'absence' THEN
      RETURN QUERY
        SELECT sample.labels,
          least(extract(epoch FROM alert_readings.at - max(sample.at))::double precision, longest_silence),
          count(*) FILTER (WHERE sample.at > alert_readings.at - width)
        FROM alert_samples(policy, at - width - interval '1 day', at, false) AS sample GROUP BY sample.labels;
      IF NOT FOUND AND policy.group_by = '{}' THEN
        -- Never heard of, or not for long: as silent as the policy is old.
        RETURN QUERY SELECT '{}'::jsonb,
          least(extract(epoch FROM at - policy.created_at)::double precision, longest_silence), 0::bigint;
      END IF;
      RETURN;
    WHEN 'rate_of_change' THEN
      ago := make_interval(secs => (policy.parameters ->> 'compare_seconds')::double precision);
      RETURN QUERY
        SELECT recent.labels, CASE policy.parameters ->> 'change'
            WHEN 'percent' THEN 100 * (recent.value - earlier.value) / nullif(abs(earlier.value), 0)
            ELSE recent.value - earlier.value
          END, recent.samples
        FROM alert_aggregates(policy, known_since, at) AS recent
        LEFT JOIN alert_aggregates(policy, known_since - ago, at - ago) AS earlier USING (labels);
    WHEN 'forecast' THEN
      RETURN QUERY
        SELECT sample.labels, CASE WHEN count(*) >= 3 THEN
            regr_intercept(sample.value, since.seconds) + regr_slope(sample.value, since.seconds)
              * (policy.parameters ->> 'horizon_seconds')::double precision
          END, count(*)
        FROM alert_samples(policy, at - width, at, width > interval '1 day') AS sample
        CROSS JOIN LATERAL (SELECT extract(epoch FROM sample.at - alert_readings.at)::double precision AS seconds) AS since
        GROUP BY sample.labels;
    WHEN 'anomaly' THEN
      RETURN QUERY SELECT * FROM alert_deviations(policy, at);
    WHEN 'burn_rate' THEN
      RETURN QUERY
        SELECT long.labels, CASE
            -- Two of three requests at night say nothing about a service.
            WHEN long.events < coalesce((policy.parameters ->> 'minimum_events')::double precision, 0) THEN 0
            WHEN long.share IS NOT NULL AND short.share IS NOT NULL THEN
              least(long.share, short.share) / nullif(100 - (policy.parameters ->> 'objective')::double precision, 0)
          END, long.events::bigint
        FROM alert_bad_share(policy,
          at - make_interval(secs => (policy.parameters ->> 'long_seconds')::double precision), at) AS long
        LEFT JOIN alert_bad_share(policy,
          at - make_interval(secs => (policy.parameters ->> 'short_seconds')::double precision), at) AS short
          USING (labels);
    WHEN 'event_count' THEN
      RETURN QUERY SELECT * FROM alert_event_counts(policy, at);
      IF NOT FOUND AND policy.parameters ->> 'group_by' IS NULL THEN
        RETURN QUERY SELECT '{}'::jsonb, 0::double precision, 0::bigint;
      END IF;
      RETURN;
    WHEN 'composite' THEN
      RETURN QUERY
        SELECT '{}'::jsonb, count(DISTINCT alert.policy_id)::double precision, count(*)
        FROM alerts alert
        WHERE alert.organization_id = policy.organization_id
          AND alert.policy_id IN (
            SELECT member.id::uuid FROM jsonb_array_elements_text(policy.parameters -> 'policy_ids') AS member (id))
          AND alert.fired_at <= at AND (alert.resolved_at IS NULL OR alert.resolved_at > at);
      RETURN;
  END CASE;
  IF NOT FOUND AND policy.group_by = '{}' THEN
    RETURN QUERY SELECT '{}'::jsonb, CASE WHEN policy.kind = 'threshold' AND policy.aggregate = 'count'
      THEN 0::double precision END, 0::bigint;
  END IF;
EXCEPTION WHEN data_exception OR case_not_found OR invalid_text_representation THEN
  RETURN QUERY SELECT '{}'::jsonb, NULL::double precision, 0::bigint;
END $function$;
