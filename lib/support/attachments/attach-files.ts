import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { removeFile } from "@/lib/storage/files";
import type { CheckedFile } from "./store-file";

/** Where files belong, and whose they are; nobody's where an API key or a stranger's mail brought them. */
export type AttachedTo = {
  organizationId: string;
  ticketId: string;
  /** Beside a message, or beside a note, which no customer sees. */
  beside: { messageId: string } | { noteId: string };
  uploadedByUserId: string | null;
};

/** Puts stored files beside what was written. Through either door. */
export async function attachFiles(
  transaction: Transaction,
  { organizationId, ticketId, beside, uploadedByUserId }: AttachedTo,
  files: readonly CheckedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await transaction.supportAttachment.createMany({
    data: files.map(({ key, name, mediaType, sizeBytes, sha256 }) => ({
      organizationId,
      ticketId,
      ...beside,
      storageKey: key,
      fileName: name,
      mediaType,
      sizeBytes,
      sha256: Uint8Array.from(Buffer.from(sha256, "hex")),
      scanState: "clean",
      uploadedByUserId,
      createdAt: now(),
    })),
  });
}

/** Takes files out of the storage again whose message was not kept. */
export async function dropFiles(
  tenant: Pick<OrganizationContext, "organizationId" | "actor">,
  files: readonly CheckedFile[],
): Promise<void> {
  for (const { key } of files) await removeFile(tenant, key);
}
