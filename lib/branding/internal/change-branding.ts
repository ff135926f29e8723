import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { newSecretToken } from "@/lib/crypto/secret-token";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";

export type BrandingValues = {
  primaryLight: string | null;
  primaryDark: string | null;
  accentLight: string | null;
  accentDark: string | null;
  logoKey: string | null;
  faviconKey: string | null;
};

export const NO_BRAND: BrandingValues = {
  primaryLight: null,
  primaryDark: null,
  accentLight: null,
  accentDark: null,
  logoKey: null,
  faviconKey: null,
};

type Change = { action: string; values: Partial<BrandingValues>; newAddress?: boolean };

/**
 * Changes what is given, with its audit entry, and tells open pages.
 * @returns what it was before
 */
export async function changeBranding(
  context: OrganizationContext,
  { action, values, newAddress = false }: Change,
): Promise<BrandingValues> {
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    // Of two uploads at once, the second sees the first's file as the one it replaces.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`branding ${organizationId}`}))`;
    const row = await transaction.organizationBranding.findUnique({ where: { organizationId } });
    const before = row ? valuesOf(row) : NO_BRAND;
    const { token } = newSecretToken();
    await transaction.organizationBranding.upsert({
      where: { organizationId },
      create: { organizationId, assetToken: token, updatedAt: now(), ...values },
      update: { updatedAt: now(), ...values, ...(newAddress && { assetToken: token }) },
    });
    await signalBranding(transaction, organizationId);
    await recordAudit(transaction, context, {
      action,
      resource: { kind: "organization", id: organizationId },
      before: shownOf(before),
      after: shownOf({ ...before, ...values }),
    });
    return before;
  });
}

function valuesOf({
  primaryLight,
  primaryDark,
  accentLight,
  accentDark,
  logoKey,
  faviconKey,
}: BrandingValues): BrandingValues {
  return { primaryLight, primaryDark, accentLight, accentDark, logoKey, faviconKey };
}

/** As the audit log names it. */
function shownOf(values: BrandingValues) {
  return {
    primary_light: values.primaryLight,
    primary_dark: values.primaryDark,
    accent_light: values.accentLight,
    accent_dark: values.accentDark,
    logo: values.logoKey,
    favicon: values.faviconKey,
  };
}

async function signalBranding(transaction: Transaction, organizationId: string): Promise<void> {
  for (const payload of livePayloads("branding", [organizationId]))
    await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
}
