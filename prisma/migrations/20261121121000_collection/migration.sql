-- CreateIndex
CREATE INDEX "organizations_created_at_idx" ON "organizations"("created_at");

-- One tick of the collection: what happened in the five minutes before `tick`, for all organisations,
-- in a number of statements that does not depend on how many there are. One transaction: a tick that
-- fails leaves nothing, a finished tick asked for again only reads its row of the ledger, unless an
-- organisation has come since: then it covers that one too and leaves the others as they are.
-- `host` holds the figures that only the process can know; null for a slot that is long past.
CREATE FUNCTION collect_metrics(tick timestamptz, host jsonb)
  RETURNS TABLE (collected boolean, organizations integer, metrics integer, missed integer)
  LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan
  SET work_mem = '64MB'
  SET jit = off
  AS $function$
#variable_conflict use_column
DECLARE
  width CONSTANT interval := interval '5 minutes';
  window_start CONSTANT timestamptz := tick - width;
  covered integer;
  figures integer;
  platform_figures integer;
  gaps integer;
BEGIN
  IF tick <> date_bin(width, tick, 'epoch') THEN
    RAISE EXCEPTION 'The slot % is not a multiple of five minutes.', tick USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- A second run of the same slot waits here for the first. A slot noted as missed may still be filled.
  INSERT INTO collection_ticks AS ledger (slot, started_at) VALUES (tick, clock_timestamp())
  ON CONFLICT (slot) DO UPDATE SET started_at = clock_timestamp(), missed = false
    WHERE ledger.finished_at IS NULL
      OR EXISTS (
        SELECT FROM organizations
        WHERE created_at >= ledger.started_at AND created_at < tick + width AND deleted_at IS NULL);
  IF NOT FOUND THEN
    RETURN QUERY SELECT false, ledger.organizations, ledger.metrics, 0 FROM collection_ticks ledger WHERE slot = tick;
    RETURN;
  END IF;

  INSERT INTO collection_ticks (slot, missed)
  SELECT gap, true
  FROM (SELECT max(slot) AS slot FROM collection_ticks WHERE slot < tick) AS newest
  CROSS JOIN generate_series(greatest(newest.slot, tick - interval '90 days') + width, window_start, width) AS gap
  WHERE newest.slot IS NOT NULL
  ON CONFLICT (slot) DO NOTHING;
  GET DIAGNOSTICS gaps = ROW_COUNT;

  WITH requests AS (
    SELECT organization_id,
      count(*) AS requests,
      avg(duration_milliseconds) AS latency,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_milliseconds) AS latency_p95,
      100.0 * count(*) FILTER (WHERE status >= 500) / count(*) AS error_rate,
      count(DISTINCT actor_id) FILTER (WHERE actor_kind = 'user') AS active_users,
      count(*) FILTER (WHERE actor_kind = 'api_key') AS api_use
    FROM request_records
    WHERE occurred_at >= window_start AND occurred_at < tick
    GROUP BY organization_id
  ), audited AS (
    SELECT organization_id, count(*) AS entries
    FROM audit_logs
    WHERE recorded_at >= window_start AND recorded_at < tick
    GROUP BY organization_id
  ), events AS (
    SELECT organization_id,
      count(*) AS total,
      count(*) FILTER (WHERE severity = 'critical') AS critical,
      count(*) FILTER (WHERE severity = 'high') AS high,
      count(*) FILTER (WHERE severity = 'medium') AS medium,
      count(*) FILTER (WHERE severity = 'low') AS low,
      count(*) FILTER (WHERE kind = 'authentication.failed') AS sign_in_failures,
      count(*) FILTER (WHERE kind = 'authentication.locked') AS lockouts,
      count(*) FILTER (WHERE kind = 'access.refused') AS permission_refusals,
      count(*) FILTER (WHERE kind = 'access.cross_tenant') AS cross_tenant_attempts,
      count(*) FILTER (WHERE kind = 'api_key.rejected') AS rejected_keys,
      count(*) FILTER (WHERE kind = 'webhook.forged') AS forged_webhooks
    FROM security_events
    WHERE recorded_at >= window_start AND recorded_at < tick
    GROUP BY organization_id
  ), stored AS (
    SELECT organization_id, sum(size_bytes) AS bytes FROM stored_files GROUP BY organization_id
  ), inserted AS (
    INSERT INTO metrics_5m AS row
    SELECT organization.id, tick,
      requests.requests, requests.latency, requests.latency_p95, requests.error_rate,
      requests.active_users, requests.api_use,
      coalesce(stored.bytes, 0),
      100.0 * coalesce(stored.bytes, 0) / nullif(organization.storage_quota_bytes, 0),
      coalesce(audited.entries, 0),
      coalesce(events.total, 0),
      coalesce(events.critical, 0), coalesce(events.high, 0), coalesce(events.medium, 0), coalesce(events.low, 0),
      coalesce(events.sign_in_failures, 0), coalesce(events.lockouts, 0),
      coalesce(events.permission_refusals, 0), coalesce(events.cross_tenant_attempts, 0),
      coalesce(events.rejected_keys, 0), coalesce(events.forged_webhooks, 0)
    FROM organizations organization
    LEFT JOIN requests ON requests.organization_id = organization.id
    LEFT JOIN stored ON stored.organization_id = organization.id
    LEFT JOIN audited ON audited.organization_id = organization.id
    LEFT JOIN events ON events.organization_id = organization.id
    -- One that came while the next slot was under way is covered already; earlier it had nothing to measure.
    WHERE organization.deleted_at IS NULL AND organization.created_at < tick + width
    ON CONFLICT (organization_id, slot) DO NOTHING
    RETURNING num_nonnulls(
      row.request_count, row.api_latency_ms, row.api_latency_p95_ms, row.error_rate, row.active_users,
      row.api_use, row.storage_utilization) + 13 AS figures
  )
  SELECT count(*), coalesce(sum(inserted.figures), 0) INTO covered, figures FROM inserted;

  WITH counters AS (
    SELECT blks_hit AS hit, blks_read AS read, numbackends AS connections
    FROM pg_stat_database WHERE datname = current_database()
  ), earlier AS (
    SELECT database_blocks_hit AS hit, database_blocks_read AS read
    FROM platform_metrics_5m WHERE slot < tick ORDER BY slot DESC LIMIT 1
  ), queue AS (
    SELECT count(*) AS depth, coalesce(extract(epoch FROM clock_timestamp() - min(due_at)), 0) AS oldest_seconds
    FROM engine.calls
    WHERE status = 'queued' AND due_at <= clock_timestamp() AND (host ->> 'embedded_engine')::boolean
    HAVING (host ->> 'embedded_engine')::boolean
  ), inserted AS (
    INSERT INTO platform_metrics_5m AS row
    SELECT tick,
      (host ->> 'cpu_usage')::double precision,
      (host ->> 'memory_usage')::double precision,
      (host ->> 'event_loop_delay_ms')::double precision,
      counters.connections,
      -- Negative differences mean that the server's statistics were reset.
      CASE WHEN counters.hit >= earlier.hit AND counters.read >= earlier.read
        THEN 100.0 * (counters.hit - earlier.hit) / nullif(counters.hit - earlier.hit + counters.read - earlier.read, 0)
      END,
      pg_database_size(current_database()),
      queue.depth,
      queue.oldest_seconds,
      (SELECT count(*) FROM mail_messages WHERE state IN ('queued', 'sending')),
      counters.hit,
      counters.read
    FROM counters
    LEFT JOIN earlier ON true
    LEFT JOIN queue ON true
    WHERE host IS NOT NULL
    ON CONFLICT (slot) DO NOTHING
    RETURNING num_nonnulls(
      row.cpu_usage, row.memory_usage, row.event_loop_delay_ms, row.database_connections,
      row.database_cache_hit_ratio, row.database_size_bytes, row.job_queue_depth,
      row.job_queue_oldest_seconds, row.notification_backlog) AS figures
  )
  SELECT coalesce(sum(inserted.figures), 0) INTO platform_figures FROM inserted;

  -- A slot filled late reopens the hour and the day it belongs to.
  UPDATE metric_rollups SET rolled_until = reopened.at
  FROM (VALUES ('1h', date_bin('1 hour', window_start, 'epoch')), ('1d', date_bin('1 day', window_start, 'epoch')))
    AS reopened (resolution, at)
  WHERE reopened.resolution = metric_rollups.resolution AND rolled_until > reopened.at;

  UPDATE collection_ticks AS ledger
  SET finished_at = clock_timestamp(), organizations = coalesce(ledger.organizations, 0) + covered,
    metrics = coalesce(ledger.metrics, 0) + figures + platform_figures
  WHERE slot = tick;
  RETURN QUERY SELECT true, ledger.organizations, ledger.metrics, gaps FROM collection_ticks ledger WHERE slot = tick;
END $function$;

-- The figures of a table of slots, in the order in which the roll-ups keep them.
CREATE FUNCTION metric_columns(metrics_table regclass) RETURNS text[]
  LANGUAGE sql STABLE
  AS $$
    SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = metrics_table AND attnum > 0 AND NOT attisdropped
      AND atttypid IN ('real'::regtype, 'double precision'::regtype)
  $$;

-- Rolls up at most one day further, up to the last hour or day that is complete at `at`. It goes on from
-- where it was, so a missed run is caught up. A slot is the end of what it covers. Pushed points may be
-- a day late, so their last day is rolled up anew; rows that come out the same are not written.
CREATE FUNCTION roll_up_metrics(resolution text, at timestamptz)
  RETURNS TABLE (rolled_until timestamptz, caught_up boolean)
  LANGUAGE plpgsql
  SET work_mem = '64MB'
  SET jit = off
  AS $function$
#variable_conflict use_variable
DECLARE
  width CONSTANT interval := CASE resolution WHEN '1h' THEN interval '1 hour' WHEN '1d' THEN interval '1 day' END;
  last_complete CONSTANT timestamptz := date_bin(width, at, 'epoch');
  since timestamptz;
  source text;
  averages text;
  peaks text;
  keys text;
BEGIN
  SELECT metric_rollups.rolled_until INTO STRICT since
  FROM metric_rollups WHERE metric_rollups.resolution = resolution FOR UPDATE;
  rolled_until := least(last_complete, since + interval '1 day');
  IF rolled_until <= since THEN
    RETURN QUERY SELECT since, true;
    RETURN;
  END IF;

  FOREACH source IN ARRAY ARRAY['metrics', 'platform_metrics'] LOOP
    SELECT string_agg(format('avg(%I)', name), ', ' ORDER BY place),
           string_agg(format('max(%I)', name), ', ' ORDER BY place)
      INTO averages, peaks
      FROM unnest(metric_columns((source || '_5m')::regclass)) WITH ORDINALITY AS columns (name, place);
    keys := CASE source WHEN 'metrics' THEN 'organization_id, ' ELSE '' END;
    EXECUTE format($sql$
      INSERT INTO %1$I AS kept (%2$s slot, samples, averages, peaks)
      SELECT %2$s date_bin($3, slot - interval '1 microsecond', 'epoch') + $3 AS bin, count(*), ARRAY[%3$s], ARRAY[%4$s]
      FROM %5$I WHERE slot > $1 AND slot <= $2
      GROUP BY %2$s bin
      ON CONFLICT (%2$s slot) DO UPDATE
        SET samples = excluded.samples, averages = excluded.averages, peaks = excluded.peaks
        WHERE (kept.samples, kept.averages, kept.peaks)
          IS DISTINCT FROM (excluded.samples, excluded.averages, excluded.peaks)
      $sql$, source || '_' || resolution, keys, averages, peaks, source || '_5m')
    USING since, rolled_until, width;
  END LOOP;

  EXECUTE format($sql$
    INSERT INTO %I AS kept (organization_id, series_id, slot, samples, average, peak)
    SELECT organization_id, series_id, date_bin($3, recorded_at - interval '1 microsecond', 'epoch') + $3 AS bin,
      count(*), avg(value), max(value)
    FROM metric_points WHERE recorded_at > $1 AND recorded_at <= $2
    GROUP BY organization_id, series_id, bin
    ON CONFLICT (organization_id, series_id, slot) DO UPDATE
      SET samples = excluded.samples, average = excluded.average, peak = excluded.peak
      WHERE (kept.samples, kept.average, kept.peak) IS DISTINCT FROM (excluded.samples, excluded.average, excluded.peak)
    $sql$, 'metric_points_' || resolution)
  USING date_bin(width, since - interval '1 day', 'epoch'), rolled_until, width;

  UPDATE metric_rollups SET rolled_until = roll_up_metrics.rolled_until
  WHERE metric_rollups.resolution = resolution;
  RETURN QUERY SELECT rolled_until, rolled_until = last_complete;
END $function$;

REVOKE ALL ON FUNCTION collect_metrics, roll_up_metrics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION collect_metrics, roll_up_metrics TO regulix_platform;
