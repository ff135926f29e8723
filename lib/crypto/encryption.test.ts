import { beforeEach, describe, expect, it, vi } from "vitest";
import { decryptSecret, encryptSecret } from "./encryption";

const settings = vi.hoisted(() => ({ ENCRYPTION_KEY: "" }));
vi.mock("@/lib/env", () => ({ env: settings }));

describe("encrypting secrets at rest", () => {
  beforeEach(() => {
    settings.ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
  });

  it.each(["", "xoxb-token", "Zürich 🔑", "x".repeat(10_000)])(
    "gives back what was encrypted",
    (plaintext) => {
      const sealed = encryptSecret(plaintext, "channel:1:token");
      expect(decryptSecret(sealed, "channel:1:token")).toBe(plaintext);
    },
  );

  it("never gives the same ciphertext twice", () => {
    expect(encryptSecret("a", "c")).not.toBe(encryptSecret("a", "c"));
  });

  it("does not open in another place", () => {
    const sealed = encryptSecret("a", "channel:1:token");
    expect(() => decryptSecret(sealed, "channel:2:token")).toThrow();
  });

  it("does not open when a single bit was changed", () => {
    const [format, keyId, body = ""] = encryptSecret("secret", "c").split(".");
    for (let index = 0; index < Buffer.from(body, "base64url").length; index += 1) {
      const bytes = Buffer.from(body, "base64url");
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      expect(() => decryptSecret(`${format}.${keyId}.${bytes.toString("base64url")}`, "c")).toThrow();
    }
  });

  it("says which key is missing when the key was changed", () => {
    const sealed = encryptSecret("a", "c");
    settings.ENCRYPTION_KEY = Buffer.alloc(32, 2).toString("base64");
    expect(() => decryptSecret(sealed, "c")).toThrow(/encrypted with the key [0-9a-f]{8}/);
  });

  it.each(["", "plain", "v1", "v1.00000000.", "v2.a.b"])("refuses %j", (text) => {
    expect(() => decryptSecret(text, "c")).toThrow();
  });
});
