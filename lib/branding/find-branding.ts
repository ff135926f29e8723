import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { hasFeature, toSubscription } from "@/lib/plans/subscription";
import { brandImagePath } from "./image-path";
import { PRODUCT_COLORS, shadesOf } from "./shades";
import type { BrandColors, BrandImage, BrandImageKind, Branding, Theme } from "./types";

type Row = {
  assetToken: string;
  primaryLight: string | null;
  primaryDark: string | null;
  accentLight: string | null;
  accentDark: string | null;
  logoKey: string | null;
  faviconKey: string | null;
  updatedAt: Date;
};

/** How the organisation looks, in a transaction of either door. What its plan lacks is not shown. */
export async function findBranding(transaction: Transaction, organizationId: string): Promise<Branding> {
  const { name, branding, ...subscription } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      name: true,
      plan: true,
      subscriptionStatus: true,
      trialEndsAt: true,
      closesAt: true,
      branding: true,
    },
  });
  return toBranding(name, hasFeature(toSubscription(subscription), "branding") ? branding : null);
}

/** A row as the interface has it; without one, the product's own looks. */
export function toBranding(name: string, row: Row | null): Branding {
  const light = colorsOf("light", row);
  return {
    name,
    logo: row && imageOf(row, "logo", row.logoKey),
    favicon: row && imageOf(row, "favicon", row.faviconKey),
    ...light,
    light: shadesOf("light", light),
    dark: shadesOf("dark", colorsOf("dark", row)),
    hasColors: row !== null && (row.primaryLight !== null || row.accentLight !== null),
  };
}

function colorsOf(theme: Theme, row: Row | null): BrandColors {
  const own = {
    light: { primary: row?.primaryLight, accent: row?.accentLight },
    dark: { primary: row?.primaryDark, accent: row?.accentDark },
  }[theme];
  return {
    primary: own.primary ?? PRODUCT_COLORS[theme].primary,
    accent: own.accent ?? PRODUCT_COLORS[theme].accent,
  };
}

function imageOf(row: Row, kind: BrandImageKind, key: string | null): BrandImage | null {
  return key === null ? null : { key, mediaType: "image/png", path: brandImagePath(row, kind) };
}
