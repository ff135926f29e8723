import { percentage, querySource, rounded } from "./query-source";

/** The rows of the collection with what they say of requests, as canonical JSON lines. */
const SLOT_ROWS = `encode(sha256(convert_to(coalesce(string_agg(
    '{"api_latency_ms":' || coalesce(measured.api_latency_ms::numeric::text, 'null')
      || ',"error_rate":' || coalesce(measured.error_rate::numeric::text, 'null')
      || ',"request_count":' || measured.request_count::numeric
      || ',"slot":"' || to_char(measured.slot AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"}',
    E'\\n' ORDER BY measured.slot), ''), 'UTF8')), 'hex') AS rows_sha256
FROM unnest($1::uuid[]) AS asked (organization_id)
LEFT JOIN metrics_5m measured ON measured.organization_id = asked.organization_id
  AND measured.slot > $2::timestamptz AND measured.slot <= $3::timestamptz AND measured.request_count > 0
GROUP BY asked.organization_id`;

const REQUESTS = "coalesce(sum(measured.request_count::numeric), 0)::float8";

export const meanLatency = querySource({
  key: "api_latency_avg_ms",
  unit: "milliseconds",
  version: 1,
  windowDays: 1,
  keptDays: 90,
  query: `SELECT asked.organization_id,
  sum(measured.request_count::numeric * measured.api_latency_ms::numeric)::float8 AS numerator,
  ${REQUESTS} AS denominator,
  ${REQUESTS} AS sample,
  ${SLOT_ROWS}`,
  interpret: ({ numerator, denominator }) =>
    numerator === null || !denominator
      ? { value: null, reason: "no_data" }
      : { value: rounded(numerator / denominator), reason: null },
});

export const errorRate = querySource({
  key: "error_rate",
  unit: "percent",
  version: 1,
  windowDays: 1,
  keptDays: 90,
  query: `SELECT asked.organization_id,
  sum(round(measured.request_count::numeric * measured.error_rate::numeric / 100))::float8 AS numerator,
  ${REQUESTS} AS denominator,
  ${REQUESTS} AS sample,
  ${SLOT_ROWS}`,
  interpret: percentage,
});
