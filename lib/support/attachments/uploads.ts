import "server-only";
import { now } from "@/lib/core/clock";
import { actorId, type Actor, type OrganizationContext } from "@/lib/core/context";
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

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/**
 * Takes a file for a message that is still being written. Only who uploaded it can send it along.
 * @param id given where the same file may be sent twice
 */
export async function uploadFile(
  context: OrganizationContext,
  file: { name: string; bytes: Uint8Array },
  id = newId(),
): Promise<Upload> {
  requirePermission(context, "support.write");
  await limitUploads(context.actor);
  const stored = await storeFile(context, file);
  const isNew = await withOrganization(context, (transaction) =>
    keepUpload(transaction, context, { id, file: stored }),
  );
  if (!isNew) await removeFile(context, stored.key);
  return toUpload(id, stored);
}

/** RATE_LIMITED where somebody uploads more than people do. */
export async function limitUploads(actor: Actor): Promise<void> {
  const limit = { name: "support-upload", limit: UPLOADS_PER_HOUR, windowSeconds: 3_600 };
  const { allowed, retryAfterSeconds } = await consumeRateLimit({ ...limit, key: actorId(actor) ?? "" });
  if (!allowed)
    throw new AppError("RATE_LIMITED", "Too many files in a short time. Wait a while.", {
      retryAfterSeconds,
    });
}

/** Keeps a stored file for whoever acts, through either door. False where one of that id is kept already. */
export async function keepUpload(
  transaction: Transaction,
  { organizationId, actor }: Tenant,
  { id, file }: { id: string; file: CheckedFile },
): Promise<boolean> {
  const { key, sha256, sizeBytes, name, mediaType } = file;
  const { count } = await transaction.supportUpload.createMany({
    data: [
      {
        ...ownerOf(actor),
        organizationId,
        id,
        storageKey: key,
        fileName: name,
        mediaType,
        sizeBytes,
        sha256: Uint8Array.from(Buffer.from(sha256, "hex")),
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** What leaves the domain of a file that is kept. */
export function toUpload(id: string, { name, mediaType, sizeBytes }: CheckedFile): Upload {
  return { id, name, mediaType, sizeBytes };
}

/** Removes a file that was not sent. One that is gone already is no error. */
export async function removeUpload(context: OrganizationContext, id: string): Promise<void> {
  requirePermission(context, "support.write");
  const [removed] = await withOrganization(context, (transaction) => takeRows(transaction, context, [id]));
  if (removed) await removeFile(context, removed.key);
}

/** Hands uploads over to the message that is being sent, in its transaction. INVALID_INPUT when one is gone. */
export async function takeUploads(
  transaction: Transaction,
  tenant: Tenant,
  ids: readonly string[],
): Promise<CheckedFile[]> {
  if (ids.length === 0) return [];
  const files = await takeRows(transaction, tenant, ids);
  if (files.length === new Set(ids).size) return files;
  const message = "A file is gone: they are kept for a day until they are sent. Attach it again.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "files", message }] });
}

/** Makes uploads again of the files of a message that is taken back. */
export async function giveUploadsBack(
  transaction: Transaction,
  tenant: Tenant,
  messageId: string,
): Promise<Upload[]> {
  const { organizationId } = tenant;
  const rows = await transaction.supportAttachment.findMany({
    where: { organizationId, messageId },
    orderBy: { id: "asc" },
    select: { storageKey: true, fileName: true, mediaType: true, sizeBytes: true, sha256: true },
  });
  const uploads: Upload[] = [];
  for (const row of rows) {
    const file: CheckedFile = {
      key: row.storageKey,
      name: row.fileName,
      mediaType: row.mediaType as MediaType,
      sizeBytes: Number(row.sizeBytes),
      sha256: Buffer.from(row.sha256).toString("hex"),
    };
    const id = newId();
    await keepUpload(transaction, tenant, { id, file });
    uploads.push(toUpload(id, file));
  }
  return uploads;
}

async function takeRows(
  transaction: Transaction,
  { organizationId, actor }: Tenant,
  ids: readonly string[],
): Promise<CheckedFile[]> {
  const { userId, apiKeyId, isStaff } = ownerOf(actor);
  // One statement, so that two messages never get the same file.
  const rows = await transaction.$queryRaw<TakenRow[]>`
    DELETE FROM support_uploads
     WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND is_staff = ${isStaff}
       AND user_id IS NOT DISTINCT FROM ${userId}::uuid AND api_key_id IS NOT DISTINCT FROM ${apiKeyId}::uuid
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

type Owner = { userId: string | null; apiKeyId: string | null; isStaff: boolean };

function ownerOf(actor: Actor): Owner {
  switch (actor.kind) {
    case "user":
    case "staff":
      return { userId: actor.userId, apiKeyId: null, isStaff: actor.kind === "staff" };
    case "api_key":
      return { userId: null, apiKeyId: actor.apiKeyId, isStaff: false };
    case "system":
      throw new AppError("FORBIDDEN", "Only people and API keys upload files.");
  }
}
