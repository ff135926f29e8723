export type ByteRange = { start: number; end: number };

/**
 * The one range that a `Range` header asks for, its end not part of it; null where the whole is to be answered, as
 * with several ranges or another unit. `unsatisfiable` lies outside of the file.
 */
export function byteRangeOf(header: string | null, sizeBytes: number): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const count = Math.min(Number(last), sizeBytes);
    return count === 0 ? "unsatisfiable" : { start: sizeBytes - count, end: sizeBytes };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  return start >= sizeBytes || start >= end ? "unsatisfiable" : { start, end };
}
