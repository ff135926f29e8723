import { z } from "zod";
import { isHexColor } from "@/lib/core/color";
import { BRAND_IMAGES } from "./types";

/** As people write it, with or without the hash; kept as `#rrggbb`. Nothing is the product's own colour. */
const Color = z
  .string()
  .trim()
  .toLowerCase()
  .transform((value) => (value === "" ? null : value.startsWith("#") ? value : `#${value}`))
  .refine((value) => value === null || isHexColor(value), "Enter a colour like #0b5f63.");

/** A theme that is left out gets the nearest shade of the other's that can be read. */
export const SaveBrandColorsInput = z.object({
  primaryLight: Color,
  primaryDark: Color,
  accentLight: Color,
  accentDark: Color,
});
export type SaveBrandColorsInput = z.infer<typeof SaveBrandColorsInput>;

export const MAX_IMAGE_BYTES = 1024 * 1024;

export const UploadBrandImageInput = z.object({
  kind: z.enum(BRAND_IMAGES),
  file: z
    .file("Choose an image.")
    .min(1, "Choose an image.")
    .max(MAX_IMAGE_BYTES, "This file is larger than 1 MiB."),
});

export const RemoveBrandImageInput = z.object({ kind: z.enum(BRAND_IMAGES) });
