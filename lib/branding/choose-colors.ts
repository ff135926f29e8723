import type { FieldError } from "@/lib/core/errors";
import { formatRatio, SHADE_LABELS } from "./labels";
import type { SaveBrandColorsInput } from "./schema";
import { contrastIn, isReadable, nearestReadable } from "./shades";
import { THEMES, type Theme } from "./types";

type ColorField = keyof SaveBrandColorsInput;

export type ChosenColors =
  { kind: "chosen"; colors: SaveBrandColorsInput } | { kind: "refused"; fields: FieldError[] };

const PAIRS = [
  { light: "primaryLight", dark: "primaryDark" },
  { light: "accentLight", dark: "accentDark" },
] as const satisfies readonly Record<Theme, ColorField>[];

/**
 * What was chosen, with the shades for a theme that was left out; or why it cannot be had, with the nearest
 * shade that can be read.
 */
export function chooseColors(input: SaveBrandColorsInput): ChosenColors {
  const colors = { ...input };
  const fields: FieldError[] = [];
  for (const pair of PAIRS)
    for (const theme of THEMES) {
      const field = pair[theme];
      const color = input[field];
      const other = input[pair[theme === "light" ? "dark" : "light"]];
      if (color === null) colors[field] = other && nearestReadable(theme, other);
      else if (!isReadable(theme, color)) fields.push({ field, message: refusalOf(theme, color) });
    }
  return fields.length > 0 ? { kind: "refused", fields } : { kind: "chosen", colors };
}

function refusalOf(theme: Theme, color: string): string {
  const ratio = formatRatio(contrastIn(theme, color));
  return `${color} has a contrast of ${ratio} in the ${SHADE_LABELS[theme]}; text needs 4.5:1. Use ${nearestReadable(theme, color)}, the nearest shade that can be read.`;
}
