import "server-only";
import { AppError } from "@/lib/core/errors";
import { readBytes } from "@/lib/http/read-body";
import { MAX_FILE_BYTES } from "./limits";

const LONGEST_NAME = 1_000;

/** One file as browsers send it here: the body is the file, the header `x-file-name` names it. */
export async function readUpload(request: Request): Promise<{ name: string; bytes: Uint8Array }> {
  const name = nameOf(request.headers.get("x-file-name") ?? "");
  const bytes = await readBytes(request, MAX_FILE_BYTES).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "PAYLOAD_TOO_LARGE")
      throw new AppError("PAYLOAD_TOO_LARGE", `${name} is larger than 10 MiB.`);
    throw error;
  });
  return { name, bytes };
}

/** Headers hold no letters beyond Latin-1, so the browser encodes the name. */
function nameOf(header: string): string {
  try {
    return decodeURIComponent(header.slice(0, LONGEST_NAME)) || "file";
  } catch {
    return "file";
  }
}
