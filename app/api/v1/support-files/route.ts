import { uploadSupportFileEndpoint } from "@/lib/api/resources/support-files";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { AppError } from "@/lib/core/errors";
import { uploadFile } from "@/lib/support/attachments/uploads";

export const POST = apiEndpoint(uploadSupportFileEndpoint, async ({ context, body, writeId }) => {
  const file = { name: body.name, bytes: bytesOf(body.content) };
  const { id, name, mediaType, sizeBytes } = await uploadFile(context, file, writeId);
  return { status: 201, body: { id, name, media_type: mediaType, size_bytes: sizeBytes } };
});

function bytesOf(content: string): Uint8Array {
  const bytes = Buffer.from(content, "base64");
  if (bytes.toString("base64") === content) return bytes;
  const message = "Send the bytes as Base64, padded and without line breaks.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "content", message }] });
}

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
