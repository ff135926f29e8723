import type { Platform, Source } from "./platform";

/** Large enough that one chunk is inflated while the one before is looked at. */
const CHUNK_BYTES = 256 * 1024;

/** What Node.js brings along. */
export async function nodePlatform(): Promise<Platform> {
  const crypto = await import("node:crypto");
  const { createInflateRaw } = await import("node:zlib");
  const { pipeline, Readable } = await import("node:stream");
  return {
    sha256: (bytes) => crypto.hash("sha256", bytes, "buffer"),
    sha256Hex: (text) => crypto.hash("sha256", text, "hex"),
    startDigest() {
      const digest = crypto.createHash("sha256");
      return { update: (bytes) => void digest.update(bytes), digest: () => digest.digest() };
    },
    verifyEd25519(publicKey, message, signature) {
      const key = crypto.createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
      return Promise.resolve(crypto.verify(null, message, key, signature));
    },
    inflateRaw(stream) {
      const inflated = createInflateRaw({ chunkSize: CHUNK_BYTES });
      // What goes wrong on either side is thrown where the other end is read.
      pipeline(Readable.from(stream), inflated, () => undefined);
      return inflated as AsyncIterable<Uint8Array>;
    },
  };
}

/** Opens a file for reading wherever in it. */
export async function nodeSource(path: string): Promise<Source & { close: () => Promise<void> }> {
  const { open } = await import("node:fs/promises");
  const file = await open(path, "r");
  const { size } = await file.stat();

  async function read(start: number, end: number): Promise<Uint8Array> {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  }

  async function* stream(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += CHUNK_BYTES) {
      const bytes = await read(at, Math.min(end, at + CHUNK_BYTES));
      if (bytes.length === 0) return;
      yield bytes;
    }
  }

  return { name: path, size, read, stream, close: () => file.close() };
}
