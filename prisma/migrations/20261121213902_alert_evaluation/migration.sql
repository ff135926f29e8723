-- Those who decide for one organisation take turns: a tick for all of them, signals and people for theirs. Taken
-- before anything is read, so that nobody decides from what another is just changing.
CREATE FUNCTION lock_alerts(organization uuid) RETURNS void
  LANGUAGE plpgsql
  AS $function$
BEGIN
  IF organization IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('alerts', 0));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('alerts', 0));
    PERFORM pg_advisory_xact_lock(hashtextextended('alerts ' || organization, 0));
  END IF;
END $function$;

-- Judges policies at an instant and writes what comes of it: instances, alerts, notices and decisions, all or nothing.
-- `organization` null: all of them. `metrics` and `kinds` null: every policy; otherwise only those that watch one of
-- these metrics or kinds of security events. `composite`: only policies about other policies, whose alerts must have
-- been written before. `late`: nobody is woken. `now_at` is the writer's clock.
CREATE FUNCTION evaluate_alert_policies(at timestamptz, organization uuid, metrics text[], kinds text[],
    composite boolean, late boolean, now_at timestamptz)
  RETURNS TABLE (evaluated integer, decisions integer, notices integer)
  LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan
  SET work_mem = '64MB'
  SET jit = off
  AS $function$
#variable_conflict use_column
DECLARE
  -- SHA-256 of "{}": nearly every policy has one alert at most.
  sole CONSTANT text := '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
  is_tick CONSTANT boolean := at = date_bin('5 minutes', at, 'epoch') AND metrics IS NULL AND kinds IS NULL;
  decided record;
BEGIN
  -- Planning the statement below is most of what it costs where there is nothing to do.
  IF composite AND NOT EXISTS (
    SELECT FROM alert_policies
    WHERE kind = 'composite' AND enabled AND (organization IS NULL OR organization_id = organization)) THEN
    RETURN QUERY SELECT 0, 0, 0;
    RETURN;
  END IF;

  WITH policies AS MATERIALIZED (
    -- The whole row only where somebody needs it: copying it is much of what reading a policy costs.
    SELECT policy.organization_id, policy.id, policy.metric_type, policy.no_data, rule.operator, rule.threshold,
      rule.tiers, found.source, CASE WHEN found.source = 'pushed' THEN policy END AS whole
    FROM alert_policies policy
    JOIN organizations ON organizations.id = policy.organization_id
    CROSS JOIN LATERAL alert_rule(policy) AS rule
    CROSS JOIN LATERAL (
      -- One slot is one sample, which a join finds for all policies at once.
      SELECT CASE WHEN is_tick AND policy.kind = 'threshold' AND policy.window_seconds <= 300
        AND policy.aggregate <> 'count' THEN metric_source(policy.metric_type) ELSE 'pushed' END AS source
      OFFSET 0
    ) AS found
    WHERE policy.enabled AND policy.deleted_at IS NULL AND organizations.deleted_at IS NULL
      AND (organization IS NULL OR policy.organization_id = organization)
      AND (policy.kind = 'composite') = composite
      AND (composite OR (metrics IS NULL AND kinds IS NULL)
        OR (policy.kind <> 'event_count' AND policy.metric_type = ANY (metrics))
        OR (policy.kind = 'event_count' AND kinds IS NOT NULL
          AND (coalesce(policy.parameters -> 'kinds', '[]') = '[]' OR policy.parameters -> 'kinds' ?| kinds)))
  ), measured AS (
    SELECT policy.organization_id, policy.id, policy.operator, policy.threshold, policy.tiers, policy.no_data,
      sole AS fingerprint, '{}'::jsonb AS labels, metric_figure(figures, policy.metric_type) AS value,
      1::bigint AS samples
    FROM policies policy
    LEFT JOIN metrics_5m figures ON figures.organization_id = policy.organization_id AND figures.slot = at
    WHERE policy.source = 'organisation'
    UNION ALL
    SELECT policy.organization_id, policy.id, policy.operator, policy.threshold, policy.tiers, policy.no_data,
      sole, '{}', platform_metric_figure(figures, policy.metric_type), 1
    FROM policies policy
    LEFT JOIN platform_metrics_5m figures ON figures.slot = at
    WHERE policy.source = 'platform'
    UNION ALL
    SELECT policy.organization_id, policy.id, policy.operator, policy.threshold, policy.tiers, policy.no_data,
      alert_fingerprint(reading.labels), reading.labels,
      -- What JSON cannot say is no value.
      CASE WHEN reading.value NOT IN ('NaN', 'Infinity', '-Infinity') THEN reading.value END, reading.samples
    FROM policies policy
    CROSS JOIN LATERAL alert_readings(policy.whole, at) AS reading
    WHERE policy.source = 'pushed'
  ), readings AS MATERIALIZED (
    -- `stirs`: it may move what is quiet.
    SELECT organization_id, id, fingerprint, labels, value, CASE WHEN value IS NULL THEN 0 ELSE samples END AS samples,
      false AS about_data, coalesce(CASE
        WHEN value IS NULL THEN no_data = 'alert'
        WHEN tiers = '[]' THEN alert_crossed(operator, value, threshold)
        ELSE true
      END, false) AS stirs
    FROM measured
    UNION ALL
    -- An alert of its own about the data, where that is asked for.
    SELECT organization_id, id, alert_fingerprint(labels || '{"no_data": "true"}'), labels || '{"no_data": "true"}',
      value, CASE WHEN value IS NULL THEN 0 ELSE samples END, true, value IS NULL
    FROM measured WHERE no_data = 'separate'
  ), lively AS MATERIALIZED (
    SELECT instance.* FROM alert_instances instance
    WHERE NOT (state IN ('inactive', 'resolved') AND history = 0 AND held_until IS NULL AND NOT flapping)
      AND (organization IS NULL OR instance.organization_id = organization)
  ), asked AS (
    -- Whoever is not quiet, and whoever may no longer be. The others cannot change.
    SELECT organization_id, id, fingerprint, labels, value, samples, about_data, NULL AS withdrawal
    FROM readings WHERE stirs
    UNION ALL
    SELECT reading.organization_id, reading.id, reading.fingerprint, reading.labels, reading.value, reading.samples,
      reading.about_data, NULL
    FROM lively JOIN readings reading ON reading.organization_id = lively.organization_id
      AND reading.id = lively.policy_id AND reading.fingerprint = lively.fingerprint
    WHERE NOT reading.stirs
    UNION ALL
    -- Known before and not measured now: counted none, silent, or not asked for any more. Of data that have been
    -- missing for so long that nobody knows of them, none are expected.
    SELECT lively.organization_id, lively.policy_id, lively.fingerprint, lively.labels,
      CASE WHEN policy.kind = 'event_count' OR about.data THEN 0 END, 0, about.data,
      CASE WHEN policy.version <> lively.policy_version THEN 'policy_changed' END
    FROM lively
    JOIN policies asked ON asked.organization_id = lively.organization_id AND asked.id = lively.policy_id
    JOIN alert_policies policy ON policy.organization_id = lively.organization_id AND policy.id = lively.policy_id
    CROSS JOIN LATERAL (SELECT lively.labels ? 'no_data' AND policy.no_data = 'separate' AS data) AS about
    WHERE NOT EXISTS (
      SELECT FROM readings reading
      WHERE reading.organization_id = lively.organization_id AND reading.id = lively.policy_id
        AND reading.fingerprint = lively.fingerprint)
  ), candidates AS (
    SELECT asked.organization_id, asked.id AS policy_id, asked.fingerprint, asked.labels, asked.value, asked.samples,
      asked.about_data, asked.withdrawal, rule.*,
      ROW(policy.version, policy.severity, policy.for_seconds, policy.keep_firing_seconds, policy.no_data)::alert_terms
        AS terms
    FROM asked
    JOIN alert_policies policy USING (organization_id, id)
    CROSS JOIN LATERAL alert_rule(policy) AS rule
    UNION ALL
    -- Switched off or removed, while something was going on.
    SELECT lively.organization_id, lively.policy_id, lively.fingerprint, lively.labels, NULL, 0, false, 'policy_removed',
      NULL, NULL, NULL, '[]',
      ROW(policy.version, policy.severity, policy.for_seconds, policy.keep_firing_seconds, policy.no_data)::alert_terms
    FROM lively
    JOIN alert_policies policy ON policy.organization_id = lively.organization_id AND policy.id = lively.policy_id
    WHERE NOT composite AND (NOT policy.enabled OR policy.deleted_at IS NOT NULL)
  ), stepped AS MATERIALIZED (
    SELECT candidate.organization_id, candidate.policy_id, candidate.fingerprint, candidate.labels, candidate.value,
      candidate.samples, judged.threshold, ruled.verdict, begun.prior, next.*, next.policy_version AS version,
      opens.opens, CASE WHEN opens.opens THEN uuidv7() ELSE instance.alert_id END AS alert_id,
      coalesce(instance.episode, 0) + opens.opens::integer AS episode
    FROM candidates candidate
    LEFT JOIN alert_instances instance ON instance.organization_id = candidate.organization_id
      AND instance.policy_id = candidate.policy_id AND instance.fingerprint = candidate.fingerprint
    CROSS JOIN LATERAL (
      SELECT ROW(coalesce(instance.state, 'inactive'), instance.severity, instance.since, instance.clear_since,
        instance.held_until, instance.seen_at, coalesce(instance.no_data, false), coalesce(instance.flapping, false),
        coalesce(instance.untold, false), coalesce(instance.history, 0),
        coalesce(instance.policy_version, (candidate.terms).version))::alert_state AS prior
      OFFSET 0
    ) AS begun
    CROSS JOIN LATERAL judge_alert(candidate.value, candidate.about_data, candidate.operator, candidate.threshold,
      candidate.recovery, (candidate.terms).severity, candidate.tiers, (begun.prior).state, (begun.prior).severity) AS judged
    CROSS JOIN LATERAL (
      SELECT CASE WHEN candidate.withdrawal IS NULL THEN judged.verdict ELSE 'withdrawn' END AS verdict OFFSET 0
    ) AS ruled
    CROSS JOIN LATERAL transition_alert(begun.prior,
      ROW(ruled.verdict, judged.severity, candidate.about_data, candidate.withdrawal)::alert_judgement,
      candidate.terms, at, late) AS next
    CROSS JOIN LATERAL (SELECT is_open(next.state) AND NOT is_open((begun.prior).state) AS opens OFFSET 0) AS opens
    WHERE (instance.decided_at IS NULL OR instance.decided_at < at)
      AND (next.reason IS NOT NULL
        OR ROW(next.state, next.severity, next.since, next.clear_since, next.held_until, next.seen_at, next.no_data,
          next.flapping, next.untold, next.history, next.policy_version)::alert_state IS DISTINCT FROM begun.prior)
  ), kept AS (
    INSERT INTO alert_instances (organization_id, policy_id, fingerprint, labels, policy_version, state, severity, since,
      clear_since, held_until, seen_at, no_data, flapping, untold, history, episode, alert_id, decided_at)
    SELECT organization_id, policy_id, fingerprint, labels, version, state, severity, since, clear_since, held_until,
      seen_at, no_data, flapping, untold, history, episode, alert_id, at
    FROM stepped
    ON CONFLICT (organization_id, policy_id, fingerprint) DO UPDATE
    SET policy_version = excluded.policy_version, state = excluded.state, severity = excluded.severity,
      since = excluded.since, clear_since = excluded.clear_since, held_until = excluded.held_until,
      seen_at = excluded.seen_at, no_data = excluded.no_data, flapping = excluded.flapping, untold = excluded.untold,
      history = excluded.history, episode = excluded.episode, alert_id = excluded.alert_id,
      decided_at = excluded.decided_at
  ), opened AS (
    INSERT INTO alerts (organization_id, id, policy_id, policy_version, fingerprint, labels, episode, severity, state,
      value, threshold, fired_at, no_data, flapping, changed_at)
    SELECT organization_id, alert_id, policy_id, version, fingerprint, labels, episode, severity, 'firing', value,
      threshold, at, no_data, flapping, now_at
    FROM stepped WHERE opens
  ), changed AS (
    UPDATE alerts SET
      severity = CASE WHEN is_open(stepped.state) THEN stepped.severity ELSE alerts.severity END,
      state = CASE WHEN stepped.resolution IS NULL THEN alerts.state ELSE 'resolved' END,
      resolved_at = CASE WHEN stepped.resolution IS NULL THEN alerts.resolved_at ELSE at END,
      resolution = coalesce(stepped.resolution, alerts.resolution),
      no_data = CASE WHEN is_open(stepped.state) THEN stepped.no_data ELSE alerts.no_data END,
      flapping = stepped.flapping,
      changed_at = now_at
    FROM stepped
    WHERE alerts.organization_id = stepped.organization_id AND alerts.id = stepped.alert_id AND NOT stepped.opens
      AND stepped.reason IS NOT NULL
      AND (stepped.resolution IS NOT NULL OR is_open(stepped.state) OR alerts.flapping <> stepped.flapping)
  ), noticed AS (
    INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, created_at)
    SELECT organization_id, alert_id, notice, notice_severity, at, now_at
    FROM stepped WHERE notice IS NOT NULL
    RETURNING 1
  ), contents AS (
    SELECT organization_id, policy_id, version, fingerprint, alert_id, alert_decision_content((prior).state, state, reason,
      notice, severity, verdict, value, samples, threshold, labels, no_data, flapping, late) AS content
    FROM stepped WHERE reason IS NOT NULL
    ORDER BY organization_id, policy_id, fingerprint
  )
  SELECT (SELECT count(*) FROM policies) AS evaluated, (SELECT count(*) FROM noticed) AS notices, count(*) AS decisions,
    array_agg(organization_id) AS organizations, array_agg(policy_id) AS policies, array_agg(version) AS versions,
    array_agg(fingerprint) AS fingerprints, array_agg(alert_id) AS alerts, array_agg(content) AS contents
  INTO decided FROM contents;

  IF decided.decisions > 0 THEN
    PERFORM append_alert_decisions(now_at, decided.organizations, array_fill(at, ARRAY[decided.decisions::integer]),
      array_fill('transition'::text, ARRAY[decided.decisions::integer]), decided.policies, decided.versions,
      decided.fingerprints, decided.alerts, decided.contents);
  END IF;
  RETURN QUERY SELECT decided.evaluated::integer, decided.decisions::integer, decided.notices::integer;
END $function$;

-- One tick for all organisations, in one transaction with the caller's. Asked again, a finished one only reads its row.
CREATE FUNCTION evaluate_alert_tick(tick timestamptz, is_late boolean, now_at timestamptz)
  RETURNS TABLE (fresh boolean, evaluated integer, decisions integer, notices integer)
  LANGUAGE plpgsql
  AS $function$
#variable_conflict use_column
BEGIN
  -- A second run of the same tick waits here for the first.
  INSERT INTO alert_ticks (at, late, started_at) VALUES (tick, is_late, now_at) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN QUERY SELECT false, ledger.evaluated, ledger.decisions, ledger.notices FROM alert_ticks ledger WHERE at = tick;
    RETURN;
  END IF;
  PERFORM lock_alerts(NULL);
  UPDATE alert_ticks ledger
  SET finished_at = now_at, evaluated = done.evaluated, decisions = done.decisions, notices = done.notices
  FROM (
    SELECT coalesce(sum(pass.evaluated), 0)::integer AS evaluated, coalesce(sum(pass.decisions), 0)::integer AS decisions,
      coalesce(sum(pass.notices), 0)::integer AS notices
    -- Policies about others come after these, and see what they decided.
    FROM (VALUES (false), (true)) AS passes (composite)
    CROSS JOIN LATERAL evaluate_alert_policies(tick, NULL, NULL, NULL, composite, is_late, now_at) AS pass
  ) AS done
  WHERE ledger.at = tick;
  RETURN QUERY SELECT true, ledger.evaluated, ledger.decisions, ledger.notices FROM alert_ticks ledger WHERE at = tick;
END $function$;

-- The same for one organisation at once, and only for policies that watch what has just come in.
CREATE FUNCTION evaluate_alert_signal(organization uuid, metrics text[], kinds text[], instant timestamptz)
  RETURNS TABLE (evaluated integer, decisions integer, notices integer)
  LANGUAGE plpgsql
  AS $function$
#variable_conflict use_column
BEGIN
  PERFORM lock_alerts(organization);
  SELECT sum(pass.evaluated), sum(pass.decisions), sum(pass.notices) INTO evaluated, decisions, notices
  FROM (VALUES (false), (true)) AS passes (composite)
  CROSS JOIN LATERAL evaluate_alert_policies(instant, organization, metrics, kinds, composite, false, instant) AS pass;
  IF decisions > 0 THEN
    INSERT INTO alert_signals (organization_id, at, decisions, notices)
    VALUES (organization, instant, decisions, notices)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEXT;
END $function$;
REVOKE ALL ON FUNCTION evaluate_alert_policies, evaluate_alert_tick, evaluate_alert_signal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evaluate_alert_policies, evaluate_alert_tick, evaluate_alert_signal TO regulix_platform;
