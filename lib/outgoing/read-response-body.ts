import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { failure, type OutgoingFailure } from "./types";

const DECOMPRESSORS = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** The body of an answer, decompressed. Both ends are counted, so a small bomb stays small. */
export async function readResponseBody(
  response: IncomingMessage,
  { maxResponseBytes }: { maxResponseBytes: number },
): Promise<Buffer | OutgoingFailure> {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const decompressor = DECOMPRESSORS.get(encoding)?.();
  if (decompressor === undefined && encoding !== "identity" && encoding !== "") {
    response.destroy();
    return failure(
      "response-broken",
      `The answer is compressed with ${encoding.slice(0, 40)}, which is not known.`,
    );
  }
  try {
    const plain = decompressor === undefined ? response : decompress(response, decompressor);
    const body = await collect(plain, maxResponseBytes);
    return body ?? failure("response-too-large", `The answer is larger than ${maxResponseBytes} bytes.`);
  } finally {
    response.destroy();
    decompressor?.destroy();
  }
}

/** Like pipe(), which would leave the reader waiting when the connection breaks. */
function decompress(response: IncomingMessage, decompressor: ReturnType<typeof createGunzip>): Readable {
  response.on("error", (error) => decompressor.destroy(error));
  return response.pipe(decompressor);
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
