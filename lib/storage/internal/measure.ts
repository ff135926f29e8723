import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { ByteStream, StoredBytes } from "../types";

/** Passes bytes on, hashing and counting them; fails as soon as there are more than `maxBytes`. */
export function measure(
  stream: ByteStream,
  maxBytes: number,
): { bytes: AsyncGenerator<Uint8Array>; result: () => StoredBytes } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes)
        throw new AppError("PAYLOAD_TOO_LARGE", `The file is larger than ${maxBytes} bytes.`);
      hash.update(chunk);
      yield chunk;
    }
  }
  return { bytes: pass(), result: () => ({ sha256: hash.digest("hex"), sizeBytes }) };
}
