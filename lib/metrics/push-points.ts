import "server-only";
import { z } from "zod";
import { signalAlerts } from "@/lib/alerts/signal-alerts";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { numberArray, timeArray } from "@/lib/db/array-literal";
import { withPartitions } from "@/lib/db/partitions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";
import { MAX_POINTS, checkPoints, type Point, type Rejection } from "./point-rules";
import { noteLateSamples } from "./late-samples";
import { resolveSeries, type ResolvedPoint } from "./resolve-series";

const PushPointsInput = z.strictObject({
  points: z
    .array(z.unknown(), { error: "must be a list of points" })
    .min(1, "must hold at least one point")
    .max(MAX_POINTS, `must hold at most ${MAX_POINTS.toLocaleString("en")} points; send several requests`),
});

export type PushResult = { accepted: number; duplicates: number; rejected: Rejection[] };

/**
 * Stores a customer's points. A point of the same series and time is stored once, so a batch may be
 * sent again; a faulty point is named and the rest are kept. Measurements are no change by a person,
 * and leave request records instead of audit entries.
 */
export async function pushPoints(context: OrganizationContext, input: unknown): Promise<PushResult> {
  requirePermission(context, "metrics.write");
  const envelope = PushPointsInput.safeParse(input);
  if (!envelope.success) throw invalidEnvelope(envelope.error);

  const receivedAt = now();
  const checked = checkPoints(envelope.data.points, receivedAt);
  if (checked.points.length === 0) return { accepted: 0, duplicates: 0, rejected: checked.rejected };
  const result = await withPartitions(receivedAt, () =>
    withOrganization(context, (transaction) =>
      storeChecked(transaction, context.organizationId, checked, receivedAt),
    ),
  );
  if (result.accepted > 0)
    signalAlerts(context.organizationId, { metricNames: checked.points.map(({ metric }) => metric) });
  return result;
}

/** The same for points that are known only within a transaction, such as the increase of a counter. */
export async function storeCandidates(
  transaction: Transaction,
  organizationId: string,
  candidates: readonly unknown[],
  receivedAt: Date,
): Promise<PushResult> {
  return storeChecked(transaction, organizationId, checkPoints(candidates, receivedAt), receivedAt);
}

async function storeChecked(
  transaction: Transaction,
  organizationId: string,
  checked: ReturnType<typeof checkPoints>,
  receivedAt: Date,
): Promise<PushResult> {
  if (checked.points.length === 0) return { accepted: 0, duplicates: 0, rejected: checked.rejected };
  const stored = await storePoints(transaction, organizationId, checked.points, receivedAt);
  if (stored.accepted > 0) await noteLateSamples(transaction, organizationId, checked.points, receivedAt);
  return {
    accepted: stored.accepted,
    duplicates: stored.duplicates,
    rejected: [...checked.rejected, ...stored.rejected].sort((one, other) => one.index - other.index),
  };
}

async function storePoints(
  transaction: Transaction,
  organizationId: string,
  points: readonly Point[],
  receivedAt: Date,
): Promise<PushResult> {
  const { resolved, rejected } = await resolveSeries(transaction, organizationId, points);
  if (resolved.length === 0) return { accepted: 0, duplicates: 0, rejected };
  // Always in the same order, so that two requests with the same points cannot wait for each other.
  const ordered = resolved.toSorted(bySeriesAndTime);
  const accepted = await transaction.$executeRaw`
    INSERT INTO metric_points (organization_id, series_id, recorded_at, value, received_at)
    SELECT ${organizationId}::uuid, series_id, recorded_at, value,
      nullif(${receivedAt}::timestamptz, recorded_at)
    FROM unnest(
      ${numberArray(ordered.map(({ seriesId }) => seriesId))}::text::bigint[],
      ${timeArray(ordered.map(({ at }) => at))}::text::timestamptz[],
      ${numberArray(ordered.map(({ value }) => value))}::text::double precision[]
    ) AS given (series_id, recorded_at, value)
    ON CONFLICT (organization_id, series_id, recorded_at) DO NOTHING`;
  if (accepted > 0)
    for (const payload of livePayloads("metrics", [organizationId]))
      await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
  return { accepted, duplicates: ordered.length - accepted, rejected };
}

function bySeriesAndTime(one: ResolvedPoint, other: ResolvedPoint): number {
  return one.seriesId - other.seriesId || one.at.getTime() - other.at.getTime();
}

function invalidEnvelope(error: z.ZodError): AppError {
  return new AppError("INVALID_INPUT", 'Send {"points": [{"metric": …, "value": …}]}.', {
    fields: error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  });
}
