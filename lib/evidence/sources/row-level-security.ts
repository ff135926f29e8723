import "server-only";
import { newId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { probeSource, type Observation } from "./probe-source";

/** Every attempt reads each table once; a few organisations of a batch stand for all, since the policies are the same. */
const ATTEMPTS = 5;

const CATALOGUE = `SELECT class.relname AS name,
  class.relrowsecurity AND class.relforcerowsecurity AND EXISTS (
    SELECT FROM pg_policy policy
    WHERE policy.polrelid = class.oid AND policy.polpermissive
      AND 'regulix_app'::regrole = ANY (policy.polroles)
      AND pg_get_expr(policy.polqual, policy.polrelid) LIKE '%app.organization_id%') AS isolated,
  has_table_privilege('regulix_app', class.oid, 'SELECT') AS readable
FROM pg_class class
JOIN pg_attribute attribute ON attribute.attrelid = class.oid AND attribute.attname = 'organization_id' AND NOT attribute.attisdropped
WHERE class.relkind IN ('r', 'p') AND NOT class.relispartition AND class.relnamespace = 'public'::regnamespace
ORDER BY class.relname`;

type Table = { name: string; isolated: boolean; readable: boolean };

/** From the catalogue, and by acting as one organisation and asking every table for another's rows. */
export const rowLevelSecurity = probeSource({
  key: "rls_policies_active",
  unit: "count",
  version: 1,
  query: `${CATALOGUE};\nthen, as the application role acting for one organisation, for each readable table: SELECT FROM table WHERE organization_id = another`,
  async probe(organizationIds): Promise<Observation> {
    const tables = await withPlatform("evidence of isolation", (transaction) =>
      transaction.$queryRawUnsafe<Table[]>(CATALOGUE),
    );
    const readable = tables.filter((table) => table.readable).map(({ name }) => name);
    const attempts = pairsOf(organizationIds);
    let leaks = 0;
    for (const [reader, owner] of attempts) leaks += await countForeignRows(reader, owner, readable);
    const isolated = tables.filter((table) => table.isolated).length;
    return {
      value: leaks > 0 ? 0 : isolated,
      reason: null,
      numerator: isolated,
      denominator: tables.length,
      sample: attempts.length * readable.length,
      seen: {
        tables: tables.map(({ name, isolated: isIsolated }) => ({ name, isolated: isIsolated })),
        leaks,
      },
    };
  },
});

/** Readers, each with another organisation whose rows it must not see. */
function pairsOf(organizationIds: readonly string[]): [string, string][] {
  if (organizationIds.length < 2) return [];
  return organizationIds
    .slice(0, ATTEMPTS)
    .map((reader, index) => [reader, organizationIds[(index + 1) % organizationIds.length] ?? newId()]);
}

/** In how many tables the reader sees a row of the other organisation. */
async function countForeignRows(reader: string, owner: string, tables: readonly string[]): Promise<number> {
  const looks = tables.map(
    (name) =>
      Prisma.sql`SELECT EXISTS (SELECT FROM ${Prisma.raw(`"${name}"`)} WHERE organization_id = ${owner}::uuid) AS seen`,
  );
  const scope = { organizationId: reader, actor: { kind: "system", name: "evidence" } as const };
  const [counted] = await withOrganization(
    scope,
    (transaction) => transaction.$queryRaw<[{ tables: number }]>`
      SELECT count(*)::int AS tables FROM (${Prisma.join(looks, " UNION ALL ")}) AS looked WHERE seen`,
  );
  return counted.tables;
}
