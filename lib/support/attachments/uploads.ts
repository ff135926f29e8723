import "server-only";
import { now } from "@/lib/core/clock";
import type { Actor, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { removeFile } from "@/lib/storage/files";
import type { MediaType } from "./media-types";
import { storeFile, type CheckedFile } from "./store-file";

const UPLOADS_PER_HOUR = 60;

export type Upload = { id: string; name: string; mediaType: string; sizeBytes: number };

/** Takes a file for a message that is still being written. Only who uploaded it can send it along. */
export async function uploadFile(
  context: OrganizationContext,
  file: { name: string; bytes: Uint8Array },
): Promise<Upload> {
  requirePermission(context, "support.write");
  const userId = personOf(context.actor);
  const limit = { name: "support-upload", key: userId, limit: UPLOADS_PER_HOUR, windowSeconds: 3_600 };
  const { allowed, retryAfterSeconds } = await consumeRateLimit(limit);
  if (!allowed)
    throw new AppError("RATE_LIMITED", "Too many files in a short time. Wait a while.", {
      retryAfterSeconds,
    });
  const { key, sha256, sizeBytes, name, mediaType } = await storeFile(context, file);
  const id = newId();
  const { organizationId } = context;
  await withOrganization(context, (transaction) =>
    transaction.supportUpload.create({
      data: {
        organizationId,
        id,
        userId,
        storageKey: key,
        fileName: name,
        mediaType,
        sizeBytes,
        sha256: Uint8Array.from(Buffer.from(sha256, "hex")),
        createdAt: now(),
      },
    }),
  );
  return { id, name, mediaType, sizeBytes };
}

/** Removes a file that was not sent. One that is gone already is no error. */
export async function removeUpload(context: OrganizationContext, id: string): Promise<void> {
  requirePermission(context, "support.write");
  const [removed] = await withOrganization(context, (transaction) =>
    takeRows(transaction, context.organizationId, personOf(context.actor), [id]),
  );
  if (removed) await removeFile(context, removed.key);
}

/** Hands uploads over to the message that is being sent, in its transaction. INVALID_INPUT when one is gone. */
export async function takeUploads(
  transaction: Transaction,
  { organizationId, actor }: Pick<OrganizationContext, "organizationId" | "actor">,
  ids: readonly string[],
): Promise<CheckedFile[]> {
  if (ids.length === 0) return [];
  const files = await takeRows(transaction, organizationId, personOf(actor), ids);
  if (files.length === new Set(ids).size) return files;
  const message = "A file is gone: they are kept for a day until they are sent. Attach it again.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "files", message }] });
}

async function takeRows(
  transaction: Transaction,
  organizationId: string,
  userId: string,
  ids: readonly string[],
): Promise<CheckedFile[]> {
  // One statement, so that two messages never get the same file.
  const rows = await transaction.$queryRaw<TakenRow[]>`
    DELETE FROM support_uploads
     WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid AND id = ANY(${[...ids]}::uuid[])
    RETURNING storage_key, file_name, media_type, size_bytes, encode(sha256, 'hex') AS sha256`;
  return rows.map((row) => ({
    key: row.storage_key,
    name: row.file_name,
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
  }));
}

type TakenRow = {
  storage_key: string;
  file_name: string;
  media_type: MediaType;
  size_bytes: bigint;
  sha256: string;
};

function personOf(actor: Actor): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("FORBIDDEN", "Only people upload files.");
}
