-- State of the embedded durable engine. Jobs themselves live in graphile_worker's own schema, which that
-- library creates; they carry only ids of rows here. JSON is kept as json, not jsonb: it is stored and
-- handed on as written, and jsonb refuses \u0000.
CREATE SCHEMA engine;

CREATE TABLE engine.functions (
  id text PRIMARY KEY,
  config json NOT NULL,
  registered_at timestamptz NOT NULL
);

CREATE TABLE engine.events (
  id text PRIMARY KEY,
  name text NOT NULL,
  dedupe_id text,
  body json NOT NULL,
  received_at timestamptz NOT NULL,
  routed_at timestamptz
);
CREATE INDEX events_unrouted ON engine.events (id) WHERE routed_at IS NULL;
CREATE INDEX events_received_at ON engine.events (received_at);

CREATE TABLE engine.runs (
  id text PRIMARY KEY,
  function_id text NOT NULL,
  event_ids text[] NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  concurrency_keys text[] NOT NULL DEFAULT '{}',
  singleton_key text,
  priority smallint NOT NULL DEFAULT 0,
  parent_run_id text,
  parent_step_id text,
  attempts integer NOT NULL DEFAULT 0,
  step_count integer NOT NULL DEFAULT 0,
  state_bytes bigint NOT NULL DEFAULT 0,
  output json,
  error json,
  queued_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX runs_active ON engine.runs (function_id) WHERE status IN ('queued', 'running');
CREATE INDEX runs_by_function ON engine.runs (function_id, id DESC);
CREATE INDEX runs_by_status ON engine.runs (status, id DESC);
CREATE INDEX runs_ended_at ON engine.runs (ended_at) WHERE ended_at IS NOT NULL;

-- Completed steps replay in the order of their completion, which this sequence records.
CREATE SEQUENCE engine.step_order;

CREATE TABLE engine.steps (
  run_id text NOT NULL REFERENCES engine.runs ON DELETE CASCADE,
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('run', 'sleep', 'wait', 'invoke')),
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'completed', 'failed')),
  race boolean NOT NULL DEFAULT false,
  memo json,
  completed_order bigint,
  created_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (run_id, id)
);

-- One row per call that is due or under way; gone when it is done. step_id 'step' is a discovery call.
CREATE TABLE engine.calls (
  id text PRIMARY KEY,
  run_id text NOT NULL REFERENCES engine.runs ON DELETE CASCADE,
  step_id text NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running')),
  attempt integer NOT NULL DEFAULT 0,
  deliveries integer NOT NULL DEFAULT 0,
  again boolean NOT NULL DEFAULT false,
  request_id text,
  due_at timestamptz NOT NULL,
  dispatched_at timestamptz,
  UNIQUE (run_id, step_id)
);

CREATE TABLE engine.waits (
  run_id text NOT NULL REFERENCES engine.runs ON DELETE CASCADE,
  step_id text NOT NULL,
  event_name text NOT NULL,
  expression text,
  PRIMARY KEY (run_id, step_id)
);
CREATE INDEX waits_event_name ON engine.waits (event_name);

CREATE TABLE engine.idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_expires_at ON engine.idempotency_keys (expires_at);

CREATE TABLE engine.rate_arrivals (
  key text PRIMARY KEY,
  arrival timestamptz NOT NULL
);

-- Events held back by debounce (one row per key, the last event wins) and by batchEvents (all of them).
CREATE TABLE engine.debounces (
  function_id text NOT NULL,
  key text NOT NULL,
  event_id text NOT NULL,
  first_at timestamptz NOT NULL,
  PRIMARY KEY (function_id, key)
);

CREATE TABLE engine.batched_events (
  function_id text NOT NULL,
  key text NOT NULL,
  event_id text NOT NULL,
  PRIMARY KEY (function_id, key, event_id)
);

GRANT USAGE ON SCHEMA engine TO regulix_engine, regulix_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA engine TO regulix_engine;
GRANT USAGE ON SEQUENCE engine.step_order TO regulix_engine;
GRANT SELECT ON ALL TABLES IN SCHEMA engine TO regulix_platform;

-- graphile-worker keeps its schema up to date itself. Its first statement, CREATE SCHEMA IF NOT EXISTS,
-- would need CREATE on the whole database; with schema and ledger in place it is never run.
CREATE SCHEMA graphile_worker;
CREATE TABLE graphile_worker.migrations (
  id integer PRIMARY KEY,
  ts timestamptz NOT NULL DEFAULT now(),
  breaking boolean NOT NULL DEFAULT false
);
GRANT USAGE, CREATE ON SCHEMA graphile_worker TO regulix_engine;
GRANT SELECT, INSERT, UPDATE ON graphile_worker.migrations TO regulix_engine;
