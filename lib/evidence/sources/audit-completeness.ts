import { querySource } from "./query-source";

/** An entry that is missing leaves a number without a row, since the database gives the numbers without a gap. */
export const auditCompleteness = querySource({
  key: "audit_logs_complete",
  unit: "boolean",
  version: 2,
  windowDays: 1,
  keptDays: null,
  log: "audit_logs",
  query: `SELECT asked.organization_id,
  (archived.entries + count(DISTINCT entry.sequence))::float8 AS numerator,
  greatest(max(entry.sequence), archived.last)::float8 AS denominator,
  (archived.entries + count(entry.sequence))::float8 AS sample,
  encode(sha256(convert_to(
    '{"entries":' || archived.entries + count(entry.sequence)
      || ',"last_sequence":' || greatest(max(entry.sequence), archived.last) || '}',
    'UTF8')), 'hex') AS rows_sha256
FROM unnest($1::uuid[]) AS asked (organization_id)
CROSS JOIN LATERAL (
  SELECT coalesce(sum(last_sequence - first_sequence + 1), 0)::bigint AS entries, coalesce(max(last_sequence), 0) AS last
  FROM retention_archives archive WHERE archive.organization_id = asked.organization_id
    AND archive.source = 'audit_logs' AND archive.hot_removed_at IS NOT NULL) AS archived
LEFT JOIN audit_logs entry ON entry.organization_id = asked.organization_id AND entry.recorded_at < $3::timestamptz
  AND entry.sequence > archived.last
WHERE $2::timestamptz < $3::timestamptz
GROUP BY asked.organization_id, archived.entries, archived.last`,
  interpret: ({ numerator, denominator, sample }) =>
    denominator
      ? { value: numerator === denominator && sample === denominator, reason: null }
      : { value: null, reason: "no_data" },
});
