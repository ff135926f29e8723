import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { requireFeature } from "@/lib/plans/entitlements";
import { chooseColors } from "../choose-colors";
import { changeBranding } from "../internal/change-branding";
import type { SaveBrandColorsInput } from "../schema";

/** Keeps the colours of a brand. Throws INVALID_INPUT, with the nearest shades, for what nobody could read. */
export async function saveColors(context: OrganizationContext, input: SaveBrandColorsInput): Promise<void> {
  requirePermission(context, "organization.update");
  await requireFeature(context, "branding");
  const chosen = chooseColors(input);
  if (chosen.kind === "refused")
    throw new AppError("INVALID_INPUT", "Some colours cannot be read.", { fields: chosen.fields });
  await changeBranding(context, { action: "branding.save_colors", values: chosen.colors });
}
