import { describe, expect, it } from "vitest";
import { redact } from "./redact";

describe("redaction", () => {
  it.each([
    "password",
    "newPassword",
    "Authorization",
    "cookie",
    "set-cookie",
    "apiKey",
    "api_key",
    "access_token",
    "AUTH_SECRET",
    "SIGNING_KEY",
    "ENCRYPTION_KEY",
    "SENTRY_DSN",
    "sessionId",
  ])("hides the value of %s at any depth", (name) => {
    expect(redact({ outer: [{ [name]: "hunter2" }] })).toEqual({ outer: [{ [name]: "[redacted]" }] });
  });

  it.each(["idempotencyKey", "keyboard", "path", "author"])("keeps %s", (name) => {
    expect(redact({ [name]: "kept" })).toEqual({ [name]: "kept" });
  });

  it.each([
    ["postgresql://app:hunter2@db.example/x", "postgresql://app:[redacted]@db.example/x"],
    ["refused Bearer abcdefgh.ijkl", "refused Bearer [redacted]"],
    ["key rgx_live_abcdefghijk is unknown", "key [redacted] is unknown"],
    ["at 12:30 a@b.example wrote", "at 12:30 a@b.example wrote"],
  ])("hides a secret that stands inside a text: %s", (text, expected) => {
    expect(redact({ text })).toEqual({ text: expected });
  });

  it("keeps what helps in an error, its causes included, without their secrets", () => {
    const cause = Object.assign(new Error("connect postgresql://app:hunter2@db failed"), {
      code: "08006",
      password: "x",
    });
    const seen = redact({ err: new Error("read failed", { cause }) });
    expect(JSON.stringify(seen)).not.toContain("hunter2");
    expect(seen).toMatchObject({
      err: { name: "Error", message: "read failed", cause: { code: "08006", password: "[redacted]" } },
    });
  });

  it("survives circles, depth, bytes and big numbers", () => {
    const circle: Record<string, unknown> = { big: 10n, bytes: new Uint8Array(4) };
    circle.self = circle;
    circle.deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } };
    expect(() => JSON.stringify(redact(circle))).not.toThrow();
    expect(redact(circle)).toMatchObject({ big: "10", bytes: "[4 bytes]", self: "[circular]" });
  });
});
