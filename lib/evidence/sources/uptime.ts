import { percentage, querySource } from "./query-source";

const SLOTS_A_DAY = 288;
/** Of a day of which less was observed nothing is said. */
const COVERAGE_FLOOR = 0.95;

/** A collection in time needs the application, the engine and the database: one that is late or missed counts as down. */
export const uptime = querySource({
  key: "uptime_percentage",
  unit: "percent",
  version: 1,
  windowDays: 1,
  keptDays: 90,
  query: `SELECT asked.organization_id,
  (count(*) FILTER (WHERE ledger.finished_at < due.slot + interval '5 minutes'))::float8 AS numerator,
  count(*)::float8 AS denominator,
  count(*)::float8 AS sample,
  encode(sha256(convert_to(string_agg(
    '{"in_time":' || coalesce(ledger.finished_at < due.slot + interval '5 minutes', false)
      || ',"slot":"' || to_char(due.slot AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"}',
    E'\\n' ORDER BY due.slot), 'UTF8')), 'hex') AS rows_sha256
FROM unnest($1::uuid[]) AS asked (organization_id)
JOIN organizations organization ON organization.id = asked.organization_id
CROSS JOIN LATERAL generate_series(
  greatest($2::timestamptz, date_bin('5 minutes', organization.created_at, 'epoch')) + interval '5 minutes',
  $3::timestamptz, interval '5 minutes') AS due (slot)
LEFT JOIN collection_ticks ledger ON ledger.slot = due.slot
GROUP BY asked.organization_id`,
  interpret: (row) =>
    row.sample < COVERAGE_FLOOR * SLOTS_A_DAY ? { value: null, reason: "coverage_too_low" } : percentage(row),
});
