import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { countSeats } from "./entitlements";
import { PLANS, type Limit } from "./plans";
import { findSubscription } from "./queries";

const DAYS = 30;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Limits whose use is a figure that grows and shrinks. */
export type MeasuredLimit = Extract<Limit, "seats" | "metric-series" | "storage-bytes" | "tokens-per-month">;

export type LimitUse = { limit: MeasuredLimit; used: number; allowed: number | null };

/** What came in on one UTC day. */
export type UsageDay = { day: string; requests: number; points: number; events: number };

export type Usage = { limits: LimitUse[]; days: UsageDay[] };

/** How much of its plan the organisation uses, and what came in on each of the last 30 UTC days, newest first. */
export async function readUsage(context: OrganizationContext): Promise<Usage> {
  requirePermission(context, "billing.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const { plan } = await findSubscription(transaction, organizationId);
    const { limits } = PLANS[plan];
    const { storageQuotaBytes } = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { storageQuotaBytes: true },
    });
    const series = await transaction.metricSeries.count({ where: { organizationId } });
    const { seats, storageBytes } = await countTaken(transaction, organizationId);
    const until = readClock();
    const since = new Date(until.getTime() - (DAYS - 1) * DAY_MILLISECONDS);
    const days = await transaction.$queryRaw<UsageDay[]>`
      WITH days AS (
        SELECT generate_series((${until}::timestamptz AT TIME ZONE 'UTC')::date,
                               (${since}::timestamptz AT TIME ZONE 'UTC')::date, interval '-1 day')::date AS day
      ), requests AS (
        SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, count(*)::float8 AS requests FROM request_records
         WHERE organization_id = ${organizationId}::uuid AND actor_kind = 'api_key'
           AND occurred_at >= (${since}::timestamptz AT TIME ZONE 'UTC')::date GROUP BY 1
      ), points AS (
        SELECT (slot AT TIME ZONE 'UTC')::date AS day, sum(samples)::float8 AS points FROM metric_points_1h
         WHERE organization_id = ${organizationId}::uuid
           AND slot >= (${since}::timestamptz AT TIME ZONE 'UTC')::date GROUP BY 1
      ), events AS (
        SELECT day, sum(events)::float8 AS events FROM security_event_daily_counts
         WHERE organization_id = ${organizationId}::uuid GROUP BY 1
      )
      SELECT days.day::text AS day, coalesce(requests, 0) AS requests, coalesce(points, 0) AS points,
             coalesce(events, 0) AS events
        FROM days LEFT JOIN requests USING (day) LEFT JOIN points USING (day) LEFT JOIN events USING (day)
       ORDER BY days.day DESC`;
    return {
      limits: [
        { limit: "seats", used: seats, allowed: limits.seats },
        { limit: "metric-series", used: series, allowed: limits["metric-series"] },
        // The column is what uploads are held to: staff may have given more than the plan.
        { limit: "storage-bytes", used: storageBytes, allowed: Number(storageQuotaBytes) },
      ],
      days,
    };
  });
}

/** The seats and the storage that the organisation takes up. */
export async function countTaken(
  transaction: Transaction,
  organizationId: string,
): Promise<{ seats: number; storageBytes: number }> {
  const seats = await countSeats(transaction, organizationId);
  const stored = await transaction.storedFile.aggregate({
    where: { organizationId },
    _sum: { sizeBytes: true },
  });
  return { seats, storageBytes: Number(stored._sum.sizeBytes ?? 0n) };
}

/** The seats alone: what inviting is offered by. */
export async function readSeats(
  context: OrganizationContext,
): Promise<{ used: number; allowed: number | null }> {
  requirePermission(context, "members.read");
  return withOrganization(context, async (transaction) => {
    const { plan } = await findSubscription(transaction, context.organizationId);
    const used = await countSeats(transaction, context.organizationId);
    return { used, allowed: PLANS[plan].limits.seats };
  });
}
