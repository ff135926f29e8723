import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hex } from "./canonical";
import { Sha256Digest } from "./sha256-browser";

describe("the SHA-256 of the browser", () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 100_000])(
    "is that of Node.js for %i bytes",
    (length) => {
      const bytes = randomBytes(length);
      const digest = new Sha256Digest();
      const cut = Math.floor(length / 3);
      digest.update(bytes.subarray(0, cut));
      digest.update(bytes.subarray(cut));
      expect(hex(digest.digest())).toBe(createHash("sha256").update(bytes).digest("hex"));
    },
  );
});
