import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastOf, hexOf, oklchOf } from "@/lib/core/color";
import { contrastIn, isReadable, nearestReadable, PRODUCT_COLORS, shadesOf } from "./shades";
import { THEMES, type Theme } from "./types";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const theme = fc.constantFrom<Theme>(...THEMES);
const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function tokenOf(name: string, of: Theme): string {
  const value = new RegExp(`--${name}: light-dark\\(([^;]+)\\);`).exec(css)?.[1] ?? "";
  const [lightness, chroma, hue] =
    [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)]
      .at(of === "light" ? 0 : 1)
      ?.slice(1)
      .map(Number) ?? [];
  return hexOf({ lightness: lightness ?? NaN, chroma: chroma ?? NaN, hue: hue ?? 0 });
}

function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
}

describe("the contrast of a brand's colours", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#0000ff", "#ffffff", 8.59],
  ])("of %s on %s is %d, as WCAG says", (one, other, expected) => {
    expect(contrastOf(one, other)).toBeCloseTo(expected, 2);
  });

  it("comes back from OKLCH as it went", () => {
    fc.assert(
      fc.property(color, (hex) => {
        expect(hexOf(oklchOf(hex))).toBe(hex);
      }),
    );
  });

  it("is judged on a surface no easier than any that the interface has", () => {
    for (const of of THEMES)
      for (const surface of ["background", "card", "popover", "sidebar", "muted", "accent"])
        for (const text of ["#595959", "#b0b0b0", "#0b5f63", "#d4a017"])
          if (isReadable(of, text))
            expect(contrastOf(text, tokenOf(surface, of))).toBeGreaterThanOrEqual(4.5);
  });

  it("offers for every colour one of the same hue that can be read, and keeps what can be read", () => {
    fc.assert(
      fc.property(theme, color, (of, hex) => {
        const offered = nearestReadable(of, hex);
        expect(contrastIn(of, offered)).toBeGreaterThanOrEqual(4.5);
        if (isReadable(of, hex)) expect(offered).toBe(hex);
        const [before, after] = [oklchOf(hex), oklchOf(offered)];
        if (before.chroma > 0.05 && after.chroma > 0.05)
          expect(hueDistance(before.hue, after.hue)).toBeLessThan(6);
      }),
    );
  });

  it("offers the nearest: nothing between the colour and the offer can be read", () => {
    fc.assert(
      fc.property(theme, color, fc.double({ min: 0.02, max: 0.97, noNaN: true }), (of, hex, share) => {
        const [before, after] = [oklchOf(hex), oklchOf(nearestReadable(of, hex))];
        // Two colours of `#rrggbb` beside each other differ by about this much.
        if (Math.abs(before.lightness - after.lightness) < 0.02) return;
        const lightness = before.lightness + (after.lightness - before.lightness) * share;
        if (Math.abs(lightness - after.lightness) < 0.006) return;
        expect(isReadable(of, hexOf({ ...before, lightness }))).toBe(false);
      }),
    );
  });

  it("holds for everything that is drawn in colours that pass", () => {
    fc.assert(
      fc.property(theme, color, color, (of, primary, accent) => {
        const shades = shadesOf(of, {
          primary: nearestReadable(of, primary),
          accent: nearestReadable(of, accent),
        });
        for (const [text, surface] of [
          [shades.primaryForeground, shades.primary],
          [shades.primaryForeground, shades.primaryHover],
          [shades.selectedForeground, shades.selected],
          [tokenOf("foreground", of), shades.selected],
        ] as const)
          expect(contrastOf(text, surface)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("holds for the product's own colours, which are those of its tokens", () => {
    for (const of of THEMES) {
      const { primary, accent } = PRODUCT_COLORS[of];
      expect([primary, accent]).toEqual([tokenOf("primary", of), tokenOf("link", of)]);
      expect(isReadable(of, accent)).toBe(true);
    }
  });
});
