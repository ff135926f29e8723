import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { isKeyOf, newStorageKey } from "./key";
import { objectStore } from "./store";
import type { ByteStream } from "./types";

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

export type StoredFileInfo = { key: string; sha256: string; sizeBytes: number; contentType: string };

export type NewFile = {
  /** A name for people, with letters, digits, dots, dashes and slashes: `reports/2026-11.pdf`. */
  path: string;
  contentType: string;
  maxBytes: number;
};

/**
 * Stores a file of the organisation under a key of its own. Bytes first, then the row: a file that
 * has a row is whole. Permission and audit entry are the caller's, who knows what the file means.
 */
export async function putFile(tenant: Tenant, file: NewFile, stream: ByteStream): Promise<StoredFileInfo> {
  const store = await objectStore();
  const key = newStorageKey(tenant.organizationId, file.path);
  const { sha256, sizeBytes } = await store.put(key, stream, file);
  const info = { key, sha256, sizeBytes, contentType: file.contentType };
  try {
    await withOrganization(tenant, (transaction) => addRow(transaction, tenant.organizationId, info));
  } catch (error) {
    await store.remove(key);
    throw error;
  }
  return info;
}

/** A file of the organisation with its bytes. Somebody else's and a missing one are the same NOT_FOUND. */
export async function getFile(tenant: Tenant, key: string): Promise<StoredFileInfo & { stream: ByteStream }> {
  const { organizationId } = tenant;
  const row = await withOrganization(tenant, (transaction) =>
    transaction.storedFile.findUnique({ where: { organizationId_key: { organizationId, key } } }),
  );
  if (row === null || !isKeyOf(organizationId, row.key)) throw notFound("file");
  const stream = await (await objectStore()).get(row.key);
  if (stream === null) throw new Error(`The object of the file ${row.key} is missing.`);
  return {
    key: row.key,
    sha256: Buffer.from(row.sha256).toString("hex"),
    sizeBytes: Number(row.sizeBytes),
    contentType: row.contentType,
    stream,
  };
}

/** Removes a file. The row goes first: after a crash an unnamed object is left, never a broken file. */
export async function removeFile(tenant: Tenant, key: string): Promise<void> {
  const { organizationId } = tenant;
  const { count } = await withOrganization(tenant, (transaction) =>
    transaction.storedFile.deleteMany({ where: { organizationId, key } }),
  );
  if (count === 0) throw notFound("file");
  await (await objectStore()).remove(key);
}

async function addRow(transaction: Transaction, organizationId: string, file: StoredFileInfo): Promise<void> {
  // Uploads of one organisation wait for each other, so that together they do not overrun the quota.
  // The sum is a statement of its own: only that sees what was committed while this one waited.
  await transaction.$queryRaw`
    SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const [space] = await transaction.$queryRaw<{ fits: boolean }[]>`
    SELECT storage_quota_bytes >= ${file.sizeBytes}::bigint
      + (SELECT coalesce(sum(size_bytes), 0) FROM stored_files WHERE organization_id = ${organizationId}::uuid) AS fits
    FROM organizations WHERE id = ${organizationId}::uuid`;
  if (!space?.fits)
    throw new AppError("PAYLOAD_TOO_LARGE", "This file does not fit into the organisation's storage quota.");
  await transaction.storedFile.create({
    data: {
      organizationId,
      key: file.key,
      sha256: Uint8Array.from(Buffer.from(file.sha256, "hex")),
      sizeBytes: file.sizeBytes,
      contentType: file.contentType,
    },
  });
}
