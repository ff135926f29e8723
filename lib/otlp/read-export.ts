import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { readBytes } from "@/lib/http/read-body";
import { decodeMessage, type OtlpMessage } from "./internal/protocol";

/** Of the body as it is sent, and of what it holds. */
const MAX_SENT_BYTES = 4 * 1024 * 1024;
const MAX_BYTES = 16 * 1024 * 1024;

/** As deep as the decoder of protobuf goes. */
const MAX_DEPTH = 100;

export type OtlpFormat = "protobuf" | "json";

const FORMATS = new Map<string, OtlpFormat>([
  ["application/x-protobuf", "protobuf"],
  ["application/protobuf", "protobuf"],
  ["application/json", "json"],
]);

/** The encoding of a request, which is that of its answer; protobuf is what the protocol starts from. */
export function formatOf(request: Request): OtlpFormat | null {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  return FORMATS.get(mediaType) ?? null;
}

/** The export in a request's body, whichever way it is encoded. */
export async function readExport<Schema extends z.ZodType>(
  request: Request,
  message: OtlpMessage,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const format = formatOf(request);
  if (format === null)
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send application/x-protobuf or application/json.");
  const sent = await readBytes(request, MAX_SENT_BYTES);
  const bytes = await decompressed(sent, request.headers.get("content-encoding")?.trim().toLowerCase());
  // What the decoder makes has the form of the schema already.
  if (format === "protobuf") return decoded(message, bytes) as z.infer<Schema>;
  const json = jsonOf(bytes);
  if (isDeeper(json, MAX_DEPTH)) throw new AppError("BAD_REQUEST", "The body is nested too deeply.");
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "BAD_REQUEST",
    `The body is no such export: ${issue?.path.join(".")} ${issue?.message}.`,
  );
}

const gunzipAsync = promisify(gunzip);

async function decompressed(bytes: Uint8Array, encoding: string | undefined): Promise<Uint8Array> {
  if (encoding === undefined || encoding === "" || encoding === "identity") return bytes;
  if (encoding !== "gzip")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Compress the body with gzip, or not at all.");
  try {
    return await gunzipAsync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw new AppError(
        "PAYLOAD_TOO_LARGE",
        `The body holds more than ${MAX_BYTES} bytes. Send smaller batches.`,
        { cause: error },
      );
    throw new AppError("BAD_REQUEST", "The body is not valid gzip.", { cause: error });
  }
}

function decoded(message: OtlpMessage, bytes: Uint8Array): unknown {
  try {
    return decodeMessage(message, bytes);
  } catch (error) {
    throw new AppError("BAD_REQUEST", "The body is not a valid protobuf message.", { cause: error });
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new AppError("BAD_REQUEST", "The body is not valid JSON.", { cause: error });
  }
}

/** Whoever walks through a value later does so by recursion. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
