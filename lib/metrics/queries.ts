import "server-only";
import { slotAt } from "@/lib/collection/slots";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { METRICS, type Metric, type MetricType } from "./catalogue";
import { historyQuery } from "./internal/history-sql";
import { RANGES, type MetricRange } from "./ranges";
import { fillGaps, periodBefore, type Period, type SeriesPoint } from "./series";

export type MetricHistory = {
  points: SeriesPoint[];
  /** The same length of time before; absent unless asked for. */
  previous?: SeriesPoint[];
};

export type Histories<Type extends MetricType = MetricType> = {
  period: { from: string; to: string; stepSeconds: number };
  histories: Record<Type, MetricHistory>;
};

type HistoryRow = { at: Date } & Record<string, Date | number | null>;

/** The period of a range that ends at `to`. */
export function periodOf(range: MetricRange, to: Date): Period {
  const { seconds, stepSeconds } = RANGES[range];
  return { from: new Date(to.getTime() - seconds * 1000), to, stepSeconds };
}

/** The histories of several metrics over one range, with gaps kept; optionally with the period before. */
export async function getHistories<Type extends MetricType>(
  context: OrganizationContext,
  input: { metrics: readonly Type[]; range: MetricRange; compare?: boolean },
): Promise<Histories<Type>> {
  requirePermission(context, "metrics.read");
  const { metrics, range, compare = false } = input;
  const period = periodOf(range, slotAt(now()));
  const periods = compare ? [period, periodBefore(period)] : [period];
  const [current, previous] = await withOrganization(context, async (transaction) => {
    const read: Map<MetricType, SeriesPoint[]>[] = [];
    for (const each of periods)
      read.push(await readPeriod(transaction, context.organizationId, metrics, range, each));
    return read;
  });
  const entries = metrics.map((type): [Type, MetricHistory] => [
    type,
    { points: current?.get(type) ?? [], previous: previous?.get(type) },
  ]);
  return {
    period: { from: period.from.toISOString(), to: period.to.toISOString(), stepSeconds: period.stepSeconds },
    histories: Object.fromEntries(entries) as Record<Type, MetricHistory>,
  };
}

async function readPeriod(
  transaction: Transaction,
  organizationId: string,
  metrics: readonly MetricType[],
  range: MetricRange,
  period: Period,
): Promise<Map<MetricType, SeriesPoint[]>> {
  const histories = new Map<MetricType, SeriesPoint[]>();
  const sources: Metric["source"][] = ["organisation", "platform"];
  for (const source of sources) {
    const chosen = metrics.filter((type) => METRICS[type].source === source);
    if (chosen.length === 0) continue;
    const { resolution } = RANGES[range];
    const rows = await transaction.$queryRaw<HistoryRow[]>(
      historyQuery({ organizationId, source, metrics: chosen, resolution, period }),
    );
    for (const [index, type] of chosen.entries()) {
      const figures = rows.map((row) => ({
        at: row.at,
        value: numberOrNull(row[`value_${index}`]),
        peak: numberOrNull(row[`peak_${index}`]),
      }));
      histories.set(type, fillGaps(period, figures));
    }
  }
  return histories;
}

function numberOrNull(value: Date | number | null | undefined): number | null {
  return typeof value === "number" ? value : null;
}
