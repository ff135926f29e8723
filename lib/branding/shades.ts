import { contrastOf, hexOf, oklchOf, type Oklch } from "@/lib/core/color";
import type { BrandColors, Shades, Theme } from "./types";

/** What text needs by WCAG 2.2, level AA. */
export const TEXT_CONTRAST = 4.5;

/** The surface of each theme on which a colour is hardest to read: what is hovered. */
const HARDEST_SURFACE: Record<Theme, string> = {
  light: hexOf({ lightness: 0.95, chroma: 0.006, hue: 205 }),
  dark: hexOf({ lightness: 0.27, chroma: 0.012, hue: 215 }),
};

/** Text on a colour that passes: the far end of the theme reads better on it than any surface does. */
const ON_COLOR: Record<Theme, string> = {
  light: "#ffffff",
  dark: hexOf({ lightness: 0.165, chroma: 0.008, hue: 220 }),
};

/** The selected surface has the accent's hue and little of its strength. */
const SELECTED: Record<Theme, Omit<Oklch, "hue">> = {
  light: { lightness: 0.945, chroma: 0.022 },
  dark: { lightness: 0.29, chroma: 0.036 },
};

const HOVER_STEP = 0.06;
// Finer than what `#rrggbb` can tell apart.
const SOLVER_STEPS = 20;

/** The product's own colours, as its tokens have them. */
export const PRODUCT_COLORS: Record<Theme, BrandColors> = {
  light: {
    primary: hexOf({ lightness: 0.46, chroma: 0.085, hue: 196 }),
    accent: hexOf({ lightness: 0.45, chroma: 0.085, hue: 196 }),
  },
  dark: {
    primary: hexOf({ lightness: 0.76, chroma: 0.105, hue: 189 }),
    accent: hexOf({ lightness: 0.79, chroma: 0.1, hue: 189 }),
  },
};

/** How well a colour reads on the theme's surfaces, at the worst. */
export function contrastIn(theme: Theme, color: string): number {
  return contrastOf(color, HARDEST_SURFACE[theme]);
}

/** Whether text and controls may have the colour in the theme. */
export function isReadable(theme: Theme, color: string): boolean {
  return contrastIn(theme, color) >= TEXT_CONTRAST;
}

/**
 * The shade nearest to a colour that can be read in the theme: of the same hue, darker or lighter by no more
 * than needed. A colour that passes is its own.
 */
export function nearestReadable(theme: Theme, color: string): string {
  return nearestOn(HARDEST_SURFACE[theme], theme, color);
}

/** Everything that is drawn in an organisation's colours, in one theme. */
export function shadesOf(theme: Theme, { primary, accent }: BrandColors): Shades {
  const { hue, chroma } = oklchOf(accent);
  const selected = hexOf({ ...SELECTED[theme], chroma: Math.min(chroma, SELECTED[theme].chroma), hue });
  return {
    primary,
    accent,
    primaryHover: shift(primary, theme === "light" ? -HOVER_STEP : HOVER_STEP),
    primaryForeground: ON_COLOR[theme],
    selected,
    selectedForeground: nearestOn(selected, theme, accent),
  };
}

function nearestOn(surface: string, theme: Theme, color: string): string {
  if (contrastOf(color, surface) >= TEXT_CONTRAST) return color;
  const { lightness, ...rest } = oklchOf(color);
  let [failing, passing] = [lightness, theme === "light" ? 0 : 1];
  for (let step = 0; step < SOLVER_STEPS; step++) {
    const middle = (failing + passing) / 2;
    if (contrastOf(hexOf({ lightness: middle, ...rest }), surface) >= TEXT_CONTRAST) passing = middle;
    else failing = middle;
  }
  return hexOf({ lightness: passing, ...rest });
}

function shift(color: string, by: number): string {
  const { lightness, ...rest } = oklchOf(color);
  return hexOf({ lightness: Math.min(1, Math.max(0, lightness + by)), ...rest });
}
