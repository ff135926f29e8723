import { Readable, type Transform } from "node:stream";

/** Bytes through a transformation, such as compression. A failure on either side ends both, and nothing stays open. */
export async function* through(
  bytes: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes);
  source.once("error", (error) => transform.destroy(error));
  source.pipe(transform);
  try {
    for await (const chunk of transform) yield chunk as Buffer;
  } finally {
    source.destroy();
    transform.destroy();
  }
}
