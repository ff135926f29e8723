import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { leafHash } from "./merkle";
import { sha256 } from "./sha256";
import { edgePlaces, joinHashes, splitHashes, TileEdge, type Tile } from "./tiles";

/** How many leaves are held in memory at once, for all organisations of a round together. */
const LEAVES_A_ROUND = 51_200;

type TreeRow = { organization_id: string; size: number; head: number };

/**
 * Brings the trees of some organisations up to the ends of their audit chains, round by round; each round commits
 * what it added, so that a killed one is gone on with. Appending to the chain itself knows nothing of trees.
 * A chain with a gap is followed up to the gap: beyond it there is no tree to speak of.
 */
export async function growTrees(organizationIds: readonly string[]): Promise<void> {
  let behind = organizationIds;
  while (behind.length > 0)
    behind = await withPlatform("transparency trees", (transaction) => growOnce(transaction, behind));
}

/** One round; answers whose trees are still behind. */
async function growOnce(transaction: Transaction, organizationIds: readonly string[]): Promise<string[]> {
  const trees = (await lockTrees(transaction, organizationIds)).filter(({ size, head }) => size < head);
  if (trees.length === 0) return [];
  const leavesEach = Math.max(256, Math.floor(LEAVES_A_ROUND / trees.length));
  const edges = await readEdges(transaction, trees);
  const hashes = await readEntryHashes(transaction, trees, leavesEach);
  const behind: string[] = [];
  const grown: { organizationId: string; edge: TileEdge }[] = [];
  for (const { organization_id: organizationId, head } of trees) {
    const edge = edges.get(organizationId);
    const added = hashes.get(organizationId) ?? [];
    if (edge === undefined || added.length === 0) continue;
    for (const entryHash of added) edge.append(leafHash(sha256, entryHash));
    grown.push({ organizationId, edge });
    if (edge.size < head) behind.push(organizationId);
  }
  await writeTiles(transaction, grown);
  return behind;
}

/** In the order of their ids, so that two who grow the same trees wait for each other instead of locking up. */
async function lockTrees(transaction: Transaction, organizationIds: readonly string[]): Promise<TreeRow[]> {
  await transaction.$executeRaw`
    INSERT INTO transparency_trees (organization_id, tree_size)
    SELECT id, 0 FROM organizations WHERE id = ANY (${organizationIds}::uuid[]) ORDER BY id
    ON CONFLICT DO NOTHING`;
  await transaction.$executeRaw`
    SELECT FROM transparency_trees WHERE organization_id = ANY (${organizationIds}::uuid[])
    ORDER BY organization_id FOR UPDATE`;
  return transaction.$queryRaw<TreeRow[]>`
    SELECT tree.organization_id, tree.tree_size::float8 AS size, coalesce(head.sequence, 0)::float8 AS head
    FROM transparency_trees tree LEFT JOIN audit_chain_heads head USING (organization_id)
    WHERE tree.organization_id = ANY (${organizationIds}::uuid[])`;
}

type TileRow = { organization_id: string; level: number; index: number; hashes: Uint8Array };

/** The right edges of several trees at the sizes given. */
export async function readEdges(
  transaction: Transaction,
  trees: readonly { organization_id: string; size: number }[],
): Promise<Map<string, TileEdge>> {
  const places = trees.flatMap(({ organization_id, size }) =>
    edgePlaces(size).map((place) => ({ organization_id, ...place })),
  );
  const rows = await transaction.$queryRaw<TileRow[]>`
    SELECT tile.organization_id, tile.level, tile.index::float8 AS index, tile.hashes
    FROM unnest(
      ${places.map(({ organization_id }) => organization_id)}::uuid[],
      ${places.map(({ level }) => level)}::smallint[],
      ${places.map(({ index }) => index)}::bigint[]
    ) AS asked (organization_id, level, index)
    JOIN transparency_tiles tile USING (organization_id, level, index)`;
  const tiles = new Map(trees.map(({ organization_id }): [string, Tile[]] => [organization_id, []]));
  for (const { organization_id, level, index, hashes } of rows)
    tiles.get(organization_id)?.push({ level, index, hashes: splitHashes(hashes) });
  return new Map(
    trees.map(({ organization_id, size }) => [
      organization_id,
      new TileEdge(sha256, size, tiles.get(organization_id) ?? []),
    ]),
  );
}

type EntryHashes = { organization_id: string; hashes: Uint8Array };

/** The next entries without a gap, each organisation's side by side in one value. */
async function readEntryHashes(
  transaction: Transaction,
  trees: readonly TreeRow[],
  count: number,
): Promise<Map<string, Uint8Array[]>> {
  const rows = await transaction.$queryRaw<EntryHashes[]>`
    SELECT organization_id, string_agg(hash, ''::bytea ORDER BY sequence) AS hashes
    FROM (
      SELECT entry.organization_id, entry.sequence, entry.hash,
        asked.size + row_number() OVER (PARTITION BY entry.organization_id ORDER BY entry.sequence) AS expected
      FROM unnest(
        ${trees.map(({ organization_id }) => organization_id)}::uuid[],
        ${trees.map(({ size }) => size)}::bigint[],
        ${trees.map(({ head }) => head)}::bigint[]
      ) AS asked (organization_id, size, head)
      JOIN audit_logs entry ON entry.organization_id = asked.organization_id
        AND entry.sequence > asked.size AND entry.sequence <= least(asked.head, asked.size + ${count})
    ) AS entries
    WHERE sequence = expected
    GROUP BY organization_id`;
  return new Map(rows.map(({ organization_id, hashes }) => [organization_id, splitHashes(hashes)]));
}

async function writeTiles(
  transaction: Transaction,
  grown: readonly { organizationId: string; edge: TileEdge }[],
): Promise<void> {
  const tiles = grown.flatMap(({ organizationId, edge }) =>
    edge.touchedTiles().map((tile) => ({ organizationId, ...tile })),
  );
  await transaction.$executeRaw`
    INSERT INTO transparency_tiles (organization_id, level, index, hashes)
    SELECT organization_id, level, index, decode(hashes, 'hex')
    FROM unnest(
      ${tiles.map(({ organizationId }) => organizationId)}::uuid[],
      ${tiles.map(({ level }) => level)}::smallint[],
      ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => Buffer.from(joinHashes(hashes)).toString("hex"))}::text[]
    ) AS given (organization_id, level, index, hashes)
    ON CONFLICT (organization_id, level, index) DO UPDATE SET hashes = excluded.hashes`;
  await transaction.$executeRaw`
    UPDATE transparency_trees tree SET tree_size = given.size
    FROM unnest(
      ${grown.map(({ organizationId }) => organizationId)}::uuid[],
      ${grown.map(({ edge }) => edge.size)}::bigint[]
    ) AS given (organization_id, size)
    WHERE tree.organization_id = given.organization_id`;
}
