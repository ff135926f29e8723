import "server-only";
import { Readable } from "node:stream";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { getFile } from "@/lib/storage/files";
import { isAttachmentLinkGood, type AttachmentLink } from "./link";

export type ServedAttachment = { id: string; storageKey: string; fileName: string; mediaType: string };

/** GONE unless the address was signed for this reader and is still good. */
export function requireGoodLink(link: AttachmentLink, parameters: URLSearchParams): void {
  if (isAttachmentLinkGood(link, parameters, now())) return;
  throw new AppError("GONE", "This link has expired. Open the request again and follow the link there.");
}

/** A file as a download under its own media type and nothing else: somebody uploaded it. */
export async function attachmentResponse(
  tenant: Pick<OrganizationContext, "organizationId" | "actor">,
  { storageKey, fileName, mediaType }: ServedAttachment,
): Promise<Response> {
  const { stream, sizeBytes } = await getFile(tenant, storageKey);
  return new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
      "content-length": String(sizeBytes),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "x-content-type-options": "nosniff",
      // Whatever a viewer makes of it, it runs no script and loads nothing.
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    },
  });
}
