import "server-only";
import { readBranding } from "@/lib/branding/read-branding";
import type { OrganizationContext } from "@/lib/core/context";
import { bytesOf } from "@/lib/storage/bytes-of";
import { getFile } from "@/lib/storage/files";
import type { ReportBrand } from "./document/brand";

/** How the organisation's documents look; the product's looks where it has none of its own. */
export async function readBrand(context: OrganizationContext): Promise<ReportBrand> {
  const { name, primary, logo } = await readBranding(context.organizationId);
  if (logo === null) return { name, color: primary, logo: null };
  return { name, color: primary, logo: await bytesOf((await getFile(context, logo.key)).stream) };
}
