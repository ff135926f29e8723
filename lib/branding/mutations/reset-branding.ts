import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { removeFile } from "@/lib/storage/files";
import { changeBranding, NO_BRAND } from "../internal/change-branding";

/** Looks like the product again. The images are gone, at the addresses that mails name too. */
export async function resetBranding(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.update");
  const { logoKey, faviconKey } = await changeBranding(context, {
    action: "branding.reset",
    values: NO_BRAND,
    newAddress: true,
  });
  for (const key of [logoKey, faviconKey]) if (key !== null) await removeFile(context, key);
}
