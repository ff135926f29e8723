import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { nodeHash, splitOf, subtreeLevels } from "./merkle";
import type { RangeHash } from "./proofs";
import { sha256 } from "./sha256";
import { splitHashes, subtreeHash, tileOfSubtree, type TilePlace } from "./tiles";

/** Reads one stored tree: as many tiles as a proof needs, each once. */
export type TreeReader = {
  rangeHash: RangeHash;
  /** The hashes of the complete subtrees that the leaves from `start` up to `end` consist of. */
  subtrees: (start: number, end: number) => Promise<Uint8Array[]>;
};

/** Works within the transaction, through either door. */
export function treeReader(transaction: Transaction, organizationId: string): TreeReader {
  const known = new Map<string, Uint8Array[]>();

  async function tileAt({ level, index }: TilePlace): Promise<Uint8Array[]> {
    const name = `${level}/${index}`;
    const tile = known.get(name);
    if (tile) return tile;
    const row = await transaction.transparencyTile.findUnique({
      where: { organizationId_level_index: { organizationId, level, index } },
    });
    const hashes = splitHashes(row?.hashes ?? new Uint8Array());
    known.set(name, hashes);
    return hashes;
  }

  async function subtree(level: number, index: number): Promise<Uint8Array> {
    const place = tileOfSubtree(level, index);
    return subtreeHash(sha256, await tileAt(place), place);
  }

  async function rangeHash(start: number, end: number): Promise<Uint8Array> {
    if (start === end) return sha256(new Uint8Array());
    const [level = 0, ...rest] = subtreeLevels(start, end);
    if (rest.length === 0) return subtree(level, start / 2 ** level);
    const split = start + splitOf(end - start);
    return nodeHash(sha256, await rangeHash(start, split), await rangeHash(split, end));
  }

  async function subtrees(start: number, end: number): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = [];
    let at = start;
    for (const level of subtreeLevels(start, end)) {
      hashes.push(await subtree(level, at / 2 ** level));
      at += 2 ** level;
    }
    return hashes;
  }

  return { rangeHash, subtrees };
}
