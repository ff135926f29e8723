import "server-only";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32, createDeflateRaw, createInflateRaw } from "node:zlib";
import type { OrganizationContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { getFile, putFile, removeFile } from "@/lib/storage/files";
import { through } from "@/lib/storage/through";

const MOST_BYTES = 2 ** 31;
/** The fastest: an export is bound by it, and audit entries shrink to a fifth all the same. */
const LEVEL = 1;

type Tenant = Pick<OrganizationContext, "organizationId" | "actor">;

/** The folder of an export within the organisation's storage. */
export function folderOf(exportId: string): string {
  return `exports/${exportId}`;
}

/** Stores one file of an export, deflated as it will lie in the archive. What is there already stays as it is. */
export async function storeExportFile(
  tenant: Tenant,
  { exportId, path }: { exportId: string; path: string },
  text: AsyncIterable<string>,
): Promise<void> {
  const { organizationId } = tenant;
  const digest = createHash("sha256");
  let [crc, sizeBytes] = [0, 0];
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, "utf8");
      digest.update(bytes);
      crc = crc32(bytes, crc);
      sizeBytes += bytes.length;
      yield bytes;
    }
  }
  const deflated = Readable.from(measured()).compose(createDeflateRaw({ level: LEVEL }));
  const file = {
    path: `${folderOf(exportId)}/${path}`,
    contentType: "application/octet-stream",
    maxBytes: MOST_BYTES,
  };
  const stored = await putFile(tenant, file, deflated as AsyncIterable<Uint8Array>);
  const { count } = await withOrganization(tenant, (transaction) =>
    transaction.evidenceExportFile.createMany({
      data: [
        {
          organizationId,
          exportId,
          path,
          storageKey: stored.key,
          sha256: Uint8Array.from(digest.digest()),
          crc32: crc,
          sizeBytes,
          compressedBytes: stored.sizeBytes,
        },
      ],
      skipDuplicates: true,
    }),
  );
  if (count === 0) await removeFile(tenant, stored.key);
}

/** The text of a file of an export that is written already. */
export async function readExportFile(
  tenant: Tenant,
  { exportId, path }: { exportId: string; path: string },
): Promise<string> {
  const { organizationId } = tenant;
  const { storageKey } = await withOrganization(tenant, (transaction) =>
    transaction.evidenceExportFile.findUniqueOrThrow({
      where: { organizationId_exportId_path: { organizationId, exportId, path } },
      select: { storageKey: true },
    }),
  );
  const { stream } = await getFile(tenant, storageKey);
  const chunks: Buffer[] = [];
  for await (const chunk of through(stream, createInflateRaw())) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Takes a file out of an export that is still being written; nothing happens where there is none. */
export async function removeExportFile(
  tenant: Tenant,
  { exportId, path }: { exportId: string; path: string },
): Promise<void> {
  const { organizationId } = tenant;
  const where = { organizationId, exportId, path };
  const known = await withOrganization(tenant, async (transaction) => {
    const file = await transaction.evidenceExportFile.findFirst({ where, select: { storageKey: true } });
    await transaction.evidenceExportFile.deleteMany({ where });
    return file;
  });
  if (known !== null) await removeFile(tenant, known.storageKey);
}
