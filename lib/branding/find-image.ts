import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { objectStore } from "@/lib/storage/store";
import type { ByteStream } from "@/lib/storage/types";
import { findBranding } from "./find-branding";
import { BRAND_IMAGES } from "./types";

/** An image and the address by which caches may keep it. */
type ServedImage = { stream: ByteStream; path: string };

/**
 * The image behind a public address, for whoever knows it: mails are read by people who are not signed in.
 * Null where there is none, and where the organisation is closed or its plan has no branding any more.
 */
export async function findImage(assetToken: string, kind: string): Promise<ServedImage | null> {
  const known = BRAND_IMAGES.find((name) => name === kind);
  if (known === undefined) return null;
  const image = await withPlatform("serve an image of a brand", async (transaction) => {
    const owner = await transaction.organizationBranding.findFirst({
      where: { assetToken, organization: { deletedAt: null } },
      select: { organizationId: true },
    });
    return owner && (await findBranding(transaction, owner.organizationId))[known];
  });
  const stream = image && (await (await objectStore()).get(image.key));
  return image && stream && { stream, path: image.path };
}
