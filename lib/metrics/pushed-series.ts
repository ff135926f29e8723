import "server-only";
import { nextSlot } from "@/lib/collection/slots";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { typedText } from "@/lib/core/typed-text";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { periodOf } from "./queries";
import { RANGES, type MetricRange } from "./ranges";
import { fillGaps, periodBefore, type Period, type SeriesPoint, type SeriesRow } from "./series";

/** Lines that one chart can still show. */
const MAX_LINES = 8;

/** A name that the customer pushes, with its newest value. */
export type PushedMetric = {
  name: string;
  unit: string;
  series: number;
  latestValue: number | null;
  latestAt: Date | null;
};

export type PushedLine = {
  key: string;
  labels: Record<string, string>;
  points: SeriesPoint[];
  previous?: SeriesPoint[];
};

export type PushedHistory = {
  name: string;
  unit: string;
  /** How many series the name has; the newest few of them are lines. */
  series: number;
  lines: PushedLine[];
  period: { from: string; to: string; stepSeconds: number };
};

type SeriesOfName = { id: string; unit: string; labels: Record<string, string>; total: number };

/** Everything the organisation pushes, by name, with the newest value of the last week. */
export async function listPushedMetrics(context: OrganizationContext): Promise<PushedMetric[]> {
  requirePermission(context, "metrics.read");
  return withOrganization(
    context,
    (transaction) => transaction.$queryRaw<PushedMetric[]>`
      SELECT DISTINCT ON (series.name) series.name, series.unit,
        (count(*) OVER (PARTITION BY series.name))::int AS series,
        newest.value AS "latestValue", newest.recorded_at AS "latestAt"
      FROM metric_series series
      LEFT JOIN LATERAL (
        SELECT value, recorded_at FROM metric_points point
        WHERE point.organization_id = series.organization_id AND point.series_id = series.id
          AND point.recorded_at > ${new Date(now().getTime() - 7 * 86_400_000)}::timestamptz
        ORDER BY recorded_at DESC LIMIT 1
      ) newest ON true
      WHERE series.organization_id = ${context.organizationId}::uuid
      ORDER BY series.name, newest.recorded_at DESC NULLS LAST`,
  );
}

/** The history of a pushed metric: a line for each of its newest series. NOT_FOUND for a name never pushed. */
export async function getPushedHistory(
  context: OrganizationContext,
  input: { name: string; range: MetricRange; compare?: boolean },
): Promise<PushedHistory> {
  requirePermission(context, "metrics.read");
  // A point pushed just now is shown just now, in the slot that is not over yet.
  const period = periodOf(input.range, nextSlot(now()));
  return withOrganization(context, async (transaction) => {
    const series = await transaction.$queryRaw<SeriesOfName[]>`
      SELECT id::text, unit, labels, (count(*) OVER ())::int AS total
      FROM metric_series
      WHERE organization_id = ${context.organizationId}::uuid AND name = ${typedText(input.name)}
      ORDER BY id DESC LIMIT ${MAX_LINES}`;
    const [first] = series;
    if (!first) throw notFound("metric");
    const lines: PushedLine[] = [];
    for (const { id, labels } of series) {
      const read = async (each: Period) =>
        fillGaps(
          each,
          await transaction.$queryRaw<SeriesRow[]>(
            pointsQuery(context.organizationId, id, input.range, each),
          ),
        );
      lines.push({
        key: id,
        labels,
        points: await read(period),
        previous: input.compare ? await read(periodBefore(period)) : undefined,
      });
    }
    const { from, to, stepSeconds } = period;
    return {
      name: input.name,
      unit: first.unit,
      series: first.total,
      lines,
      period: { from: from.toISOString(), to: to.toISOString(), stepSeconds },
    };
  });
}

function pointsQuery(
  organizationId: string,
  seriesId: string,
  range: MetricRange,
  period: Period,
): Prisma.Sql {
  const { resolution } = RANGES[range];
  const table = Prisma.raw(resolution === "5m" ? "metric_points" : `metric_points_${resolution}`);
  const columns =
    resolution === "5m"
      ? Prisma.sql`recorded_at AS slot, 1 AS samples, value AS average, value AS peak`
      : Prisma.sql`slot, samples, average, peak`;
  const time = Prisma.raw(resolution === "5m" ? "recorded_at" : "slot");
  const step = Prisma.sql`make_interval(secs => ${period.stepSeconds}::double precision)`;
  const newer =
    resolution === "5m"
      ? Prisma.empty
      : Prisma.sql`
        UNION ALL
        SELECT recorded_at, 1, value, value FROM metric_points
        WHERE organization_id = ${organizationId}::uuid AND series_id = ${seriesId}::bigint
          AND recorded_at > greatest(${period.from}::timestamptz,
            (SELECT rolled_until FROM metric_rollups WHERE resolution = ${resolution}))
          AND recorded_at <= ${period.to}::timestamptz`;
  return Prisma.sql`
    SELECT date_bin(${step}, slot - interval '1 microsecond', ${period.to}::timestamptz) + ${step} AS at,
      sum(average * samples) / sum(samples) AS value, max(peak) AS peak
    FROM (
      SELECT ${columns} FROM ${table}
      WHERE organization_id = ${organizationId}::uuid AND series_id = ${seriesId}::bigint
        AND ${time} > ${period.from}::timestamptz AND ${time} <= ${period.to}::timestamptz
      ${newer}
    ) AS measured
    GROUP BY at ORDER BY at`;
}
