import "server-only";
import { createHash } from "node:crypto";
import { createGunzip, createGzip } from "node:zlib";
import { objectStore } from "@/lib/storage/store";
import { through } from "@/lib/storage/through";
import type { ByteStream } from "@/lib/storage/types";

const MOST_BYTES = 2 ** 32;

export type FileFacts = { linesSha256: string; linesBytes: number; fileSha256: string; fileBytes: number };

/** The key of the signed statement that lies beside an archive's file. */
export function manifestKeyOf(storageKey: string): string {
  return storageKey.replace(/\.jsonl\.gz$/, ".manifest.json");
}

/** Stores lines compressed under the key: gzip without a time, so that the same lines make the same bytes. */
export async function storeLines(key: string, lines: AsyncIterable<string>): Promise<FileFacts> {
  const digest = createHash("sha256");
  let linesBytes = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const line of lines) {
      const bytes = Buffer.from(line, "utf8");
      digest.update(bytes);
      linesBytes += bytes.length;
      yield bytes;
    }
  }
  const compressed = through(measured(), createGzip());
  const limits = { maxBytes: MOST_BYTES, contentType: "application/gzip" };
  const { sha256, sizeBytes } = await (await objectStore()).put(key, compressed, limits);
  return { linesSha256: digest.digest("hex"), linesBytes, fileSha256: sha256, fileBytes: sizeBytes };
}

export async function storeText(key: string, text: string): Promise<void> {
  async function* only(): ByteStream {
    yield Buffer.from(text, "utf8");
  }
  await (await objectStore()).put(key, only(), { maxBytes: MOST_BYTES, contentType: "application/json" });
}

/** Removes both files of an archive; what is not there is no error. */
export async function removeFiles(key: string): Promise<void> {
  const store = await objectStore();
  await store.remove(manifestKeyOf(key));
  await store.remove(key);
}

/** An archive's file as it is read: its lines without their ends, and afterwards what it was like. */
export class ArchiveReading {
  private readonly file = createHash("sha256");
  private readonly text = createHash("sha256");
  private fileBytes = 0;
  private linesBytes = 0;

  private constructor(private readonly stream: ByteStream) {}

  /** Null when there is no such file. */
  static async open(key: string): Promise<ArchiveReading | null> {
    const stream = await (await objectStore()).get(key);
    return stream === null ? null : new ArchiveReading(stream);
  }

  facts(): FileFacts {
    return {
      linesSha256: this.text.digest("hex"),
      linesBytes: this.linesBytes,
      fileSha256: this.file.digest("hex"),
      fileBytes: this.fileBytes,
    };
  }

  async *lines(): AsyncGenerator<string> {
    const text = through(this.counted(), createGunzip());
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of text) {
      this.text.update(chunk);
      this.linesBytes += chunk.length;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield bytes.toString("utf8", start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield rest.toString("utf8");
  }

  private async *counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.stream) {
      this.file.update(chunk);
      this.fileBytes += chunk.length;
      yield chunk;
    }
  }
}

/** Whether reading failed because of what lies in the file: zlib's own errors, and lines that are no JSON any more. */
export function isBrokenFile(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof SyntaxError || code.startsWith("Z_");
}
