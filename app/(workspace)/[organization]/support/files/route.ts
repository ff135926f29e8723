import { organizationRoute } from "@/lib/auth/organization-route";
import { AppError } from "@/lib/core/errors";
import { readUpload } from "@/lib/support/attachments/read-upload";
import { uploadFile } from "@/lib/support/attachments/uploads";

/** Takes one file for a message that is being written. */
export const POST = organizationRoute(async ({ context, request }) =>
  Response.json(await uploadFile(context, await readUpload(request)), { status: 201 }),
);

/** There is nothing to read here: files are read beside their messages. */
export const GET = organizationRoute(() => {
  throw new AppError("METHOD_NOT_ALLOWED", "Send a file with POST.");
});
