import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { requireFeature } from "@/lib/plans/entitlements";
import { putFile, removeFile } from "@/lib/storage/files";
import { encodeImage } from "../encode-image";
import { changeBranding } from "../internal/change-branding";
import type { BrandImageKind } from "../types";

const COLUMNS = { logo: "logoKey", favicon: "faviconKey" } as const;
/** More than our own encoding of the largest size ever takes. */
const MAX_ENCODED_BYTES = 1024 * 1024;

/** Replaces an image by an uploaded one, of which only its own re-encoding is kept. */
export async function uploadImage(
  context: OrganizationContext,
  kind: BrandImageKind,
  bytes: Uint8Array,
): Promise<void> {
  requirePermission(context, "organization.update");
  await requireFeature(context, "branding");
  await limitByTarget("brand-image", context.organizationId);
  const encoded = await encodeImage(kind, bytes);
  const file = { path: `branding/${kind}.png`, contentType: "image/png", maxBytes: MAX_ENCODED_BYTES };
  const { key } = await putFile(context, file, chunksOf(encoded));
  try {
    await replace(context, kind, key);
  } catch (error) {
    await removeFile(context, key);
    throw error;
  }
}

/** Goes back to the product's own image. */
export async function removeImage(context: OrganizationContext, kind: BrandImageKind): Promise<void> {
  requirePermission(context, "organization.update");
  await replace(context, kind, null);
}

async function replace(
  context: OrganizationContext,
  kind: BrandImageKind,
  key: string | null,
): Promise<void> {
  const column = COLUMNS[kind];
  const action = key === null ? `branding.remove_${kind}` : `branding.upload_${kind}`;
  const before = await changeBranding(context, { action, values: { [column]: key } });
  const old = before[column];
  if (old !== null) await removeFile(context, old);
}

async function* chunksOf(bytes: Uint8Array) {
  yield bytes;
}
