import { AppError } from "@/lib/core/errors";

const INVALID_ENCODING = "The body is not valid UTF-8.";

/**
 * The JSON body of a request. Reads no more than `maxBytes`, whatever the request says of its own
 * length, and refuses other media types and encodings.
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send the body without a content encoding.");
  const text = decode(await readBytes(request, maxBytes));
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "cannot be parsed";
    throw new AppError("BAD_REQUEST", `The body is not valid JSON: ${reason}`, { cause: error });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError("BAD_REQUEST", INVALID_ENCODING, { cause: error });
  }
}

/** The body as it was sent. Reads no more than `maxBytes`. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError("PAYLOAD_TOO_LARGE", `The body is larger than ${maxBytes} bytes. Send smaller batches.`);
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > maxBytes) throw tooLarge();
  if (announced !== null) {
    // The HTTP parser holds the body to its announced length, so the costly stream is not needed.
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength > maxBytes) throw tooLarge();
    return bytes;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
