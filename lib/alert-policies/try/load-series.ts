import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { isMetricType, METRICS } from "@/lib/metrics/catalogue";
import type { EventGroup } from "../kinds";
import type { LabelMatcher, PolicyDefinition } from "../types";
import type { SampleSeries } from "./readings";

/** What is looked at: more would take longer than somebody waits. */
const MAX_SERIES = 20;
const MAX_POINTS = 100_000;

export type LoadedSeries = { series: SampleSeries[]; unit: string; isPartial: boolean };

type Span = { from: Date; to: Date };

type Row = {
  key: string;
  labels: Record<string, string>;
  at: Date;
  value: number;
  weight: number;
  unit: string;
};

/** The stored samples that a policy reads within a span. */
export async function loadSeries(
  transaction: Transaction,
  organizationId: string,
  policy: PolicyDefinition,
  span: Span,
): Promise<LoadedSeries> {
  const { kind, metricType } = policy;
  if (kind === "event_count")
    return toSeries(await eventRows(transaction, organizationId, policy, span), "count");
  if (metricType !== null && isMetricType(metricType)) {
    const { source, unit } = METRICS[metricType];
    const column = Prisma.raw(`"${metricType}"`);
    const weight =
      kind === "burn_rate" && source === "organisation" ? Prisma.sql`request_count` : Prisma.sql`1`;
    const rows = await transaction.$queryRaw<Row[]>`
      SELECT '' AS key, '{}'::jsonb AS labels, slot AS at, ${column}::double precision AS value,
        coalesce(${weight}, 0)::double precision AS weight, ${unit} AS unit
      FROM ${Prisma.raw(source === "platform" ? "platform_metrics_5m" : "metrics_5m")}
      WHERE ${source === "platform" ? Prisma.empty : Prisma.sql`organization_id = ${organizationId}::uuid AND`}
        slot > ${span.from}::timestamptz AND slot <= ${span.to}::timestamptz AND ${column} IS NOT NULL
      ORDER BY slot`;
    const loaded = toSeries(rows, unit);
    return { ...loaded, series: loaded.series.length === 0 ? [{ labels: {}, samples: [] }] : loaded.series };
  }
  return toSeries(await pointRows(transaction, organizationId, policy, span), "count");
}

/** The matchers as the engine reads them: a label that is missing is the empty text, patterns match all of it. */
function matching(selector: readonly LabelMatcher[]): Prisma.Sql {
  const conditions = selector.map(({ name, operator, value }) => {
    const label = Prisma.sql`coalesce(labels ->> ${name}, '')`;
    const pattern = `^(?:${value})$`;
    if (operator === "=") return Prisma.sql`${label} = ${value}`;
    if (operator === "!=") return Prisma.sql`${label} <> ${value}`;
    return operator === "=~" ? Prisma.sql`${label} ~ ${pattern}` : Prisma.sql`${label} !~ ${pattern}`;
  });
  return Prisma.join([Prisma.sql`true`, ...conditions], " AND ");
}

async function pointRows(
  transaction: Transaction,
  organizationId: string,
  { metricType, labelSelector }: PolicyDefinition,
  { from, to }: Span,
): Promise<Row[]> {
  return transaction.$queryRaw<Row[]>`
    SELECT series.id::text AS key, series.labels, point.recorded_at AS at, point.value, 1 AS weight, series.unit
    FROM (
      SELECT id, labels, unit FROM metric_series
      WHERE organization_id = ${organizationId}::uuid AND name = ${metricType} AND ${matching(labelSelector)}
      ORDER BY id LIMIT ${MAX_SERIES}
    ) AS series
    JOIN metric_points point ON point.organization_id = ${organizationId}::uuid AND point.series_id = series.id
      AND point.recorded_at > ${from}::timestamptz AND point.recorded_at <= ${to}::timestamptz
    ORDER BY point.recorded_at DESC LIMIT ${MAX_POINTS}`;
}

const EVENT_COLUMNS: Record<EventGroup, string> = {
  actor: "coalesce(actor_id, actor_name)",
  source_address: "host(source_address)",
  target: "target_kind || ':' || target_id",
};

/** The groups with the most events: of the others none could have fired more often. */
async function eventRows(
  transaction: Transaction,
  organizationId: string,
  { parameters: { kinds = [], severities = [], groupBy } }: PolicyDefinition,
  { from, to }: Span,
): Promise<Row[]> {
  const group = groupBy ? Prisma.raw(EVENT_COLUMNS[groupBy]) : Prisma.sql`''`;
  const label = groupBy ?? "";
  return transaction.$queryRaw<Row[]>`
    WITH found AS (
      SELECT ${group} AS key, occurred_at AS at FROM security_events
      WHERE organization_id = ${organizationId}::uuid
        AND occurred_at > ${from}::timestamptz AND occurred_at <= ${to}::timestamptz
        AND (${kinds.length === 0} OR kind = ANY (${kinds}::text[]))
        AND (${severities.length === 0} OR severity = ANY (${severities}::text[]))
    ), frequent AS (
      SELECT key FROM found WHERE key IS NOT NULL GROUP BY key ORDER BY count(*) DESC LIMIT ${MAX_SERIES}
    )
    SELECT key, CASE WHEN ${label} = '' THEN '{}'::jsonb ELSE jsonb_build_object(${label}::text, key) END AS labels,
      at, 1::double precision AS value, 1::double precision AS weight, 'count' AS unit
    FROM found JOIN frequent USING (key) ORDER BY at DESC LIMIT ${MAX_POINTS}`;
}

function toSeries(rows: readonly Row[], unit: string): LoadedSeries {
  const series = new Map<string, SampleSeries>();
  for (const { key, labels, at, value, weight } of rows) {
    const known = series.get(key) ?? { labels, samples: [] };
    known.samples.push({ at: at.getTime(), value, weight });
    series.set(key, known);
  }
  for (const { samples } of series.values()) samples.sort((one, other) => one.at - other.at);
  return {
    series: [...series.values()],
    unit: rows[0]?.unit ?? unit,
    isPartial: rows.length >= MAX_POINTS || series.size >= MAX_SERIES,
  };
}
