import { splitOf } from "./merkle";

/** The hash of the tree over the leaves from `start` up to `end`. */
export type RangeHash = (start: number, end: number) => Promise<Uint8Array>;

/** PATH of RFC 6962, section 2.1.1: what proves that the `index`-th leaf is in the tree of `size` leaves. */
export async function inclusionPath(
  rangeHash: RangeHash,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  return pathWithin(rangeHash, index, 0, size);
}

async function pathWithin(
  rangeHash: RangeHash,
  index: number,
  start: number,
  end: number,
): Promise<Uint8Array[]> {
  if (end - start === 1) return [];
  const split = start + splitOf(end - start);
  return index < split
    ? [...(await pathWithin(rangeHash, index, start, split)), await rangeHash(split, end)]
    : [...(await pathWithin(rangeHash, index, split, end)), await rangeHash(start, split)];
}

/** PROOF of RFC 6962, section 2.1.2: what proves that the tree of `secondSize` leaves begins with the first. */
export async function consistencyPath(
  rangeHash: RangeHash,
  firstSize: number,
  secondSize: number,
): Promise<Uint8Array[]> {
  return subproof(rangeHash, firstSize, { start: 0, end: secondSize, isKnown: true });
}

/** SUBPROOF: `isKnown` while the part so far is the first tree itself, whose root the verifier has. */
async function subproof(
  rangeHash: RangeHash,
  firstSize: number,
  { start, end, isKnown }: { start: number; end: number; isKnown: boolean },
): Promise<Uint8Array[]> {
  if (firstSize === end) return isKnown ? [] : [await rangeHash(start, end)];
  const split = start + splitOf(end - start);
  if (firstSize <= split)
    return [
      ...(await subproof(rangeHash, firstSize, { start, end: split, isKnown })),
      await rangeHash(split, end),
    ];
  return [
    ...(await subproof(rangeHash, firstSize, { start: split, end, isKnown: false })),
    await rangeHash(start, split),
  ];
}
