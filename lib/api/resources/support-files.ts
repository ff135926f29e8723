import { z } from "zod";
import { MAX_FILES } from "@/lib/support/attachments/limits";
import { defineEndpoint } from "../endpoint";
import { namedSchemas } from "../schemas";

/** 10 MiB as Base64, and room for the rest of the document. */
const MAX_BODY_BYTES = 14 * 1024 * 1024;

const File = z
  .strictObject({ id: z.uuid(), name: z.string(), media_type: z.string(), size_bytes: z.int() })
  .register(namedSchemas, { id: "SupportFile" });

/** Files that a request or a message takes along. */
export const FileIds = z
  .array(z.uuid())
  .max(MAX_FILES, `Attach at most ${MAX_FILES} files.`)
  .default([])
  .describe("Ids of files that this key has uploaded and not sent yet.");

export const uploadSupportFileEndpoint = defineEndpoint({
  operation: "createSupportFile",
  method: "POST",
  path: "/api/v1/support-files",
  tag: "Support",
  summary: "Upload a file for the support",
  description:
    "Up to 10 MiB: images, PDF, recordings and plain text; its bytes decide what it is. Send its id along with a request or a message within a day: afterwards it is removed.",
  scope: "support:write",
  requestsPerMinute: 60,
  // Whoever may no longer change anything needs the support most.
  whileReadOnly: true,
  body: {
    schema: z.strictObject({
      name: z.string().trim().min(1, "Name the file.").max(1_000),
      content: z.string().min(1, "Send the bytes of the file.").describe("Base64 of its bytes."),
    }),
    example: { name: "points.log", content: "MTA6MDAgbm8gcG9pbnRzCg==" },
    maxBytes: MAX_BODY_BYTES,
  },
  answers: {
    201: {
      description: "The file, which waits for its message.",
      schema: File,
      example: {
        id: "01980c3e-bb03-7d10-8f2e-7c5b1b0e4a03",
        name: "points.log",
        media_type: "text/plain",
        size_bytes: 16,
      },
    },
  },
});
