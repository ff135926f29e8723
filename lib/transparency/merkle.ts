// The tree of RFC 6962 (section 2.1) and the checks of RFC 9162 (sections 2.1.3.2 and 2.1.4.2), pure: the product
// builds with it and the offline verifier checks with it. Sizes are safe integers, so no 32-bit operators here.

/** SHA-256 of some bytes, by whatever the place offers. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A complete subtree: 2^level leaves, the first of them a multiple of that. */
export type Subtree = { level: number; hash: Uint8Array };

const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;
const HASH_BYTES = 32;

/** The hash of a leaf: no leaf can be taken for a node. */
export function leafHash(sha256: Sha256, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length);
  bytes[0] = LEAF_PREFIX;
  bytes.set(data, 1);
  return sha256(bytes);
}

/** The hash of a node over its two children. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** The largest power of two below `size`: where a tree of more than one leaf is split. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * The levels of the complete subtrees that the leaves from `start` up to `end` consist of, from left to right.
 */
export function subtreeLevels(start: number, end: number): number[] {
  const levels: number[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    levels.push(level);
    at += 2 ** level;
  }
  return levels;
}

/** The right edge of a growing tree: all that is needed to append to it and to name its root. */
export class Frontier {
  private readonly subtrees: Subtree[];
  private leaves: number;

  /** @param hashes of the complete subtrees of the first `size` leaves, from left to right */
  constructor(
    private readonly sha256: Sha256,
    size = 0,
    hashes: readonly Uint8Array[] = [],
  ) {
    const levels = subtreeLevels(0, size);
    if (levels.length !== hashes.length) throw new RangeError("Not as many hashes as subtrees.");
    this.subtrees = levels.map((level, place) => ({ level, hash: hashes[place] ?? new Uint8Array() }));
    this.leaves = size;
  }

  get size(): number {
    return this.leaves;
  }

  /** Appends the hash of a leaf, or of a complete subtree where the size is a multiple of its own. */
  append(hash: Uint8Array, level = 0): void {
    if (this.leaves % 2 ** level !== 0) throw new RangeError("A subtree does not begin here.");
    let added: Subtree = { level, hash };
    let last = this.subtrees.at(-1);
    while (last !== undefined && last.level === added.level) {
      added = { level: added.level + 1, hash: nodeHash(this.sha256, last.hash, added.hash) };
      this.subtrees.pop();
      last = this.subtrees.at(-1);
    }
    this.subtrees.push(added);
    this.leaves += 2 ** level;
  }

  root(): Uint8Array {
    const hashes = this.subtrees.map(({ hash }) => hash);
    const last = hashes.pop();
    if (last === undefined) return this.sha256(new Uint8Array());
    return hashes.reduceRight((right, left) => nodeHash(this.sha256, left, right), last);
  }
}

/** The root that a tree of `size` leaves has if this leaf is its `index`-th; null where the path does not fit. */
export function rootFromInclusion(
  sha256: Sha256,
  proof: { leaf: Uint8Array; index: number; size: number; path: readonly Uint8Array[] },
): Uint8Array | null {
  const { leaf, index, size, path } = proof;
  if (index < 0 || index >= size || leaf.length !== HASH_BYTES) return null;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

/** Whether the tree of the second root begins with that of the first. From the empty tree nothing can be proven. */
export function isConsistent(
  sha256: Sha256,
  proof: {
    firstSize: number;
    firstRoot: Uint8Array;
    secondSize: number;
    secondRoot: Uint8Array;
    path: readonly Uint8Array[];
  },
): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot } = proof;
  if (firstSize < 1 || firstSize > secondSize) return false;
  if (firstSize === secondSize) return proof.path.length === 0 && equalBytes(firstRoot, secondRoot);
  const isComplete = splitOf(firstSize + 1) === firstSize;
  const [start, ...path] = isComplete ? [firstRoot, ...proof.path] : proof.path;
  if (start === undefined) return false;
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [first, second] = [start, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(sha256, sibling, first);
      second = nodeHash(sha256, sibling, second);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      second = nodeHash(sha256, second, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equalBytes(first, firstRoot) && equalBytes(second, secondRoot);
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
