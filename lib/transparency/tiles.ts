import { Frontier, nodeHash, subtreeLevels, type Sha256 } from "./merkle";

// A tree is stored as C2SP tlog-tiles lays it out: a tile of level L holds the hashes of 256 neighbouring complete
// subtrees of 256^L leaves. Only the last tile of a level is ever incomplete.

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
export const HASH_BYTES = 32;

export type TilePlace = { level: number; index: number };

export type Tile = TilePlace & { hashes: Uint8Array[] };

/** The incomplete last tiles of a tree of `size` leaves: with their hashes all that is needed to go on from there. */
export function edgePlaces(size: number): (TilePlace & { width: number })[] {
  const places: (TilePlace & { width: number })[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH))
    if (count % TILE_WIDTH > 0)
      places.push({ level, index: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH });
  return places;
}

/** The right edge of a stored tree: appends leaves, and knows which tiles that touched. */
export class TileEdge {
  private readonly tiles = new Map<number, Tile>();
  private readonly touched = new Set<Tile>();
  private leaves: number;

  /** @param edge the hashes of the incomplete tiles of a tree of `size` leaves; more of a tile is left aside */
  constructor(
    private readonly sha256: Sha256,
    size: number,
    edge: readonly Tile[],
  ) {
    this.leaves = size;
    for (const { level, index, width } of edgePlaces(size)) {
      const stored = edge.find((tile) => tile.level === level && tile.index === index);
      if (stored === undefined || stored.hashes.length < width)
        throw new Error(`Tile ${level}/${index} of a tree of ${size} leaves is missing.`);
      this.tiles.set(level, { level, index, hashes: stored.hashes.slice(0, width) });
    }
  }

  get size(): number {
    return this.leaves;
  }

  append(leaf: Uint8Array): void {
    this.push(0, leaf);
    this.leaves += 1;
  }

  /** Every tile that was made or grew. */
  touchedTiles(): Tile[] {
    return [...this.touched];
  }

  root(): Uint8Array {
    const hashes: Uint8Array[] = [];
    for (const level of [...this.tiles.keys()].sort((one, other) => other - one)) {
      let at = 0;
      const tile = this.tiles.get(level)?.hashes ?? [];
      for (const height of subtreeLevels(0, tile.length)) {
        hashes.push(foldHashes(this.sha256, tile.slice(at, at + 2 ** height)));
        at += 2 ** height;
      }
    }
    return new Frontier(this.sha256, this.leaves, hashes).root();
  }

  private push(level: number, hash: Uint8Array): void {
    const tile = this.tiles.get(level) ?? { level, index: this.countAt(level) / TILE_WIDTH, hashes: [] };
    this.tiles.set(level, tile);
    tile.hashes.push(hash);
    this.touched.add(tile);
    if (tile.hashes.length < TILE_WIDTH) return;
    this.tiles.delete(level);
    this.push(level + 1, foldHashes(this.sha256, tile.hashes));
  }

  /** How many hashes there are on a level; asked only where its last tile is complete. */
  private countAt(level: number): number {
    return Math.floor(this.leaves / TILE_WIDTH ** level);
  }
}

/** The root of a complete subtree over its hashes, a power of two of them. */
function foldHashes(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let place = 0; place + 1 < row.length; place += 2)
      above.push(nodeHash(sha256, row[place] ?? new Uint8Array(), row[place + 1] ?? new Uint8Array()));
    row = above;
  }
  return row[0] ?? sha256(new Uint8Array());
}

/** Where the hashes lie that make up the complete subtree `index` of 2^level leaves. */
export function tileOfSubtree(level: number, index: number): TilePlace & { from: number; count: number } {
  const [tileLevel, height] = [Math.floor(level / TILE_HEIGHT), level % TILE_HEIGHT];
  const first = index * 2 ** height;
  return {
    level: tileLevel,
    index: Math.floor(first / TILE_WIDTH),
    from: first % TILE_WIDTH,
    count: 2 ** height,
  };
}

/** The hash of a subtree from the tile that `tileOfSubtree` names. */
export function subtreeHash(
  sha256: Sha256,
  tile: readonly Uint8Array[],
  { from, count }: { from: number; count: number },
): Uint8Array {
  if (tile.length < from + count) throw new Error("The tree does not reach that far.");
  return foldHashes(sha256, tile.slice(from, from + count));
}

/** A tile as it is stored: its hashes side by side. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [place, hash] of hashes.entries()) bytes.set(hash, place * HASH_BYTES);
  return bytes;
}

/** The hashes of a stored tile. */
export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, place) =>
    bytes.slice(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}
