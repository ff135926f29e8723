import { querySource } from "./query-source";

/** By the time of recording, which nobody can choose: an event reported late counts on the day it came. */
export const authenticationFailures = querySource({
  key: "auth_failures_30d",
  unit: "count",
  version: 1,
  windowDays: 30,
  keptDays: null,
  log: "security_events",
  query: `SELECT asked.organization_id,
  count(event.sequence)::float8 AS numerator,
  NULL::float8 AS denominator,
  count(event.sequence)::float8 AS sample,
  encode(sha256(convert_to(coalesce(string_agg(
    '{"recorded_at":"' || to_char(event.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","sequence":' || event.sequence || '}', E'\\n' ORDER BY event.sequence), ''), 'UTF8')), 'hex') AS rows_sha256
FROM unnest($1::uuid[]) AS asked (organization_id)
LEFT JOIN security_events event ON event.organization_id = asked.organization_id
  AND event.kind = 'authentication.failed' AND event.recorded_at >= $2::timestamptz AND event.recorded_at < $3::timestamptz
GROUP BY asked.organization_id`,
  interpret: ({ numerator }) => ({ value: numerator, reason: null }),
});
