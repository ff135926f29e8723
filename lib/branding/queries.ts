import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { toBranding } from "./find-branding";
import type { SaveBrandColorsInput } from "./schema";
import type { BrandImage, BrandImageKind } from "./types";

export type BrandChoices = {
  colors: SaveBrandColorsInput;
  images: Record<BrandImageKind, BrandImage | null>;
  /** Whether there is anything to reset. */
  isOwn: boolean;
};

/** What the organisation has chosen, also while its plan does not show it. */
export async function getBrandChoices(context: OrganizationContext): Promise<BrandChoices> {
  requirePermission(context, "organization.read");
  const row = await withOrganization(context, (transaction) =>
    transaction.organizationBranding.findUnique({ where: { organizationId: context.organizationId } }),
  );
  const { logo, favicon, hasColors } = toBranding("", row);
  return {
    colors: {
      primaryLight: row?.primaryLight ?? null,
      primaryDark: row?.primaryDark ?? null,
      accentLight: row?.accentLight ?? null,
      accentDark: row?.accentDark ?? null,
    },
    images: { logo, favicon },
    isOwn: hasColors || logo !== null || favicon !== null,
  };
}
