import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { describeCollection, type CollectionStatus, type Tick } from "./status";

const DAY_MS = 24 * 60 * 60_000;

/** Last and next tick, and what was missed in the last 24 hours. */
export async function getCollectionStatus(context: OrganizationContext): Promise<CollectionStatus> {
  requirePermission(context, "collection.read");
  const at = now();
  const ticks = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<Tick[]>`
      SELECT slot, started_at AS "startedAt", finished_at AS "finishedAt", missed
      FROM collection_ticks WHERE slot > ${new Date(at.getTime() - DAY_MS)}::timestamptz`,
  );
  return describeCollection(ticks, at);
}
