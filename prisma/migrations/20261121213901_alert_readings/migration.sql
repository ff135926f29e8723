-- What policies measure: from stored samples to one value for each set of labels. A value is made so that comparing
-- it with a threshold is all that is left to judge (alert_rule).

-- A figure of a wide row by its metric's name. Written out once for each column, so that reading one figure does not
-- turn a whole row into JSON; to be called again by a migration that adds a metric.
CREATE PROCEDURE define_metric_figures() LANGUAGE plpgsql AS $procedure$
DECLARE
  source record;
  branches text;
BEGIN
  FOR source IN VALUES ('metric_figure', 'metrics_5m'), ('platform_metric_figure', 'platform_metrics_5m') LOOP
    -- A real goes through text to keep its short form, as in system_metrics.
    SELECT string_agg(format('WHEN %L THEN measured.%I::text::double precision', name, name), ' ')
      INTO branches FROM unnest(metric_columns(source.column2::regclass)) AS name;
    EXECUTE format('CREATE OR REPLACE FUNCTION %I(measured %I, metric text) RETURNS double precision
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', source.column1, source.column2,
      format('SELECT CASE metric %s END', branches));
  END LOOP;
  EXECUTE format('CREATE OR REPLACE FUNCTION metric_source(metric text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', format(
      'SELECT CASE WHEN metric = ANY (%L::text[]) THEN ''organisation'' WHEN metric = ANY (%L::text[]) THEN ''platform''
        ELSE ''pushed'' END', metric_columns('metrics_5m'), metric_columns('platform_metrics_5m')));
END $procedure$;
CALL define_metric_figures();
REVOKE ALL ON PROCEDURE define_metric_figures FROM PUBLIC;

-- A label that is absent is empty, and patterns match the whole value. A pattern that is none matches nothing: a
-- policy written by hand must not stop the evaluation of the others.
CREATE FUNCTION label_matches(value text, pattern text) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE
  AS $function$
BEGIN
  RETURN value ~ ('^(?:' || pattern || ')$');
EXCEPTION WHEN invalid_regular_expression THEN
  RETURN NULL;
END $function$;

CREATE FUNCTION labels_match(labels jsonb, selector jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE
  AS $function$
    SELECT coalesce(bool_and(coalesce(CASE condition.operator
        WHEN '=' THEN found.value = condition.value
        WHEN '!=' THEN found.value <> condition.value
        WHEN '=~' THEN label_matches(found.value, condition.value)
        WHEN '!~' THEN NOT label_matches(found.value, condition.value)
      END, false)), true)
    FROM jsonb_to_recordset(selector) AS condition (name text, operator text, value text)
    CROSS JOIN LATERAL (SELECT coalesce(labels ->> condition.name, '') AS value) AS found
  $function$;

-- The labels by which a policy tells its alerts apart; "*" keeps them all.
CREATE FUNCTION alert_group(labels jsonb, group_by text[]) RETURNS jsonb
  LANGUAGE sql IMMUTABLE
  AS $function$
    SELECT CASE
      WHEN group_by = '{}' THEN '{}'
      WHEN '*' = ANY (group_by) THEN labels
      ELSE (SELECT coalesce(jsonb_object_agg(name, labels -> name), '{}') FROM unnest(group_by) AS name WHERE labels ? name)
    END
  $function$;

-- The samples of a policy's metric in (since, until], each with the labels of the alert it counts for. `coarse`: hours
-- instead of samples, for windows of days.
CREATE FUNCTION alert_samples(policy alert_policies, since timestamptz, until timestamptz, coarse boolean)
  RETURNS TABLE (labels jsonb, at timestamptz, value double precision)
  LANGUAGE plpgsql STABLE
  AS $function$
#variable_conflict use_column
DECLARE
  place integer;
BEGIN
  CASE metric_source(policy.metric_type)
    WHEN 'organisation' THEN
      IF coarse THEN
        place := array_position(metric_columns('metrics_5m'), policy.metric_type);
        RETURN QUERY SELECT '{}'::jsonb, slot, averages[place]::text::double precision FROM metrics_1h
          WHERE organization_id = policy.organization_id AND slot > since AND slot <= until
            AND averages[place] IS NOT NULL;
      ELSE
        RETURN QUERY SELECT '{}'::jsonb, measured.slot, metric_figure(measured, policy.metric_type)
          FROM metrics_5m measured
          WHERE organization_id = policy.organization_id AND slot > since AND slot <= until
            AND metric_figure(measured, policy.metric_type) IS NOT NULL;
      END IF;
    WHEN 'platform' THEN
      RETURN QUERY SELECT '{}'::jsonb, measured.slot, platform_metric_figure(measured, policy.metric_type)
        FROM platform_metrics_5m measured
        WHERE slot > since AND slot <= until AND platform_metric_figure(measured, policy.metric_type) IS NOT NULL;
    ELSE
      RETURN QUERY
        WITH series AS MATERIALIZED (
          SELECT id, alert_group(labels, policy.group_by) AS labels FROM metric_series
          WHERE organization_id = policy.organization_id AND name = policy.metric_type
            AND labels_match(labels, policy.label_selector)
        )
        SELECT series.labels, point.slot, point.average FROM series
        JOIN metric_points_1h point ON point.organization_id = policy.organization_id AND point.series_id = series.id
        WHERE coarse AND point.slot > since AND point.slot <= until
        UNION ALL
        SELECT series.labels, point.recorded_at, point.value FROM series
        JOIN metric_points point ON point.organization_id = policy.organization_id AND point.series_id = series.id
        WHERE NOT coarse AND point.recorded_at > since AND point.recorded_at <= until;
  END CASE;
END $function$;

CREATE FUNCTION last_of(state double precision, value double precision) RETURNS double precision
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$ SELECT value $function$;
CREATE AGGREGATE last_value_of(double precision) (SFUNC = last_of, STYPE = double precision);

-- The aggregate of a policy over (until - window, until], one row a group; earlier samples only make a group known.
CREATE FUNCTION alert_aggregates(policy alert_policies, since timestamptz, until timestamptz)
  RETURNS TABLE (labels jsonb, value double precision, samples bigint)
  LANGUAGE sql STABLE
  AS $function$
    SELECT sample.labels,
      CASE policy.aggregate
        WHEN 'avg' THEN avg(sample.value ORDER BY sample.at, sample.value) FILTER (WHERE windowed.is_in)
        WHEN 'sum' THEN sum(sample.value ORDER BY sample.at, sample.value) FILTER (WHERE windowed.is_in)
        WHEN 'min' THEN min(sample.value) FILTER (WHERE windowed.is_in)
        WHEN 'max' THEN max(sample.value) FILTER (WHERE windowed.is_in)
        WHEN 'count' THEN count(*) FILTER (WHERE windowed.is_in)
        WHEN 'last' THEN last_value_of(sample.value ORDER BY sample.at, sample.value) FILTER (WHERE windowed.is_in)
        WHEN 'p95' THEN percentile_cont(0.95) WITHIN GROUP (ORDER BY sample.value) FILTER (WHERE windowed.is_in)
      END,
      count(*) FILTER (WHERE windowed.is_in)
    FROM alert_samples(policy, since, until, false) AS sample
    CROSS JOIN LATERAL (
      SELECT sample.at > until - make_interval(secs => policy.window_seconds) AS is_in
    ) AS windowed
    GROUP BY sample.labels
  $function$;

-- The share in percent of what was bad within (since, until], and of how many it is one. Figures of the collection
-- are weighed by the requests of their slots, pushed points count alike.
CREATE FUNCTION alert_bad_share(policy alert_policies, since timestamptz, until timestamptz)
  RETURNS TABLE (labels jsonb, share double precision, events double precision)
  LANGUAGE plpgsql STABLE
  AS $function$
#variable_conflict use_column
BEGIN
  IF metric_source(policy.metric_type) = 'organisation' THEN
    RETURN QUERY SELECT '{}'::jsonb,
        sum(metric_figure(measured, policy.metric_type) * request_count ORDER BY slot) / nullif(sum(request_count), 0),
        coalesce(sum(request_count), 0)::double precision
      FROM metrics_5m measured
      WHERE organization_id = policy.organization_id AND slot > since AND slot <= until
        AND metric_figure(measured, policy.metric_type) IS NOT NULL;
  ELSE
    RETURN QUERY SELECT sample.labels, avg(sample.value ORDER BY sample.at, sample.value), count(*)::double precision
      FROM alert_samples(policy, since, until, false) AS sample GROUP BY sample.labels;
  END IF;
END $function$;

-- Slots of five minutes since Monday 00:00 UTC; the epoch was a Thursday.
CREATE FUNCTION slot_of_week(at timestamptz) RETURNS smallint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$ SELECT ((extract(epoch FROM at)::bigint / 300 + 864) % 2016)::smallint $function$;

-- How far from usual the last slots were, in robust deviations: the value is that of the points-th farthest of the last
-- of_points slots, so that it reaches a threshold exactly when that many do. No baseline yet is no data.
CREATE FUNCTION alert_deviations(policy alert_policies, at timestamptz)
  RETURNS TABLE (labels jsonb, value double precision, samples bigint)
  LANGUAGE sql STABLE
  AS $function$
    WITH slots AS (
      SELECT at - n * interval '5 minutes' AS slot
      FROM generate_series(0, coalesce((policy.parameters ->> 'of_points')::integer, 3) - 1) AS n
    ), measured AS (
      SELECT slots.slot, aggregate.labels, aggregate.value
      FROM slots CROSS JOIN LATERAL alert_aggregates(policy,
        slots.slot - make_interval(secs => policy.window_seconds), slots.slot) AS aggregate
      WHERE aggregate.value IS NOT NULL
    ), scored AS (
      SELECT measured.labels, CASE
        WHEN abs(distance.value) < coalesce((policy.parameters ->> 'minimum_deviation')::double precision, 0) THEN 0
        WHEN policy.parameters ->> 'direction' = 'above' AND distance.value < 0 THEN 0
        WHEN policy.parameters ->> 'direction' = 'below' AND distance.value > 0 THEN 0
        -- A metric that never moved has no deviation to measure by: 1 % of its median stands in.
        ELSE abs(distance.value) / greatest(baseline.deviation, 0.01 * abs(baseline.median), 1e-9)
      END AS score
      FROM measured
      JOIN alert_baselines baseline ON baseline.organization_id = policy.organization_id
        AND baseline.policy_id = policy.id AND baseline.fingerprint = alert_fingerprint(measured.labels)
        AND baseline.slot_of_week = slot_of_week(measured.slot)
      CROSS JOIN LATERAL (SELECT measured.value - baseline.median AS value) AS distance
    )
    SELECT labels, (array_agg(score ORDER BY score DESC))[coalesce((policy.parameters ->> 'points')::integer, 2)], count(*)
    FROM scored GROUP BY labels
  $function$;

-- Security events of the window by what they are grouped by. What was reported later than `at` was not known then.
CREATE FUNCTION alert_event_counts(policy alert_policies, at timestamptz)
  RETURNS TABLE (labels jsonb, value double precision, samples bigint)
  LANGUAGE sql STABLE
  AS $function$
    SELECT grouped.labels, count(*), count(*)
    FROM security_events event
    CROSS JOIN LATERAL (
      SELECT CASE policy.parameters ->> 'group_by'
        WHEN 'actor' THEN jsonb_build_object('actor', coalesce(event.actor_id, event.actor_name))
        WHEN 'source_address' THEN jsonb_build_object('source_address', host(event.source_address))
        WHEN 'target' THEN jsonb_build_object('target', event.target_kind || ':' || event.target_id)
        ELSE '{}'
      END AS labels
    ) AS grouped
    WHERE event.organization_id = policy.organization_id
      AND event.occurred_at > at - make_interval(secs => policy.window_seconds) AND event.occurred_at <= at
      AND event.recorded_at <= at AND event.recorded_at > at - make_interval(secs => policy.window_seconds)
      AND (coalesce(policy.parameters -> 'kinds', '[]') = '[]' OR policy.parameters -> 'kinds' ? event.kind)
      AND (coalesce(policy.parameters -> 'severities', '[]') = '[]' OR policy.parameters -> 'severities' ? event.severity)
      -- An event that does not say by whom belongs to no group.
      AND NOT jsonb_path_exists(grouped.labels, '$.* ? (@ == null)')
    GROUP BY grouped.labels
  $function$;

-- What a policy measures at an instant, one row for each of its alerts to be; a null value is no data. A policy that
-- cannot be reckoned (a parameter that is no number, an overflow) has no data, and cannot stop the others.
CREATE FUNCTION alert_readings(policy alert_policies, at timestamptz)
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
          least(extract(epoch FROM at - max(sample.at))::double precision, longest_silence),
          count(*) FILTER (WHERE sample.at > at - width)
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
        CROSS JOIN LATERAL (SELECT extract(epoch FROM sample.at - at)::double precision AS seconds) AS since
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

-- The readings of one policy, stored or not, at each tick of (since, until]: for trying it on history and for replays.
CREATE FUNCTION alert_history(policy alert_policies, since timestamptz, until timestamptz)
  RETURNS TABLE (at timestamptz, labels jsonb, value double precision, samples bigint)
  LANGUAGE plpgsql STABLE
  AS $function$
#variable_conflict use_column
DECLARE
  width CONSTANT interval := interval '5 minutes';
  first_tick CONSTANT timestamptz := date_bin(width, since, 'epoch') + width;
BEGIN
  -- One slot is one sample: no need to ask for each tick.
  IF policy.kind = 'threshold' AND policy.window_seconds <= 300 AND policy.aggregate <> 'count'
    AND metric_source(policy.metric_type) = 'organisation' THEN
    RETURN QUERY
      SELECT tick, '{}'::jsonb, figure.value, CASE WHEN figure.value IS NULL THEN 0 ELSE 1 END::bigint
      FROM generate_series(first_tick, until, width) AS tick
      LEFT JOIN metrics_5m measured ON measured.organization_id = policy.organization_id AND measured.slot = tick
        AND measured.slot > since AND measured.slot <= until
      CROSS JOIN LATERAL (SELECT metric_figure(measured, policy.metric_type) AS value) AS figure
      ORDER BY tick;
  ELSE
    RETURN QUERY
      SELECT tick, reading.labels, reading.value, reading.samples
      FROM generate_series(first_tick, until, width) AS tick
      CROSS JOIN LATERAL alert_readings(policy, tick) AS reading
      ORDER BY tick;
  END IF;
END $function$;

-- Makes anew what is usual for each anomaly policy at each five minutes of the week, from the eight weeks before `at`.
-- A slot borrows from its two neighbours on either side, or eight samples would be all there are.
CREATE FUNCTION refresh_alert_baselines(at timestamptz) RETURNS bigint
  LANGUAGE plpgsql
  SET work_mem = '64MB'
  SET jit = off
  AS $function$
#variable_conflict use_column
DECLARE
  kept bigint;
BEGIN
  DELETE FROM alert_baselines baseline USING alert_policies policy
  WHERE policy.organization_id = baseline.organization_id AND policy.id = baseline.policy_id;
  WITH samples AS MATERIALIZED (
    SELECT policy.organization_id, policy.id AS policy_id, alert_fingerprint(sample.labels) AS fingerprint,
      slot_of_week(date_bin('5 minutes', sample.at - interval '1 microsecond', 'epoch') + interval '5 minutes') AS slot,
      sample.value
    FROM alert_policies policy
    CROSS JOIN LATERAL alert_samples(policy, at - interval '56 days', at, false) AS sample
    WHERE policy.kind = 'anomaly' AND policy.enabled AND policy.deleted_at IS NULL
  ), spread AS MATERIALIZED (
    SELECT organization_id, policy_id, fingerprint, ((slot + offset_slots + 2016) % 2016)::smallint AS slot, value
    FROM samples CROSS JOIN generate_series(-2, 2) AS offset_slots
  ), centred AS (
    SELECT organization_id, policy_id, fingerprint, slot, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median
    FROM spread GROUP BY organization_id, policy_id, fingerprint, slot
  )
  INSERT INTO alert_baselines (organization_id, policy_id, fingerprint, slot_of_week, median, deviation, samples)
  SELECT organization_id, policy_id, fingerprint, slot, median,
    1.4826 * percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(value - median)), count(*)
  FROM spread JOIN centred USING (organization_id, policy_id, fingerprint, slot)
  GROUP BY organization_id, policy_id, fingerprint, slot, median;
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END $function$;
REVOKE ALL ON FUNCTION refresh_alert_baselines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_alert_baselines TO regulix_platform;
