import "server-only";
import { Readable } from "node:stream";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { putFile } from "@/lib/storage/files";
import { acceptFile } from "./accept-file";
import { MAX_FILE_BYTES } from "./limits";
import { MEDIA_TYPES, type MediaType } from "./media-types";

/** A file whose bytes lie in the storage, found to be of an accepted kind. */
export type CheckedFile = {
  key: string;
  sha256: string;
  sizeBytes: number;
  name: string;
  mediaType: MediaType;
};

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** Checks a file by its bytes and stores it. INVALID_INPUT with the reason for one that is not accepted. */
export async function storeFile(
  tenant: Tenant,
  file: { name: string; bytes: Uint8Array },
): Promise<CheckedFile> {
  const verdict = acceptFile(file.name, file.bytes);
  if (verdict.kind === "refused") throw new AppError("INVALID_INPUT", `${file.name}: ${verdict.reason}`);
  const { name, mediaType } = verdict;
  const { key, sha256, sizeBytes } = await putFile(
    tenant,
    // The name in the storage is ours: the given one is only for people.
    { path: `support/file.${MEDIA_TYPES[mediaType][0]}`, contentType: mediaType, maxBytes: MAX_FILE_BYTES },
    Readable.from([file.bytes]),
  );
  return { key, sha256, sizeBytes, name, mediaType };
}
