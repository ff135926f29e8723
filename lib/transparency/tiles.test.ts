import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Frontier, leafHash } from "./merkle";
import { sha256 } from "./sha256";
import { joinHashes, splitHashes, subtreeHash, TileEdge, tileOfSubtree, type Tile } from "./tiles";

const leaves = Array.from({ length: 70_000 }, (_, place) => leafHash(sha256, Buffer.from(String(place))));

/** Grows a stored tree in steps, each of which knows no more than what the one before it stored. */
function grown(steps: readonly number[]): { stored: Map<string, Tile>; size: number; root: Uint8Array } {
  const stored = new Map<string, Tile>();
  let [size, root] = [0, new TileEdge(sha256, 0, []).root()];
  for (const step of steps) {
    const edge = new TileEdge(sha256, size, [...stored.values()]);
    for (const leaf of leaves.slice(size, size + step)) edge.append(leaf);
    for (const tile of edge.touchedTiles())
      stored.set(`${tile.level}/${tile.index}`, { ...tile, hashes: splitHashes(joinHashes(tile.hashes)) });
    size = edge.size;
    root = edge.root();
  }
  return { stored, size, root };
}

function rootOf(size: number): Uint8Array {
  const frontier = new Frontier(sha256);
  for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
  return frontier.root();
}

describe("a tree in tiles", () => {
  it("has the same root in whatever steps it grew", () => {
    const step = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const { size, root } = grown(steps);
        expect(Buffer.compare(root, rootOf(size))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it.each([0, 1, 255, 256, 257, 65_535, 65_536, 65_537])("has the right root of %i leaves", (size) => {
    expect(Buffer.compare(grown([size]).root, rootOf(size))).toBe(0);
  });

  it("gives the hash of every complete subtree", () => {
    const { stored } = grown([300, 66_000]);
    for (const [level, index] of [
      [0, 0],
      [0, 66_299],
      [3, 17],
      [8, 3],
      [9, 100],
      [16, 0],
    ] as const) {
      const place = tileOfSubtree(level, index);
      const tile = stored.get(`${place.level}/${place.index}`)?.hashes ?? [];
      const frontier = new Frontier(sha256);
      for (const leaf of leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)) frontier.append(leaf);
      expect(Buffer.compare(subtreeHash(sha256, tile, place), frontier.root())).toBe(0);
    }
  });

  it("does not go on from an edge that is not its own", () => {
    const { stored } = grown([300]);
    stored.delete("0/1");
    expect(() => new TileEdge(sha256, 300, [...stored.values()])).toThrow("0/1");
  });
});
