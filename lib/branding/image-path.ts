import type { BrandImageKind } from "./types";

/** Where everybody who knows it finds an image. Another image has another version, so caches may keep it. */
export function brandImagePath(
  { assetToken, updatedAt }: { assetToken: string; updatedAt: Date },
  kind: BrandImageKind,
): string {
  return `/api/branding/${assetToken}/${kind}?v=${updatedAt.getTime().toString(36)}`;
}
