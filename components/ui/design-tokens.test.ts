import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrastOf, hexOf } from "@/lib/core/color";

type Theme = "light" | "dark";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function colorOf(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`There is no token --${token}`);
  const alias = /^var\(--([a-z0-9-]+)\)$/.exec(value)?.[1];
  if (alias !== undefined) return colorOf(alias, theme);
  const colors = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const [lightness, chroma, hue] = (colors[theme === "light" ? 0 : 1] ?? []).slice(1).map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`--${token}: ${value}`);
  return hexOf({ lightness, chroma, hue });
}

function contrast(foreground: string, background: string, theme: Theme): number {
  return contrastOf(colorOf(foreground, theme), colorOf(background, theme));
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
