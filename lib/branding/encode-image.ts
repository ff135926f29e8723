import "server-only";
import { AppError } from "@/lib/core/errors";
import { MAX_IMAGE_BYTES } from "./schema";
import type { BrandImageKind } from "./types";

/** Sharp enough for a header on a dense screen; nothing in the product shows a logo larger. */
const SIZES: Record<BrandImageKind, { width: number; height: number }> = {
  logo: { width: 512, height: 128 },
  favicon: { width: 96, height: 96 },
};

/** Told from the header, before a pixel is unpacked: a file of a few kilobytes may hold gigabytes of one colour. */
const MAX_PIXELS = 4_096 * 4_096;
const LONGEST_SECONDS = 5;

type Format = "png" | "jpeg" | "webp";

/**
 * An uploaded image as the product keeps it: a PNG of its own making, of a known size, without what else the
 * file carried. Throws INVALID_INPUT with the sentence for the field.
 */
export async function encodeImage(kind: BrandImageKind, bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw refused("This file is larger than 1 MiB.");
  const format = sniffFormat(bytes);
  if (format === null) throw refused(unknownFormatMessage(bytes));
  // Loaded when somebody uploads: it brings a native library that no other request needs.
  const { default: sharp } = await import("sharp");
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
  try {
    const { format: decoded, width, height } = await image.metadata();
    if (decoded !== format) throw refused("This file is not what it says it is.");
    if (width * height > MAX_PIXELS) throw refused("This image has more than 4,096 × 4,096 pixels.");
    return await image
      .rotate()
      .resize({
        ...SIZES[kind],
        fit: kind === "favicon" ? "contain" : "inside",
        background: { r: 0, g: 0, b: 0, alpha: 0 },
        withoutEnlargement: kind === "logo",
      })
      .timeout({ seconds: LONGEST_SECONDS })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused("This image cannot be read. Export it anew as PNG, JPEG or WebP.", error);
  }
}

/** By what the file begins with; its name and what the browser says prove nothing. */
function sniffFormat(bytes: Uint8Array): Format | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  return start.startsWith("RIFF") && start.endsWith("WEBP") ? "webp" : null;
}

function unknownFormatMessage(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString("utf8");
  return /<svg|<\?xml/i.test(start)
    ? "An SVG file can carry scripts. Export the image as PNG, JPEG or WebP."
    : "This is no PNG, JPEG or WebP image.";
}

function refused(message: string, cause?: unknown): AppError {
  return new AppError("INVALID_INPUT", message, { fields: [{ field: "file", message }], cause });
}
