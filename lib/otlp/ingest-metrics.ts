import "server-only";
import { signalAlerts } from "@/lib/alerts/signal-alerts";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withPartitions } from "@/lib/db/partitions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { storeCandidates } from "@/lib/metrics/push-points";
import { seriesDigest } from "@/lib/metrics/resolve-series";
import { seriesLimitOf, seriesLimitReason } from "@/lib/metrics/series-limit";
import { stepOf, type Accumulated, type Amount } from "./accumulate";
import { candidatesOf, quantileCandidates, type Candidate } from "./candidates";
import { countAccumulators, readAccumulators, writeAccumulators } from "./internal/accumulators";
import { readingsOf, type Reading, type RefusedReading } from "./readings";
import type { MetricsExport } from "./wire";

/** Data points of one request: more than twice what a collector sends unless it is told otherwise. */
export const MAX_DATA_POINTS = 20_000;

export type IngestedMetrics = { accepted: number; refused: RefusedReading[] };

/** What a reading comes to: its points, or why there are none. */
type Outcome = { reading: Reading; candidates: Candidate[] };

/**
 * Stores an export of metrics. A data point that cannot be kept is named and the rest are kept. Sending
 * an export again changes nothing: points of the same time are known, and so are increases.
 */
export async function ingestMetrics(
  context: OrganizationContext,
  message: MetricsExport,
): Promise<IngestedMetrics> {
  requirePermission(context, "metrics.write");
  const { total, readings, refused } = readingsOf(message);
  if (total > MAX_DATA_POINTS) {
    const most = MAX_DATA_POINTS.toLocaleString("en");
    throw new AppError(
      "PAYLOAD_TOO_LARGE",
      `Send at most ${most} data points a request, in smaller batches.`,
    );
  }
  if (readings.length === 0) return { accepted: 0, refused };
  const receivedAt = now();
  const { rejected, metricNames } = await withPartitions(receivedAt, () =>
    withOrganization(context, (transaction) =>
      store(transaction, context.organizationId, readings, receivedAt),
    ),
  );
  signalAlerts(context.organizationId, { metricNames });
  return { accepted: readings.length - rejected.length, refused: [...refused, ...rejected] };
}

async function store(
  transaction: Transaction,
  organizationId: string,
  readings: readonly Reading[],
  receivedAt: Date,
): Promise<{ rejected: RefusedReading[]; metricNames: string[] }> {
  const { outcomes, refused } = await settle(transaction, organizationId, readings);
  const candidates = outcomes.flatMap((outcome) => outcome.candidates);
  const readingOf = outcomes.flatMap(({ reading, candidates: own }) => own.map(() => reading));
  const { rejected } = await storeCandidates(transaction, organizationId, candidates, receivedAt);
  // A histogram comes to several points; it is refused with the first of them that is.
  const reasonByReading = new Map<number, string>();
  for (const { index, reason } of rejected) {
    const reading = readingOf[index];
    if (reading && !reasonByReading.has(reading.index)) reasonByReading.set(reading.index, reason);
  }
  return {
    rejected: [...refused, ...[...reasonByReading].map(([index, reason]) => ({ index, reason }))],
    // A histogram is several metrics.
    metricNames: candidates.map(({ metric }) => metric),
  };
}

type Settled = { outcomes: Outcome[]; refused: RefusedReading[] };

/** Turns readings into points: cumulative ones into what they gained since they were last heard of. */
async function settle(
  transaction: Transaction,
  organizationId: string,
  readings: readonly Reading[],
): Promise<Settled> {
  const digests = new Map(readings.filter(isCumulative).map((reading) => [reading, digestOf(reading)]));
  if (digests.size === 0) return { outcomes: readings.map(direct), refused: [] };

  const known = await readAccumulators(transaction, organizationId, [...digests.values()]);
  const isNew = [...digests.values()].some((digest) => !known.has(digest));
  const { limit, room } = isNew ? await readRoom(transaction, organizationId) : { limit: 0, room: 0 };
  const changed = new Map<string, Accumulated>();
  const settled: Settled = { outcomes: [], refused: [] };
  let added = 0;
  // An export may hold several points of a series; their increases follow each other.
  for (const reading of readings.toSorted((one, other) => one.at - other.at)) {
    const digest = digests.get(reading);
    if (digest === undefined) {
      settled.outcomes.push(direct(reading));
      continue;
    }
    const previous = changed.get(digest) ?? known.get(digest) ?? null;
    if (previous === null && added >= room) {
      settled.refused.push({ index: reading.index, reason: seriesLimitReason(limit) });
      continue;
    }
    const current = { startedAt: reading.startedAt, at: reading.at, amount: amountOf(reading) };
    const step = stepOf(previous, current);
    if (step.kind === "stale") continue;
    if (previous === null) added += 1;
    changed.set(digest, current);
    const candidates = step.kind === "increase" ? candidatesOf(reading, step.increase) : [];
    settled.outcomes.push({ reading, candidates });
  }
  await writeAccumulators(transaction, organizationId, changed);
  return settled;
}

/** How many cumulative series the plan allows, and how many of them are left. */
async function readRoom(transaction: Transaction, organizationId: string) {
  const { plan } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { plan: true },
  });
  const limit = seriesLimitOf(plan);
  return { limit, room: limit - (await countAccumulators(transaction, organizationId)) };
}

function isCumulative({ measure }: Reading): boolean {
  return measure.kind === "total" || (measure.kind === "histogram" && measure.isCumulative);
}

function digestOf({ metric, labels }: Reading): string {
  const sorted = Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
  return seriesDigest({ metric, labels: sorted });
}

function amountOf({ measure }: Reading): Amount {
  if (measure.kind === "histogram") return measure.histogram;
  if (measure.kind === "total") return measure;
  throw new Error("Only cumulative readings have an amount.");
}

function direct(reading: Reading): Outcome {
  const { measure } = reading;
  switch (measure.kind) {
    case "value":
    case "total":
      return { reading, candidates: candidatesOf(reading, { kind: "total", value: measure.value }) };
    case "histogram":
      return { reading, candidates: candidatesOf(reading, measure.histogram, measure.extremes) };
    case "quantiles":
      return { reading, candidates: quantileCandidates(reading, measure.values) };
  }
}
