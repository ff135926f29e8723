-- People may delete their account. What hangs on it (credential, factors, sessions, tokens, notifications)
-- goes with it; API keys they made stay and forget who made them.
GRANT DELETE ON users TO regulix_platform;

-- Erasing a person finds the organisations whose security events name them.
CREATE INDEX security_events_actor_idx ON security_events (organization_id, actor_id) WHERE actor_id IS NOT NULL;
