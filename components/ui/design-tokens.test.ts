import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Theme = "light" | "dark";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The relative luminance (WCAG 2) of an opaque OKLCH colour; colours outside sRGB are clipped to it. */
function luminanceOf(lightness: number, chroma: number, hueDegrees: number): number {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function tokenLuminance(token: string, theme: Theme): number {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`There is no token --${token}`);
  const alias = /^var\(--([a-z0-9-]+)\)$/.exec(value)?.[1];
  if (alias !== undefined) return tokenLuminance(alias, theme);
  const colors = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const [lightness, chroma, hue] = (colors[theme === "light" ? 0 : 1] ?? []).slice(1).map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`--${token}: ${value}`);
  return luminanceOf(lightness, chroma, hue);
}

function contrast(foreground: string, background: string, theme: Theme): number {
  const [darker = 0, lighter = 0] = [
    tokenLuminance(foreground, theme),
    tokenLuminance(background, theme),
  ].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ["background", "card", "popover", "sidebar", "muted", "accent"];
const statuses = ["critical", "high", "medium", "low", "info", "success"];

const textPairs = [
  ...["foreground", "muted-foreground", "link"].flatMap((text) => surfaces.map((surface) => [text, surface])),
  ...statuses.flatMap((status) => [`${status}-surface`, "card", "background"].map((on) => [status, on])),
  ["foreground", "selected"],
  ["selected-foreground", "selected"],
  ["primary-foreground", "primary"],
  ["primary-foreground", "primary-hover"],
  ["destructive-foreground", "destructive"],
  ["destructive-foreground", "destructive-hover"],
  ["destructive", "popover"],
];

const series = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`);
const shapePairs = [
  ...[...series, "input", "ring", "primary"].map((shape) => [shape, "card"]),
  ["input", "background"],
  ["input", "popover"],
  ["ring", "background"],
];

describe.each(["light", "dark"] as const)("colours of the %s theme", (theme) => {
  it.each(textPairs)("text %s on %s has a contrast of at least 4.5", (text, surface) => {
    expect(contrast(text ?? "", surface ?? "", theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)("the shape %s on %s has a contrast of at least 3", (shape, surface) => {
    expect(contrast(shape ?? "", surface ?? "", theme)).toBeGreaterThanOrEqual(3);
  });
});
