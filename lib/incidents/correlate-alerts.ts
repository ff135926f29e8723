import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { correlate } from "./correlate";
import { recordAlertEvents } from "./internal/alert-events";
import { loadCorrelation } from "./internal/load-correlation";
import { resolveIncidents } from "./internal/resolve-incidents";
import {
  saveJoinings,
  saveOpenings,
  type OwnedJoining,
  type OwnedOpening,
} from "./internal/save-correlation";
import { signalIncidents } from "./internal/signal";

const BOOKMARK = "alerts";

/** A change may be committed after younger ones have been seen; looking twice changes nothing. */
const OVERLAP_MINUTES = 60;

export type CorrelationResult = { opened: number; joined: number; resolved: number };

/**
 * Turns the alerts that changed since the last time into incidents, for every organisation at once. Safe to
 * repeat and to run late: an alert is in one incident at most, and the bookmark's lock lets one run at a time.
 */
export async function correlateAlerts(at: Date): Promise<CorrelationResult> {
  return withPlatform("correlate alerts", async (transaction) => {
    const since = await lockBookmark(transaction);
    const organizationIds = await changedSince(transaction, since, at);
    const { joinings, openings } = await decide(transaction, organizationIds, at);
    await saveOpenings(transaction, openings, at);
    await saveJoinings(transaction, joinings, at);
    await recordAlertEvents(
      transaction,
      at,
      Prisma.sql`alert.organization_id = ANY (${organizationIds}::uuid[])
        AND (alert.changed_at > ${since}::timestamptz OR attached.added_at = ${at}::timestamptz)`,
    );
    const resolved = await resolveIncidents(transaction, organizationIds, at);
    await transaction.$executeRaw`
      UPDATE correlation_bookmarks SET position = greatest(position, ${at}::timestamptz) WHERE name = ${BOOKMARK}`;
    await signalIncidents(transaction, organizationIds);
    const joined = joinings.reduce((sum, { alertIds }) => sum + alertIds.length, 0);
    return { opened: openings.length, joined, resolved };
  });
}

async function lockBookmark(transaction: Transaction): Promise<Date> {
  const [bookmark] = await transaction.$queryRaw<{ since: Date }[]>`
    SELECT position - make_interval(mins => ${OVERLAP_MINUTES}) AS since
      FROM correlation_bookmarks WHERE name = ${BOOKMARK} FOR UPDATE`;
  if (!bookmark) throw new Error("The bookmark of the correlation is missing.");
  return bookmark.since;
}

/** Where alerts changed, or a window ended that kept some of them out; of one that comes back each time is asked. */
async function changedSince(transaction: Transaction, since: Date, at: Date): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT organization_id AS id FROM alerts WHERE changed_at > ${since}::timestamptz
    UNION
    SELECT organization_id FROM mute_windows
     WHERE ends_at > ${since}::timestamptz AND starts_at <= ${at}::timestamptz
       AND (ends_at <= ${at}::timestamptz OR recurrence IS NOT NULL)
    ORDER BY id`;
  return rows.map(({ id }) => id);
}

async function decide(
  transaction: Transaction,
  organizationIds: readonly string[],
  at: Date,
): Promise<{ joinings: OwnedJoining[]; openings: OwnedOpening[] }> {
  const joinings: OwnedJoining[] = [];
  const openings: OwnedOpening[] = [];
  if (organizationIds.length === 0) return { joinings, openings };
  const facts = await loadCorrelation(transaction, organizationIds, at);
  for (const [organizationId, { alerts, rules, incidents }] of facts) {
    const correlation = correlate(alerts, rules, incidents);
    joinings.push(...correlation.joinings.map((joining) => ({ ...joining, organizationId })));
    openings.push(...correlation.openings.map((opening) => ({ ...opening, organizationId })));
  }
  return { joinings, openings };
}
