import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

// Chunks of 64 KiB, each with AES-256-GCM. The nonce counts the chunks and says which is the last, so that none can be
// left out, exchanged or cut off; the key is made for one backup alone.
const MAGIC = Buffer.from("regulix-backup-1", "latin1");
const SALT_BYTES = 32;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/** Names the place at which an encrypted stream is not what was written. */
export class SealedStreamError extends Error {}

function keyOf(salt: Uint8Array): Buffer {
  const secret = Buffer.from(env.ENCRYPTION_KEY, "base64");
  return Buffer.from(hkdfSync("sha256", secret, salt, "regulix/backup/v1", 32));
}

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Cuts bytes into pieces of one size; the last may be shorter, also empty. */
async function* cut(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<[Buffer, boolean]> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    rest.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    length += piece.length;
    if (length <= size) continue;
    let all = Buffer.concat(rest);
    // One byte more than a piece is there: this one is not the last.
    for (; all.length > size; all = all.subarray(size)) yield [all.subarray(0, size), false];
    rest = [all];
    length = all.length;
  }
  yield [Buffer.concat(rest), true];
}

/** Encrypts a stream with a key of its own, made from ENCRYPTION_KEY. */
export async function* seal(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(salt);
  yield Buffer.concat([MAGIC, salt]);
  let number = 0;
  for await (const [chunk, isLast] of cut(bytes, CHUNK_BYTES)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, isLast)).setAAD(MAGIC);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Opens what seal() made. Nothing of a chunk is given before all of it was found genuine. */
export async function* open(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const iterator = withHead(bytes);
  const head = await iterator.next();
  const salt = head.value?.subarray(MAGIC.length);
  if (!salt || !head.value?.subarray(0, MAGIC.length).equals(MAGIC) || salt.length !== SALT_BYTES)
    throw new SealedStreamError("This is no backup of Regulix.");
  const key = keyOf(salt);
  let number = 0;
  for await (const [sealed, isLast] of cut(iterator, CHUNK_BYTES + TAG_BYTES)) {
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, isLast), {
      authTagLength: TAG_BYTES,
    });
    try {
      decipher.setAAD(MAGIC).setAuthTag(sealed.subarray(-TAG_BYTES));
      yield Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new SealedStreamError(
        `Chunk ${number + 1} (from byte ${MAGIC.length + SALT_BYTES + number * (CHUNK_BYTES + TAG_BYTES)}) was changed, cut off or encrypted with another key.`,
      );
    }
    number += 1;
  }
}

/** The head first and whole, then the rest as it comes. */
async function* withHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  const size = MAGIC.length + SALT_BYTES;
  let start = Buffer.alloc(0);
  let isHeadOut = false;
  for await (const piece of bytes) {
    const chunk = Buffer.from(piece);
    if (isHeadOut) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < size) continue;
    isHeadOut = true;
    yield start.subarray(0, size);
    yield start.subarray(size);
  }
  if (!isHeadOut) yield start;
}
