// Named, so that each connection plans them once.

/** In the order of the ids, so that two writers that want the same heads cannot wait for each other. */
export const LOCK_HEADS = {
  name: "security-events-lock-heads",
  text: `SELECT organization_id, sequence, encode(hash, 'hex') AS hash, recorded_at
    FROM security_event_chain_heads WHERE organization_id = ANY($1::uuid[])
    ORDER BY organization_id FOR NO KEY UPDATE`,
};

/** An unknown organisation is left out here and found missing by the caller. */
export const CREATE_HEADS = {
  name: "security-events-create-heads",
  text: `INSERT INTO security_event_chain_heads (organization_id, hash, recorded_at)
    SELECT organizations.id, decode($2, 'hex'), 'epoch'
    FROM organizations WHERE organizations.id = ANY($1::uuid[]) ORDER BY organizations.id
    ON CONFLICT DO NOTHING`,
};

/** Keys are remembered for a week, so the look-up stays within two partitions. */
export const FIND_REPEATED = {
  name: "security-events-find-repeated",
  text: `SELECT event.organization_id, event.idempotency_key, event.id, event.sequence
    FROM unnest($1::uuid[], $2::text[]) AS wanted (organization_id, idempotency_key)
    JOIN security_events AS event USING (organization_id, idempotency_key)
    WHERE event.recorded_at >= $3::timestamptz - interval '7 days'`,
};

/**
 * Events, heads, counters and the live signal in one statement: one round trip, one transaction. It
 * writes only when each head still is where the events were chained from, and says whether it was;
 * the heads are locked in the order of their ids here too.
 */
export const APPEND = {
  name: "security-events-append",
  text: `WITH locked AS MATERIALIZED (
      SELECT organization_id, hash FROM security_event_chain_heads
      WHERE organization_id = ANY($24::uuid[]) ORDER BY organization_id FOR NO KEY UPDATE
    ), gate AS MATERIALIZED (
      SELECT count(*) = cardinality($24::uuid[]) AS is_open
      FROM unnest($24::uuid[], $25::text[]) AS expected (organization_id, hash)
      JOIN locked ON locked.organization_id = expected.organization_id AND locked.hash = decode(expected.hash, 'hex')
    ), appended AS (
      INSERT INTO security_events (
        organization_id, sequence, recorded_at, id, version, occurred_at, kind, severity, source,
        actor_kind, actor_id, actor_name, source_address, user_agent, target_kind, target_id,
        detail, idempotency_key, personal_salt, personal_commitment, content_hash, previous_hash, hash)
      SELECT organization_id, sequence, recorded_at, id, $1, occurred_at, kind, severity, source,
        actor_kind, actor_id, actor_name, source_address, user_agent, target_kind, target_id,
        detail, idempotency_key, decode(personal_salt, 'hex'), decode(personal_commitment, 'hex'),
        decode(content_hash, 'hex'), decode(previous_hash, 'hex'), decode(hash, 'hex')
      FROM unnest(
        $2::uuid[], $3::bigint[], $4::timestamptz[], $5::uuid[], $6::timestamptz[], $7::text[], $8::text[],
        $9::text[], $10::text[], $11::text[], $12::text[], $13::inet[], $14::text[], $15::text[],
        $16::text[], $17::jsonb[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[]
      ) AS event (
        organization_id, sequence, recorded_at, id, occurred_at, kind, severity,
        source, actor_kind, actor_id, actor_name, source_address, user_agent, target_kind,
        target_id, detail, idempotency_key, personal_salt, personal_commitment, content_hash, previous_hash, hash)
      WHERE (SELECT is_open FROM gate)
    ), advanced AS (
      UPDATE security_event_chain_heads AS head
      SET sequence = last.sequence, hash = decode(last.hash, 'hex'), recorded_at = last.recorded_at
      FROM unnest($24::uuid[], $26::bigint[], $27::text[], $28::timestamptz[])
        AS last (organization_id, sequence, hash, recorded_at)
      -- ANY says the same again, for the planner: without it, it would rather read all heads.
      WHERE head.organization_id = last.organization_id AND head.organization_id = ANY($24::uuid[])
        AND (SELECT is_open FROM gate)
    ), counted AS (
      INSERT INTO security_event_daily_counts AS counter (organization_id, day, kind, severity, events)
      SELECT * FROM unnest($29::uuid[], $30::date[], $31::text[], $32::text[], $33::bigint[])
      WHERE (SELECT is_open FROM gate)
      ON CONFLICT (organization_id, day, kind, severity)
      DO UPDATE SET events = counter.events + excluded.events
    )
    SELECT is_open AS appended,
      (SELECT count(pg_notify($34, payload)) FROM unnest($35::text[]) AS payload WHERE is_open) AS signals
    FROM gate`,
};
