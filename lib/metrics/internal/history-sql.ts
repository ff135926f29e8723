import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { metricsOf, type Metric, type MetricType } from "../catalogue";
import type { Resolution } from "../ranges";
import type { Period } from "../series";

export type HistoryRequest = {
  organizationId: string;
  source: Metric["source"];
  metrics: readonly MetricType[];
  resolution: Resolution;
  period: Period;
};

/** Where the figures of each source lie. */
const TABLES = { organisation: "metrics", platform: "platform_metrics" } as const;

/** A name of ours as an identifier: from the catalogue or this file, never from a request. */
const identifier = (name: string) => Prisma.raw(`"${name}"`);

/**
 * The history of some metrics of one source: a row a step with data, `value_0`, `peak_0`, … in the order
 * asked for. Steps are counted back from the end of the period, so the newest point is always whole.
 */
export function historyQuery(request: HistoryRequest): Prisma.Sql {
  const { metrics, resolution, period } = request;
  const rows = resolution === "5m" ? slotRows(request, start(period)) : rolledUpRows(request, resolution);
  const step = Prisma.sql`make_interval(secs => ${period.stepSeconds}::double precision)`;
  const figures = metrics.map((_, index) => {
    const [value, peak] = [identifier(`value_${index}`), identifier(`peak_${index}`)];
    return Prisma.sql`
      sum(${value} * samples) / nullif(sum(samples) FILTER (WHERE ${value} IS NOT NULL), 0) AS ${value},
      max(${peak}) AS ${peak}`;
  });
  return Prisma.sql`
    SELECT date_bin(${step}, slot - interval '1 microsecond', ${period.to}::timestamptz) + ${step} AS at,
      ${Prisma.join(figures)}
    FROM (${rows}) AS measured
    GROUP BY at ORDER BY at`;
}

function start({ from }: Period): Prisma.Sql {
  return Prisma.sql`${from}::timestamptz`;
}

/** The row-level policy says the same; said here as well, the planner has statistics to plan with. */
function ofOrganization({ source, organizationId }: HistoryRequest): Prisma.Sql {
  return source === "organisation" ? Prisma.sql`organization_id = ${organizationId}::uuid AND` : Prisma.empty;
}

function slotRows(request: HistoryRequest, after: Prisma.Sql): Prisma.Sql {
  const columns = request.metrics.map((type, index) => {
    const column = Prisma.sql`${identifier(type)}::double precision`;
    return Prisma.sql`${column} AS ${identifier(`value_${index}`)}, ${column} AS ${identifier(`peak_${index}`)}`;
  });
  return Prisma.sql`
    SELECT slot, 1 AS samples, ${Prisma.join(columns)}
    FROM ${identifier(`${TABLES[request.source]}_5m`)}
    WHERE ${ofOrganization(request)} slot > ${after} AND slot <= ${request.period.to}::timestamptz`;
}

/** Rolled-up rows, and for what is not rolled up yet the five-minute rows themselves. */
function rolledUpRows(request: HistoryRequest, resolution: Resolution): Prisma.Sql {
  const { source, metrics, period } = request;
  // The arrays hold the columns in the order of the catalogue; the test of the collection compares them.
  const order = metricsOf(source).map(({ type }) => type);
  const columns = metrics.map((type, index) => {
    const place = Prisma.raw(String(order.indexOf(type) + 1));
    return Prisma.sql`
      averages[${place}]::double precision AS ${identifier(`value_${index}`)},
      peaks[${place}]::double precision AS ${identifier(`peak_${index}`)}`;
  });
  // A reopened hour is read from its rows until it is rolled up anew.
  const rolledUntil = Prisma.sql`(SELECT rolled_until FROM metric_rollups WHERE resolution = ${resolution})`;
  return Prisma.sql`
    SELECT slot, samples::integer, ${Prisma.join(columns)}
    FROM ${identifier(`${TABLES[source]}_${resolution}`)}
    WHERE ${ofOrganization(request)} slot > ${start(period)}
      AND slot <= least(${period.to}::timestamptz, ${rolledUntil})
    UNION ALL
    ${slotRows(request, Prisma.sql`greatest(${start(period)}, ${rolledUntil})`)}`;
}
