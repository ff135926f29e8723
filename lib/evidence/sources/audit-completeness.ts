import { querySource } from "./query-source";

/** An entry that is missing leaves a number without a row, since the database gives the numbers without a gap. */
export const auditCompleteness = querySource({
  key: "audit_logs_complete",
  unit: "boolean",
  version: 1,
  windowDays: 1,
  keptDays: null,
  query: `SELECT asked.organization_id,
  count(DISTINCT entry.sequence)::float8 AS numerator,
  coalesce(max(entry.sequence), 0)::float8 AS denominator,
  count(entry.sequence)::float8 AS sample,
  encode(sha256(convert_to(
    '{"entries":' || count(entry.sequence) || ',"last_sequence":' || coalesce(max(entry.sequence), 0) || '}',
    'UTF8')), 'hex') AS rows_sha256
FROM unnest($1::uuid[]) AS asked (organization_id)
LEFT JOIN audit_logs entry ON entry.organization_id = asked.organization_id AND entry.recorded_at < $3::timestamptz
WHERE $2::timestamptz < $3::timestamptz
GROUP BY asked.organization_id`,
  interpret: ({ numerator, denominator, sample }) =>
    denominator
      ? { value: numerator === denominator && sample === denominator, reason: null }
      : { value: null, reason: "no_data" },
});
