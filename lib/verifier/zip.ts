import type { Platform, Source } from "./platform";
import { INCOMPLETE, Problem, TAMPERED, UNREADABLE } from "./problem";

/** A file within an archive. */
export type Member = { path: string; start: number; compressedBytes: number; isDeflated: boolean };

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
const IN_64 = 0xffffffff;
const EXTRA_64 = 1;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const big = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

/** The files of an archive as its directory at the end lists them, with ZIP64. */
export async function readMembers(source: Source): Promise<Member[]> {
  const { start, size } = await findDirectory(source);
  const bytes = await source.read(start, start + size);
  const view = viewOf(bytes);
  const members: Member[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length;) {
    if (view.getUint32(at, true) !== ENTRY)
      throw new Problem(TAMPERED, "altered-archive", source.name, "its directory is broken");
    const [nameBytes, extraBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const nameAt = at + ENTRY_BYTES;
    let localAt = view.getUint32(at + 42, true);
    if (localAt === IN_64) localAt = offsetIn64(view, nameAt + nameBytes, extraBytes);
    members.push({
      path: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameBytes)),
      start: localAt,
      compressedBytes: view.getUint32(at + 20, true),
      isDeflated: view.getUint16(at + 10, true) === DEFLATED,
    });
    at = nameAt + nameBytes + extraBytes + view.getUint16(at + 32, true);
  }
  return members;
}

async function findDirectory(source: Source): Promise<{ start: number; size: number }> {
  const tailStart = Math.max(0, source.size - END_BYTES - LOCATOR_BYTES);
  const tail = await source.read(tailStart, source.size);
  const view = viewOf(tail);
  const endAt = tail.length - END_BYTES;
  if (endAt < 0 || view.getUint32(endAt, true) !== END) {
    const head = await source.read(0, Math.min(4, source.size));
    if (head.length === 4 && viewOf(head).getUint32(0, true) === LOCAL)
      throw new Problem(INCOMPLETE, "truncated-bundle", source.name, "the end of the archive is missing");
    throw new Problem(UNREADABLE, "neither a bundle nor a snapshot", source.name);
  }
  const start = view.getUint32(endAt + 16, true);
  const locatorAt = endAt - LOCATOR_BYTES;
  if (start !== IN_64 || locatorAt < 0 || view.getUint32(locatorAt, true) !== LOCATOR_64)
    return { start, size: view.getUint32(endAt + 12, true) };
  const at = big(view, locatorAt + 8);
  const end64 = viewOf(await source.read(at, at + 56));
  if (end64.byteLength < 56 || end64.getUint32(0, true) !== END_64)
    throw new Problem(TAMPERED, "altered-archive", source.name, "its directory is not where it should be");
  return { start: big(end64, 48), size: big(end64, 40) };
}

function offsetIn64(view: DataView, from: number, length: number): number {
  for (let at = from; at + 12 <= from + length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === EXTRA_64) return big(view, at + 4);
  return IN_64;
}

/** The contents of a file of the archive, as they are inflated. */
export async function* contentsOf(
  platform: Platform,
  source: Source,
  { path, start, compressedBytes, isDeflated }: Member,
): AsyncGenerator<Uint8Array> {
  const header = await source.read(start, start + LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || viewOf(header).getUint32(0, true) !== LOCAL)
    throw new Problem(TAMPERED, "altered-file", path, "it does not begin where the directory says");
  const view = viewOf(header);
  const from = start + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const stream = source.stream(from, from + compressedBytes);
  try {
    yield* isDeflated ? platform.inflateRaw(stream) : stream;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(TAMPERED, "altered-file", path, "it cannot be inflated");
  }
}
