import "server-only";
import { withOrganization } from "@/lib/db/with-organization";
import { boundsOf } from "@/lib/evidence/days";
import type { RunningExport } from "./types";

export const STATEMENTS_PATH = "archives/statements.jsonl";

/** What was signed about each archive that holds records of the period, also of those that have expired. */
export async function* archiveStatements({ context, fromDay, toDay }: RunningExport): AsyncGenerator<string> {
  const { organizationId } = context;
  const { until } = boundsOf(toDay);
  const archives = await withOrganization(context, (transaction) =>
    transaction.retentionArchive.findMany({
      where: {
        organizationId,
        verifiedAt: { not: null },
        recordedUntil: { gt: boundsOf(fromDay).from, lt: monthAfter(until) },
      },
      orderBy: [{ source: "asc" }, { firstSequence: "asc" }],
      select: { manifest: true, expiredAt: true },
    }),
  );
  for (const { manifest, expiredAt } of archives)
    if (manifest !== null)
      yield `${JSON.stringify({ statement: JSON.parse(manifest) as object, expired_at: expiredAt })}\n`;
}

/** An archive is of a month, so that one that ends later may begin within the period. */
function monthAfter(until: Date): Date {
  const after = new Date(until);
  after.setUTCMonth(after.getUTCMonth() + 1);
  return after;
}
