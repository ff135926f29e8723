import { organizationRoute } from "@/lib/auth/organization-route";
import { AppError } from "@/lib/core/errors";
import { readBytes } from "@/lib/http/read-body";
import { MAX_FILE_BYTES } from "@/lib/support/attachments/limits";
import { uploadFile } from "@/lib/support/attachments/uploads";

const LONGEST_NAME = 1_000;

/** Takes one file for a message that is being written: the body is the file, a header names it. */
export const POST = organizationRoute(async ({ context, request }) => {
  const name = nameOf(request.headers.get("x-file-name") ?? "");
  const bytes = await readBytes(request, MAX_FILE_BYTES).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "PAYLOAD_TOO_LARGE")
      throw new AppError("PAYLOAD_TOO_LARGE", `${name} is larger than 10 MiB.`);
    throw error;
  });
  return Response.json(await uploadFile(context, { name, bytes }), { status: 201 });
});

/** There is nothing to read here: files are read beside their messages. */
export const GET = organizationRoute(() => {
  throw new AppError("METHOD_NOT_ALLOWED", "Send a file with POST.");
});

/** Headers hold no letters beyond Latin-1, so the browser encodes the name. */
function nameOf(header: string): string {
  try {
    return decodeURIComponent(header.slice(0, LONGEST_NAME)) || "file";
  } catch {
    return "file";
  }
}
