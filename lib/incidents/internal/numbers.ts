import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Takes the next numbers of each organisation, given how many each needs; answers the first of them. The
 * counter's row lock puts those who take numbers at once in order.
 */
export async function takeNumbers(
  transaction: Transaction,
  needed: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const organizationIds = [...needed.keys()].sort();
  const counts = organizationIds.map((id) => needed.get(id) ?? 0);
  const rows = await transaction.$queryRaw<{ organization_id: string; last_number: number }[]>`
    INSERT INTO incident_counters AS counter (organization_id, last_number)
    SELECT * FROM unnest(${organizationIds}::uuid[], ${counts}::integer[])
    ON CONFLICT (organization_id) DO UPDATE SET last_number = counter.last_number + excluded.last_number
    RETURNING organization_id, last_number`;
  return new Map(
    rows.map(({ organization_id: id, last_number: last }) => [id, last - (needed.get(id) ?? 0) + 1]),
  );
}
