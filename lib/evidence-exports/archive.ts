// A ZIP archive over files that lie deflated in storage (APPNOTE 6.3.10, with ZIP64). All sizes are known beforehand,
// so that its length can be told, a broken download be gone on with, and nothing is kept in memory.

export type ArchiveFile = {
  path: string;
  crc32: number;
  sizeBytes: number;
  compressedBytes: number;
  open: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A stretch of the archive. */
type Part = { bytes: number; open: () => Promise<AsyncIterable<Uint8Array>> | AsyncIterable<Uint8Array> };

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day there is: the same files make the same bytes. */
const DATE = 0x21;
const NEEDS_DEFLATE = 20;
const NEEDS_64 = 45;
const UNIX_FILE = 0o100644 * 2 ** 16;
const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;

export class Archive {
  private readonly parts: Part[];
  /** The length of the whole archive. */
  readonly sizeBytes: number;

  constructor(files: readonly ArchiveFile[]) {
    const directory: Uint8Array[] = [];
    this.parts = [];
    let at = 0;
    for (const file of files) {
      const header = localHeader(file);
      directory.push(directoryEntry(file, at));
      this.parts.push(fixed(header), { bytes: file.compressedBytes, open: file.open });
      at += header.length + file.compressedBytes;
    }
    const listed = Buffer.concat(directory);
    const end = endOfDirectory({ count: files.length, size: listed.length, start: at });
    this.parts.push(fixed(listed), fixed(end));
    this.sizeBytes = at + listed.length + end.length;
  }

  /** The bytes from `start` up to `end`; what lies before is skipped without being read where it can be. */
  async *stream(start = 0, end = this.sizeBytes): AsyncGenerator<Uint8Array> {
    let at = 0;
    for (const { bytes, open } of this.parts) {
      if (at + bytes > start && at < end) {
        let place = at;
        for await (const chunk of await open()) {
          const from = Math.max(0, start - place);
          const until = Math.min(chunk.length, end - place);
          if (from < until) yield chunk.subarray(from, until);
          place += chunk.length;
          if (place >= end) break;
        }
      }
      at += bytes;
    }
  }
}

function fixed(bytes: Uint8Array): Part {
  return { bytes: bytes.length, open: () => only(bytes) };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The fields that stand in both places: versions and flags, method, date, digests, sizes, length of the name. */
function sharedFields(file: ArchiveFile, name: Buffer): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(UTF8_NAMES, 0);
  fields.writeUInt16LE(DEFLATED, 2);
  fields.writeUInt16LE(DATE, 6);
  fields.writeUInt32LE(file.crc32, 8);
  fields.writeUInt32LE(file.compressedBytes, 12);
  fields.writeUInt32LE(file.sizeBytes, 16);
  fields.writeUInt16LE(name.length, 20);
  return fields;
}

function localHeader(file: ArchiveFile): Buffer {
  const name = Buffer.from(file.path, "utf8");
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x04034b50, 0);
  start.writeUInt16LE(NEEDS_DEFLATE, 4);
  return Buffer.concat([start, sharedFields(file, name), name]);
}

function directoryEntry(file: ArchiveFile, offset: number): Buffer {
  const name = Buffer.from(file.path, "utf8");
  const is64 = offset >= MOST_32;
  const extra = Buffer.alloc(is64 ? 12 : 0);
  if (is64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(offset), 4);
  }
  const start = Buffer.alloc(8);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(3 * 256 + NEEDS_64, 4);
  start.writeUInt16LE(is64 ? NEEDS_64 : NEEDS_DEFLATE, 6);
  const shared = sharedFields(file, name);
  shared.writeUInt16LE(extra.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(UNIX_FILE, 6);
  rest.writeUInt32LE(Math.min(offset, MOST_32), 10);
  return Buffer.concat([start, shared, rest, name, extra]);
}

function endOfDirectory({ count, size, start }: { count: number; size: number; start: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, MOST_16), 8);
  end.writeUInt16LE(Math.min(count, MOST_16), 10);
  end.writeUInt32LE(Math.min(size, MOST_32), 12);
  end.writeUInt32LE(Math.min(start, MOST_32), 16);
  if (count < MOST_16 && size < MOST_32 && start < MOST_32) return end;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(3 * 256 + NEEDS_64, 12);
  end64.writeUInt16LE(NEEDS_64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
