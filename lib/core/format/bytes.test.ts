import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatBytes } from "@/lib/core/format/bytes";

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [1023, "1,023 B"],
    [1024, "1 KiB"],
    [1536, "1.5 KiB"],
    [1024 ** 2 - 1, "1 MiB"],
    [3.25 * 1024 ** 3, "3.3 GiB"],
    [2048 * 1024 ** 5, "2,048 PiB"],
    [-1536, "-1.5 KiB"],
  ])("shows %d bytes as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it("shows a missing size as an absence", () => {
    expect(formatBytes(undefined)).toBe("–");
  });

  it("never shows a figure that the next larger unit would say better", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        const figure = Number(formatBytes(bytes).replace(/[^0-9.]/g, ""));
        expect(figure).toBeLessThan(1024);
      }),
    );
  });
});
