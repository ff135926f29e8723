import type { BrandImageKind, Theme } from "./types";

export const SHADE_LABELS: Record<Theme, string> = { light: "light theme", dark: "dark theme" };

export const IMAGE_LABELS: Record<BrandImageKind, string> = { logo: "Logo", favicon: "Browser icon" };

/** `4.5:1`, never rounded up to what it is not. */
export function formatRatio(contrast: number): string {
  return `${(Math.floor(contrast * 10) / 10).toFixed(1)}:1`;
}
