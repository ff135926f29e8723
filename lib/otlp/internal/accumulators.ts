import "server-only";
import { z } from "zod";
import { bytesArray, numberArray, timeArray } from "@/lib/db/array-literal";
import type { Transaction } from "@/lib/db/transaction";
import type { Accumulated } from "../accumulate";

const counts = z.record(z.string(), z.number());

/** What the column holds; written by this version, or by one that may have known more. */
const Histogram = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("explicit"),
    count: z.number(),
    sum: z.number().nullable(),
    bounds: z.array(z.number()),
    counts: z.array(z.number()),
  }),
  z.object({
    kind: z.literal("exponential"),
    count: z.number(),
    sum: z.number().nullable(),
    scale: z.number(),
    zeroCount: z.number(),
    positive: counts,
    negative: counts,
  }),
]);

/** A row as a list, which is read a good deal faster than a row. Times in milliseconds. */
type Listed = [
  digest: string,
  at: number,
  startedAt: number | null,
  total: number | null,
  histogram: unknown,
];

/** What series said last, of those among these that are known. Others wait until the transaction ends. */
export async function readAccumulators(
  transaction: Transaction,
  organizationId: string,
  digests: readonly string[],
): Promise<Map<string, Accumulated>> {
  // One request at a time, or two would each count the same increase.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`metric_accumulators ${organizationId}`}, 0))`;
  const [{ listed }] = await transaction.$queryRaw<[{ listed: Listed[] }]>`
    SELECT coalesce(json_agg(json_build_array(
      encode(digest, 'hex'),
      round(date_part('epoch', recorded_at) * 1000),
      round(date_part('epoch', started_at) * 1000),
      total,
      histogram)), '[]') AS listed
    FROM metric_accumulators
    WHERE organization_id = ${organizationId}::uuid AND digest IN (SELECT unnest(${bytesArray(digests)}::text::bytea[]))`;
  return new Map(listed.flatMap(accumulatedOf));
}

function accumulatedOf([digest, at, started, total, histogram]: Listed): [string, Accumulated][] {
  const startedAt = started ?? 0;
  if (total !== null) return [[digest, { at, startedAt, amount: { kind: "total", value: total } }]];
  const stored = Histogram.safeParse(histogram);
  return stored.success ? [[digest, { at, startedAt, amount: stored.data }]] : [];
}

/** How many cumulative series an organisation has. */
export async function countAccumulators(transaction: Transaction, organizationId: string): Promise<number> {
  return transaction.metricAccumulator.count({ where: { organizationId } });
}

export async function writeAccumulators(
  transaction: Transaction,
  organizationId: string,
  changed: ReadonlyMap<string, Accumulated>,
): Promise<void> {
  await writeTotals(transaction, organizationId, changed);
  await writeHistograms(transaction, organizationId, changed);
}

async function writeTotals(
  transaction: Transaction,
  organizationId: string,
  changed: ReadonlyMap<string, Accumulated>,
): Promise<void> {
  const digests: string[] = [];
  const totals: number[] = [];
  const times: Date[] = [];
  const starts: number[] = [];
  for (const [digest, { at, startedAt, amount }] of changed) {
    if (amount.kind !== "total") continue;
    digests.push(digest);
    totals.push(amount.value);
    times.push(new Date(at));
    starts.push(startedAt);
  }
  if (digests.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO metric_accumulators (organization_id, digest, recorded_at, started_at, total)
    SELECT ${organizationId}::uuid, digest, recorded_at, to_timestamp(nullif(started_at, 0) / 1000), total
    FROM unnest(
      ${bytesArray(digests)}::text::bytea[],
      ${timeArray(times)}::text::timestamptz[],
      ${numberArray(starts)}::text::double precision[],
      ${numberArray(totals)}::text::double precision[]
    ) AS given (digest, recorded_at, started_at, total)
    ON CONFLICT (organization_id, digest) DO UPDATE SET
      recorded_at = excluded.recorded_at, started_at = excluded.started_at,
      total = excluded.total, histogram = NULL`;
}

async function writeHistograms(
  transaction: Transaction,
  organizationId: string,
  changed: ReadonlyMap<string, Accumulated>,
): Promise<void> {
  const histograms = [...changed].filter(([, { amount }]) => amount.kind !== "total");
  if (histograms.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO metric_accumulators (organization_id, digest, recorded_at, started_at, histogram)
    SELECT ${organizationId}::uuid, digest, recorded_at, to_timestamp(nullif(started_at, 0) / 1000), histogram::jsonb
    FROM unnest(
      ${bytesArray(histograms.map(([digest]) => digest))}::text::bytea[],
      ${timeArray(histograms.map(([, { at }]) => new Date(at)))}::text::timestamptz[],
      ${numberArray(histograms.map(([, { startedAt }]) => startedAt))}::text::double precision[],
      ${histograms.map(([, { amount }]) => JSON.stringify(amount))}::text[]
    ) AS given (digest, recorded_at, started_at, histogram)
    ON CONFLICT (organization_id, digest) DO UPDATE SET
      recorded_at = excluded.recorded_at, started_at = excluded.started_at,
      total = NULL, histogram = excluded.histogram`;
}
