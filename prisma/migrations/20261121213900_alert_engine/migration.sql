-- CreateTable
CREATE TABLE "alert_instances" (
    "organization_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "severity" TEXT,
    "since" TIMESTAMPTZ(3),
    "clear_since" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "no_data" BOOLEAN NOT NULL,
    "flapping" BOOLEAN NOT NULL,
    "untold" BOOLEAN NOT NULL,
    "history" INTEGER NOT NULL,
    "episode" INTEGER NOT NULL,
    "alert_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_instances_pkey" PRIMARY KEY ("organization_id","policy_id","fingerprint")
);

-- CreateTable
CREATE TABLE "alert_ticks" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "evaluated" INTEGER NOT NULL DEFAULT 0,
    "decisions" INTEGER NOT NULL DEFAULT 0,
    "notices" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "alert_ticks_pkey" PRIMARY KEY ("at")
);

-- CreateTable
CREATE TABLE "alert_signals" (
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decisions" INTEGER NOT NULL,
    "notices" INTEGER NOT NULL,

    CONSTRAINT "alert_signals_pkey" PRIMARY KEY ("organization_id","at")
);

-- CreateTable
CREATE TABLE "alert_baselines" (
    "organization_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "slot_of_week" SMALLINT NOT NULL,
    "median" DOUBLE PRECISION NOT NULL,
    "deviation" DOUBLE PRECISION NOT NULL,
    "samples" INTEGER NOT NULL,

    CONSTRAINT "alert_baselines_pkey" PRIMARY KEY ("organization_id","policy_id","fingerprint","slot_of_week")
);

-- AddForeignKey
ALTER TABLE "alert_instances" ADD CONSTRAINT "alert_instances_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_signals" ADD CONSTRAINT "alert_signals_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_baselines" ADD CONSTRAINT "alert_baselines_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "alert_policies"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE alert_instances
  ADD CONSTRAINT alert_instances_state_check
    CHECK (state IN ('inactive', 'pending', 'firing', 'acknowledged', 'resolved')),
  ADD CONSTRAINT alert_instances_since_check
    CHECK ((since IS NOT NULL) = (state IN ('pending', 'firing', 'acknowledged')));
ALTER TABLE alert_instances SET (fillfactor = 70);

-- What a clear verdict, or none, cannot change. Nearly every fingerprint of nearly every tick is that, and is
-- passed over before anything is reckoned.
CREATE FUNCTION is_quiet(instance alert_instances) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT instance.state IN ('inactive', 'resolved') AND instance.history = 0 AND instance.held_until IS NULL
      AND NOT instance.flapping
  $function$;
CREATE INDEX alert_instances_lively_idx ON alert_instances (organization_id, policy_id)
  WHERE NOT (state IN ('inactive', 'resolved') AND history = 0 AND held_until IS NULL AND NOT flapping);

CREATE FUNCTION is_open(state text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$ SELECT state IN ('firing', 'acknowledged') $function$;

CREATE FUNCTION alert_severity_rank(severity text) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT CASE severity WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END
  $function$;

CREATE FUNCTION alert_crossed(operator text, value double precision, threshold double precision) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT CASE operator
      WHEN 'gt' THEN value > threshold
      WHEN 'gte' THEN value >= threshold
      WHEN 'lt' THEN value < threshold
      WHEN 'lte' THEN value <= threshold
      WHEN 'eq' THEN value = threshold
      WHEN 'neq' THEN value <> threshold
    END
  $function$;

-- From here to transition_alert() the rules stand twice: in lib/alerts/engine and here. A property test runs both
-- over the same sequences and compares every step. Each stage is fenced by OFFSET 0: without it the planner would
-- write every stage out inside the next, and again inside the one after.

-- The comparison of each kind: its value is made so that one form fits all. ruleOf() in judge.ts.
CREATE FUNCTION alert_rule(policy alert_policies)
  RETURNS TABLE (operator text, threshold double precision, recovery double precision, tiers jsonb)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT
      CASE WHEN policy.kind IN ('threshold', 'rate_of_change', 'forecast', 'event_count')
        THEN policy.comparison_operator ELSE 'gte' END,
      CASE policy.kind
        WHEN 'absence' THEN policy.window_seconds
        WHEN 'burn_rate' THEN CASE jsonb_typeof(policy.parameters -> 'factor')
          WHEN 'number' THEN (policy.parameters ->> 'factor')::double precision END
        WHEN 'composite' THEN CASE WHEN policy.parameters ->> 'operator' = 'all'
          THEN CASE jsonb_typeof(policy.parameters -> 'policy_ids')
            WHEN 'array' THEN jsonb_array_length(policy.parameters -> 'policy_ids') END
          ELSE 1 END
        ELSE policy.threshold_value
      END,
      CASE WHEN policy.kind IN ('threshold', 'rate_of_change', 'forecast', 'event_count') THEN policy.recovery_value END,
      CASE WHEN policy.kind IN ('threshold', 'rate_of_change', 'forecast', 'event_count')
        THEN policy.tiers ELSE '[]' END
  $function$;

-- judge() in judge.ts. `value` null is no data; `about_data` asks whether there is any.
CREATE FUNCTION judge_alert(value double precision, about_data boolean, operator text, own_threshold double precision,
    recovery double precision, own_severity text, tiers jsonb, prior_state text, prior_severity text)
  RETURNS TABLE (verdict text, severity text, threshold double precision)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT judged.verdict,
      CASE judged.verdict
        WHEN 'breach' THEN CASE WHEN about_data THEN own_severity ELSE crossed.severity END
        WHEN 'recovering' THEN prior_severity
      END,
      CASE WHEN about_data THEN NULL
        WHEN judged.verdict = 'breach' THEN crossed.threshold
        WHEN judged.verdict = 'recovering' THEN recovery
        ELSE own_threshold
      END
    FROM (SELECT value) AS given
    LEFT JOIN LATERAL (
      SELECT tier.severity, tier.threshold
      FROM (
        SELECT own_severity AS severity, own_threshold AS threshold, 0 AS place
        UNION ALL
        SELECT element ->> 'severity', (element ->> 'threshold')::double precision, place
        FROM jsonb_array_elements(tiers) WITH ORDINALITY AS more (element, place)
      ) AS tier
      WHERE alert_crossed(operator, value, tier.threshold)
      ORDER BY alert_severity_rank(tier.severity) DESC, tier.place
      LIMIT 1
    ) AS crossed ON NOT about_data
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN about_data THEN CASE WHEN value IS NULL THEN 'breach' ELSE 'clear' END
        WHEN value IS NULL THEN 'no_data'
        WHEN crossed.severity IS NOT NULL THEN 'breach'
        WHEN is_open(prior_state) AND recovery IS NOT NULL AND alert_crossed(operator, value, recovery)
          THEN 'recovering'
        ELSE 'clear'
      END AS verdict
      OFFSET 0
    ) AS judged
  $function$;

-- How much an alert went to and fro, from the 20 changes between 21 ticks: flappingScore() in flapping.ts. The change
-- of age n weighs 228 - 4n; the masks sum the ages of the changed bits by their binary digits.
CREATE FUNCTION alert_flapping_score(changes integer) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT 228 * bit_count(int4send(changes)) - 4 * (
      bit_count(int4send(changes & 699050))
      + 2 * bit_count(int4send(changes & 838860))
      + 4 * bit_count(int4send(changes & 61680))
      + 8 * bit_count(int4send(changes & 65280))
      + 16 * bit_count(int4send(changes & 983040)))
  $function$;

CREATE TYPE alert_state AS (
  state text,
  severity text,
  since timestamptz,
  clear_since timestamptz,
  held_until timestamptz,
  seen_at timestamptz,
  no_data boolean,
  flapping boolean,
  untold boolean,
  history integer,
  policy_version integer
);
CREATE TYPE alert_judgement AS (verdict text, severity text, about_data boolean, withdrawal text);
CREATE TYPE alert_terms AS (
  version integer,
  severity text,
  for_seconds integer,
  keep_firing_seconds integer,
  no_data text
);

-- transition() in transition.ts, with reasonOf() and noticeOf(). `reason` null: nothing that anybody could ask about.
CREATE FUNCTION transition_alert(prior alert_state, judged alert_judgement, terms alert_terms, at timestamptz,
    late boolean)
  RETURNS TABLE (state text, severity text, since timestamptz, clear_since timestamptz, held_until timestamptz,
    seen_at timestamptz, no_data boolean, flapping boolean, untold boolean, history integer, policy_version integer,
    reason text, notice text, notice_severity text, resolution text)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT moved.state, graded.severity, graded.since, graded.clear_since, graded.held_until, graded.seen_at,
      graded.no_data, marked.flapping, told.untold, remembered.history, terms.version,
      coalesce(explained.reason, CASE WHEN told.notice IS NOT NULL THEN 'told_after_gap' END),
      told.notice,
      CASE WHEN told.notice IS NOT NULL THEN coalesce(graded.severity, prior.severity, terms.severity) END,
      CASE WHEN asked.was_open AND NOT moved.is_open THEN
        coalesce(judged.withdrawal, CASE moved.state WHEN 'pending' THEN 'policy_changed' ELSE 'cleared' END) END
    FROM (
      SELECT is_open(prior.state) AS was_open,
        CASE
          WHEN judged.verdict IN ('breach', 'recovering') THEN 'breach'
          WHEN judged.verdict = 'clear' THEN 'clear'
          WHEN judged.verdict = 'withdrawn' THEN 'withdraw'
          WHEN terms.no_data = 'alert' THEN 'breach'
          WHEN terms.no_data = 'ok' THEN 'clear'
          -- As it was last: what is pending goes on to wait, what is open stays so.
          WHEN prior.state = 'pending' THEN 'breach'
          ELSE 'stay'
        END AS ask,
        CASE
          WHEN judged.verdict = 'breach' THEN judged.severity
          WHEN judged.verdict = 'no_data' AND terms.no_data = 'alert' THEN terms.severity
          ELSE prior.severity
        END AS severity,
        CASE
          WHEN prior.since IS NULL THEN at
          -- A longer gap is an outage of ours. In UTC, where a day has 24 hours.
          WHEN prior.state = 'pending' AND at - prior.seen_at > interval '10 minutes'
            THEN (prior.since AT TIME ZONE 'UTC' + (at - prior.seen_at)) AT TIME ZONE 'UTC'
          ELSE prior.since
        END AS since
      OFFSET 0
    ) AS asked
    CROSS JOIN LATERAL (
      SELECT at - asked.since >= make_interval(secs => terms.for_seconds) AS is_ripe,
        coalesce(at < prior.held_until, false) AS is_held,
        CASE asked.ask WHEN 'clear' THEN coalesce(prior.clear_since, at) WHEN 'stay' THEN prior.clear_since END
          AS clear_since
      OFFSET 0
    ) AS timed
    CROSS JOIN LATERAL (
      SELECT next.state, is_open(next.state) AS is_open, next.state = 'pending' OR is_open(next.state) AS is_active
      FROM (
        SELECT CASE asked.ask
          WHEN 'withdraw' THEN CASE
            WHEN asked.was_open THEN 'resolved'
            WHEN prior.state = 'pending' THEN 'inactive'
            ELSE prior.state
          END
          WHEN 'clear' THEN CASE
            WHEN prior.state = 'pending' THEN 'inactive'
            WHEN asked.was_open AND at - timed.clear_since >= make_interval(secs => terms.keep_firing_seconds)
              THEN 'resolved'
            ELSE prior.state
          END
          WHEN 'breach' THEN CASE
            -- A new version may ask for a longer breach than there has been.
            WHEN asked.was_open THEN CASE
              WHEN prior.policy_version <> terms.version AND NOT timed.is_ripe THEN 'pending' ELSE prior.state END
            WHEN prior.state <> 'pending' AND timed.is_held THEN prior.state
            WHEN timed.is_ripe THEN 'firing'
            ELSE 'pending'
          END
          ELSE prior.state
        END AS state
        OFFSET 0
      ) AS next
      OFFSET 0
    ) AS moved
    CROSS JOIN LATERAL (
      SELECT
        CASE
          WHEN moved.state = 'inactive' THEN NULL
          WHEN moved.state = 'resolved' THEN prior.severity
          WHEN NOT moved.is_open OR NOT asked.was_open THEN asked.severity
          WHEN alert_severity_rank(asked.severity) > alert_severity_rank(prior.severity) THEN asked.severity
          ELSE prior.severity
        END AS severity,
        CASE WHEN moved.is_active THEN asked.since END AS since,
        CASE WHEN moved.is_open THEN timed.clear_since END AS clear_since,
        CASE WHEN NOT moved.is_active AND asked.ask IN ('breach', 'stay') AND timed.is_held THEN prior.held_until END
          AS held_until,
        CASE WHEN moved.state = 'pending' THEN at END AS seen_at,
        moved.is_active AND (judged.verdict = 'no_data' OR judged.about_data) AS no_data
      OFFSET 0
    ) AS graded
    CROSS JOIN LATERAL (
      SELECT asked.ask <> 'withdraw' AND (asked.was_open <> moved.is_open OR at = date_bin('5 minutes', at, 'epoch'))
          AS is_remembered
      OFFSET 0
    ) AS ticked
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN asked.ask = 'withdraw' THEN 0
        WHEN ticked.is_remembered THEN ((prior.history << 1) & 2097151) | moved.is_open::integer
        ELSE prior.history
      END AS history
      OFFSET 0
    ) AS remembered
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN asked.ask = 'withdraw' THEN false
        WHEN ticked.is_remembered THEN scored.score >= 1900 OR (prior.flapping AND scored.score >= 950)
        ELSE prior.flapping
      END AS flapping
      FROM (SELECT (remembered.history # (remembered.history >> 1)) & 1048575 AS changes OFFSET 0) AS compared
      CROSS JOIN LATERAL (SELECT alert_flapping_score(compared.changes) AS score OFFSET 0) AS scored
      OFFSET 0
    ) AS marked
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN marked.flapping AND NOT prior.flapping THEN 'flapping'
        -- Routing was silent while it flapped: say where it came to rest.
        WHEN (prior.flapping AND NOT marked.flapping) OR asked.was_open <> moved.is_open
          THEN CASE WHEN NOT moved.is_open THEN 'resolved' WHEN graded.no_data THEN 'no_data' ELSE 'fired' END
        WHEN moved.is_open AND alert_severity_rank(graded.severity) > alert_severity_rank(prior.severity)
          THEN 'severity_raised'
      END AS kind
      OFFSET 0
    ) AS worth
    CROSS JOIN LATERAL (
      SELECT
        CASE
          -- Nobody has to hear of the end of what they never heard of, nor of old unrest.
          WHEN NOT moved.is_open THEN
            CASE WHEN CASE worth.kind WHEN 'resolved' THEN NOT prior.untold ELSE NOT late END THEN worth.kind END
          WHEN late THEN NULL
          WHEN prior.untold THEN CASE WHEN graded.no_data THEN 'no_data' ELSE 'fired' END
          ELSE worth.kind
        END AS notice,
        moved.is_open AND late AND (prior.untold OR worth.kind IS NOT NULL) AS untold
      OFFSET 0
    ) AS told
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN prior.state <> moved.state THEN CASE
          WHEN asked.ask = 'withdraw' THEN coalesce(judged.withdrawal, 'policy_removed')
          WHEN moved.state = 'firing' THEN CASE WHEN graded.no_data THEN 'no_data' ELSE 'threshold_crossed' END
          WHEN moved.state = 'resolved' THEN 'cleared'
          WHEN moved.state = 'inactive' THEN 'cleared_while_pending'
          WHEN asked.was_open THEN 'for_raised'
          ELSE 'breach_began'
        END
        WHEN moved.is_open AND alert_severity_rank(graded.severity) > alert_severity_rank(prior.severity)
          THEN 'severity_raised'
        WHEN prior.flapping <> marked.flapping
          THEN CASE WHEN marked.flapping THEN 'flapping_began' ELSE 'flapping_ended' END
        WHEN prior.no_data <> graded.no_data
          THEN CASE WHEN graded.no_data THEN 'data_missing' ELSE 'data_returned' END
        WHEN moved.is_open AND (prior.clear_since IS NULL) <> (graded.clear_since IS NULL)
          THEN CASE WHEN graded.clear_since IS NULL THEN 'breached_again' ELSE 'kept_firing' END
        WHEN prior.held_until IS NOT NULL AND graded.held_until IS NULL THEN 'hold_ended'
      END AS reason
      OFFSET 0
    ) AS explained
  $function$;

-- A float as RFC 8785 writes it, which is as ECMAScript does; infinities are no JSON and never get here.
CREATE FUNCTION canonical_number(value double precision) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT CASE
      WHEN value IS NULL THEN 'null'
      WHEN value = 0 THEN '0'
      WHEN abs(value) >= 1e21 OR abs(value) < 1e-6
        THEN regexp_replace(value::text COLLATE "C", 'e([+-])0(\d)$', 'e\1\2')
      ELSE trim_scale(value::text::numeric)::text
    END
  $function$;

-- Labels, names and values being text, as RFC 8785 writes them. Names of labels are ASCII.
CREATE FUNCTION canonical_labels(labels jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || to_json(value)::text, ',' ORDER BY key COLLATE "C"), '')
      || '}'
    FROM jsonb_each_text(labels)
  $function$;

-- fingerprint() in fingerprint.ts.
CREATE FUNCTION alert_fingerprint(labels jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$ SELECT encode(sha256(convert_to(canonical_labels(labels), 'UTF8')), 'hex') $function$;

-- What a decision of the engine says: decisionContent() in decision-content.ts.
CREATE FUNCTION alert_decision_content(from_state text, to_state text, reason text, notice text, severity text,
    verdict text, value double precision, samples bigint, threshold double precision, labels jsonb, no_data boolean,
    flapping boolean, late boolean)
  RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $function$
    SELECT '{"engine":1,"flapping":' || flapping::text
      || ',"from":"' || from_state
      || '","labels":' || canonical_labels(labels)
      || ',"late":' || late::text
      || ',"no_data":' || no_data::text
      || ',"notice":' || coalesce('"' || notice || '"', 'null')
      || ',"reason":"' || reason
      || '","samples":' || samples::text
      || ',"severity":' || coalesce('"' || severity || '"', 'null')
      || ',"threshold":' || canonical_number(threshold)
      || ',"to":"' || to_state
      || '","value":' || canonical_number(value)
      || ',"verdict":"' || verdict || '"}'
  $function$;

CALL isolate_tenant_table('alert_instances');
CALL isolate_tenant_table('alert_signals');
CALL isolate_tenant_table('alert_baselines');
GRANT SELECT, UPDATE ON alert_instances TO regulix_app;
GRANT SELECT ON alert_signals, alert_baselines TO regulix_app;
-- How many policies and alerts there are in all is nobody's business but the operator's.
GRANT SELECT (at, late, started_at, finished_at) ON alert_ticks TO regulix_app;
CREATE POLICY platform_access ON alert_instances TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_signals TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON alert_baselines TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_instances, alert_baselines TO regulix_platform;
GRANT SELECT, INSERT, UPDATE ON alert_ticks TO regulix_platform;
GRANT SELECT, INSERT ON alert_signals TO regulix_platform;
