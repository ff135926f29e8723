import type { Branding, Shades } from "./types";

/** The tokens of `app/globals.css` that a brand's colours replace. */
const TOKENS = {
  "--primary": "primary",
  "--primary-hover": "primaryHover",
  "--primary-foreground": "primaryForeground",
  "--link": "accent",
  "--ring": "accent",
  "--selected": "selected",
  "--selected-foreground": "selectedForeground",
} as const satisfies Record<string, keyof Shades>;

/** The rule that colours a page, for both themes; null where the product's colours stay. */
export function brandCss({ hasColors, light, dark }: Branding): string | null {
  if (!hasColors) return null;
  const pairs = Object.entries(TOKENS).map(
    ([token, shade]) => `${token}:light-dark(${light[shade]},${dark[shade]})`,
  );
  return `:root{${pairs.join(";")}}`;
}

/** The same for a part of a page that shows one theme. */
export function brandTokens(shades: Shades): Record<string, string> {
  return Object.fromEntries(Object.entries(TOKENS).map(([token, shade]) => [token, shades[shade]]));
}
