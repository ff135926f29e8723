-- The organisations that are there already get the policies that a new one begins with
-- (lib/alert-policies/templates.ts). Its owner sees no row of a table whose row-level security is forced.
ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE alert_policies NO FORCE ROW LEVEL SECURITY;
ALTER TABLE alert_policy_versions NO FORCE ROW LEVEL SECURITY;

INSERT INTO alert_policies (organization_id, kind, policy_name, description, metric_type, aggregate, window_seconds,
  comparison_operator, threshold_value, recovery_value, tiers, severity, for_seconds, parameters, control_ids)
SELECT organization.id, given.*
FROM organizations organization
CROSS JOIN (VALUES
  ('threshold', 'High CPU usage',
    'The processor of the installation has been busy for a while; answers get slow.',
    'cpu_usage', 'avg', 300, 'gt', 80::double precision, 70::double precision, '[]'::jsonb, 'high', 600, '{}'::jsonb,
    ARRAY['CC7.2', 'A1.1', 'A.8.6']),
  ('threshold', 'Slow answers',
    'Requests of this organisation take longer than half a second on average.',
    'api_latency_ms', 'avg', 300, 'gt', 500, 400, '[]', 'medium', 600, '{}', ARRAY['CC7.2', 'A.8.16']),
  ('threshold', 'Many failed requests',
    'More than one request of twenty is answered with a server error.',
    'error_rate', 'avg', 300, 'gt', 5, 2, '[]', 'high', 300, '{}', ARRAY['CC7.2', 'A.8.16', 'DORA Art. 10']),
  ('event_count', 'Failed sign-ins of one account',
    'Somebody guesses a password, or has forgotten theirs.',
    NULL, 'avg', 900, 'gte', 5, NULL, '[{"severity": "critical", "threshold": 25}]', 'high', 0,
    '{"kinds": ["authentication.failed"], "severities": [], "group_by": "actor"}',
    ARRAY['CC6.1', 'CC7.3', 'A.8.5', 'DORA Art. 10']),
  ('threshold', 'Storage nearly full',
    'Files fill the storage of the plan. When it is full, nothing more can be kept.',
    'storage_utilization', 'last', 300, 'gte', 80, 78, '[{"severity": "critical", "threshold": 90}]', 'medium', 0,
    '{}', ARRAY['A1.1', 'A.8.6']),
  ('forecast', 'Storage full within 7 days',
    'At the pace of the last three days, the storage of the plan will be full within a week.',
    'storage_utilization', 'avg', 259200, 'gte', 100, NULL, '[]', 'high', 3600, '{"horizon_seconds": 604800}',
    ARRAY['A1.1', 'A.8.6']),
  ('absence', 'Missing data',
    'The collection has measured nothing. Other policies cannot see anything either.',
    'cpu_usage', 'avg', 900, 'gt', NULL, NULL, '[]', 'high', 0, '{}', ARRAY['CC7.2', 'A.8.15', 'A.8.16'])
) AS given (kind, policy_name, description, metric_type, aggregate, window_seconds, comparison_operator,
  threshold_value, recovery_value, tiers, severity, for_seconds, parameters, control_ids)
WHERE organization.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM alert_policies known
    WHERE known.organization_id = organization.id AND known.policy_name = given.policy_name);

ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
ALTER TABLE alert_policies FORCE ROW LEVEL SECURITY;
ALTER TABLE alert_policy_versions FORCE ROW LEVEL SECURITY;
