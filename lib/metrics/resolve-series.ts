import "server-only";
import { hash } from "node:crypto";
import { bytesArray } from "@/lib/db/array-literal";
import type { Transaction } from "@/lib/db/transaction";
import type { Point, Rejection } from "./point-rules";
import { seriesLimitOf, seriesLimitReason } from "./series-limit";
import type { MetricUnit } from "./units";

/** A point that knows the series it belongs to. */
export type ResolvedPoint = { seriesId: number; at: Date; value: number };

type NewSeries = { name: string; unit: MetricUnit; labels: Record<string, string>; digest: string };

/** What is known of an organisation's series, as far as these points are concerned. */
type Known = {
  idByDigest: Map<string, number>;
  unitByName: Map<string, string>;
  total: number;
  limit: number;
};

/** The identity of a series: its name and its labels in the order of their names. */
export function seriesDigest({ metric, labels }: Pick<Point, "metric" | "labels">): string {
  return hash("sha256", JSON.stringify([metric, labels]));
}

/**
 * Finds the series of each point, and makes those that are new as far as the limit allows. A name
 * keeps the unit it began with, so that all its series can stand on one axis.
 */
export async function resolveSeries(
  transaction: Transaction,
  organizationId: string,
  points: readonly Point[],
): Promise<{ resolved: ResolvedPoint[]; rejected: Rejection[] }> {
  const digests = points.map(seriesDigest);
  let known = await readKnown(transaction, organizationId, points, digests);
  if (digests.some((digest) => !known.idByDigest.has(digest))) {
    // New series are made by one request at a time, or the limit and the unit could be overrun.
    await transaction.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended(${`metric_series ${organizationId}`}, 0))`;
    known = await readKnown(transaction, organizationId, points, digests);
    await createSeries(transaction, organizationId, newSeries(points, digests, known));
    known = await readKnown(transaction, organizationId, points, digests);
  }

  const resolved: ResolvedPoint[] = [];
  const rejected: Rejection[] = [];
  for (const [place, { index, metric, unit, at, value }] of points.entries()) {
    const seriesId = known.idByDigest.get(digests[place] ?? "");
    const knownUnit = known.unitByName.get(metric);
    if (unit !== null && knownUnit !== undefined && unit !== knownUnit)
      rejected.push({ index, field: "unit", reason: `${metric} is measured in ${knownUnit}.` });
    else if (seriesId === undefined)
      rejected.push({ index, field: "labels", reason: seriesLimitReason(known.limit) });
    else resolved.push({ seriesId, at, value });
  }
  return { resolved, rejected };
}

function newSeries(points: readonly Point[], digests: readonly string[], known: Known): NewSeries[] {
  const series = new Map<string, NewSeries>();
  const units = new Map(known.unitByName);
  for (const [place, { metric, unit, labels }] of points.entries()) {
    const digest = digests[place] ?? "";
    if (known.idByDigest.has(digest) || series.has(digest)) continue;
    const knownUnit = units.get(metric) ?? unit ?? "count";
    if (unit !== null && unit !== knownUnit) continue;
    if (known.total + series.size >= known.limit) break;
    units.set(metric, knownUnit);
    series.set(digest, {
      name: metric,
      unit: knownUnit as MetricUnit,
      labels: Object.fromEntries(labels),
      digest,
    });
  }
  return [...series.values()];
}

async function readKnown(
  transaction: Transaction,
  organizationId: string,
  points: readonly Point[],
  digests: readonly string[],
): Promise<Known> {
  const names = [...new Set(points.map(({ metric }) => metric))];
  const [row] = await transaction.$queryRaw<
    [{ ids: Record<string, number>; units: Record<string, string>; total: number; plan: string }]
  >`
    SELECT
      (SELECT coalesce(json_object_agg(encode(digest, 'hex'), id), '{}') FROM metric_series
        WHERE organization_id = ${organizationId}::uuid
          AND digest IN (SELECT unnest(${bytesArray([...new Set(digests)])}::text::bytea[]))) AS ids,
      (SELECT coalesce(json_object_agg(name, unit), '{}') FROM (
        SELECT DISTINCT name, unit FROM metric_series
        WHERE organization_id = ${organizationId}::uuid AND name = ANY (${names}::text[])) AS named) AS units,
      (SELECT count(*)::int FROM metric_series WHERE organization_id = ${organizationId}::uuid) AS total,
      (SELECT plan FROM organizations WHERE id = ${organizationId}::uuid) AS plan`;
  return {
    idByDigest: new Map(Object.entries(row.ids)),
    unitByName: new Map(Object.entries(row.units)),
    total: row.total,
    limit: seriesLimitOf(row.plan),
  };
}

async function createSeries(
  transaction: Transaction,
  organizationId: string,
  series: readonly NewSeries[],
): Promise<void> {
  if (series.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO metric_series (organization_id, name, unit, labels, digest)
    SELECT ${organizationId}::uuid, name, unit, labels::jsonb, decode(digest, 'hex')
    FROM unnest(
      ${series.map(({ name }) => name)}::text[],
      ${series.map(({ unit }) => unit)}::text[],
      ${series.map(({ labels }) => JSON.stringify(labels))}::text[],
      ${series.map(({ digest }) => digest)}::text[]
    ) AS given (name, unit, labels, digest)`;
}
