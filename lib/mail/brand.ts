import "server-only";
import type { MailBrand } from "@/emails/mail-layout";
import { findBranding } from "@/lib/branding/find-branding";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";

/** How the mails of an organisation look; undefined where they look like the product. */
export async function findMailBrand(
  transaction: Transaction,
  organizationId: string,
): Promise<MailBrand | undefined> {
  const { name, logo, hasColors, primary } = await findBranding(transaction, organizationId);
  if (logo === null && !hasColors) return undefined;
  return {
    name,
    logoUrl: logo && new URL(logo.path, env.APP_URL).toString(),
    color: primary,
  };
}
