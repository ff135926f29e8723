import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import vectors from "@/scripts/testing/vectors/rfc6962.json";
import {
  equalBytes,
  Frontier,
  isConsistent,
  leafHash,
  nodeHash,
  rootFromInclusion,
  splitOf,
  subtreeLevels,
} from "./merkle";
import { consistencyPath, inclusionPath } from "./proofs";

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");
const bytesOf = (base64: string | null) => Buffer.from(base64 ?? "", "base64");
const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");

/** The definition of the RFC, word for word: slow, and nothing to go wrong in. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(sha256, definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, place) => leafHash(sha256, Buffer.from(`entry ${place}`)));

const rangesOf = (leaves: readonly Uint8Array[]) => (start: number, end: number) =>
  Promise.resolve(definedRoot(leaves.slice(start, end)));

describe("the tree of RFC 6962", () => {
  it.each(vectors.inclusion.map((vector) => [vector.case, vector] as const))(
    "judges the inclusion proof %s as others do",
    (_case, { leafIdx, treeSize, leafHash: leaf, root, proof, wantErr }) => {
      const path = (proof ?? []).map(bytesOf);
      const found = rootFromInclusion(sha256, { leaf: bytesOf(leaf), index: leafIdx, size: treeSize, path });
      expect(found !== null && equalBytes(found, bytesOf(root))).toBe(!wantErr);
    },
  );

  it.each(vectors.consistency.map((vector) => [vector.case, vector] as const))(
    "judges the consistency proof %s as others do",
    (_case, vector) => {
      const holds = isConsistent(sha256, {
        firstSize: vector.size1,
        firstRoot: bytesOf(vector.root1),
        secondSize: vector.size2,
        secondRoot: bytesOf(vector.root2),
        path: (vector.proof ?? []).map(bytesOf),
      });
      // From the empty tree nothing is proven: others accept an empty proof there.
      expect(holds).toBe(!vector.wantErr && vector.size1 > 0);
    },
  );

  it("has the root that the RFC defines, however it grew", () => {
    const leaves = leavesOf(70);
    for (let size = 0; size <= leaves.length; size += 1) {
      const frontier = new Frontier(sha256);
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      expect(hex(frontier.root())).toBe(hex(definedRoot(leaves.slice(0, size))));
    }
  });

  it("goes on from what is known of any part of it, and takes whole subtrees", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const leaves = leavesOf(end);
        let at = 0;
        const left = subtreeLevels(0, start).map((level) => {
          const hashed = definedRoot(leaves.slice(at, at + 2 ** level));
          at += 2 ** level;
          return hashed;
        });
        const frontier = new Frontier(sha256, start, left);
        for (const level of subtreeLevels(start, end)) {
          frontier.append(definedRoot(leaves.slice(at, at + 2 ** level)), level);
          at += 2 ** level;
        }
        expect(hex(frontier.root())).toBe(hex(definedRoot(leaves)));
      }),
      { numRuns: 60 },
    );
  });

  it("proves every leaf to be in every tree, and no other leaf", async () => {
    const leaves = leavesOf(23);
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = definedRoot(leaves.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const path = await inclusionPath(rangesOf(leaves), index, size);
        const [leaf = root, other = root] = [leaves[index], leaves[(index + 1) % leaves.length]];
        expect(hex(rootFromInclusion(sha256, { leaf, index, size, path }))).toBe(hex(root));
        expect(hex(rootFromInclusion(sha256, { leaf: other, index, size, path }))).not.toBe(hex(root));
      }
    }
  });

  it("proves every tree to begin with every smaller one, and not with another of its size", async () => {
    const leaves = leavesOf(23);
    for (let secondSize = 1; secondSize <= leaves.length; secondSize += 1)
      for (let firstSize = 1; firstSize <= secondSize; firstSize += 1) {
        const secondRoot = definedRoot(leaves.slice(0, secondSize));
        const firstRoot = definedRoot(leaves.slice(0, firstSize));
        const path = await consistencyPath(rangesOf(leaves), firstSize, secondSize);
        const proof = { firstSize, firstRoot, secondSize, secondRoot, path };
        expect(isConsistent(sha256, proof)).toBe(true);
        expect(isConsistent(sha256, { ...proof, firstRoot: sha256(firstRoot) })).toBe(false);
      }
  });
});
