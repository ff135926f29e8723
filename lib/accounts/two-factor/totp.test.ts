import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchTotpStep, newTotpSecret, totpCode, totpUri } from "./totp";

const STEP_MILLISECONDS = 30_000;
// RFC 6238, appendix B: the ASCII secret 12345678901234567890, here in base32.
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code of an authenticator app", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("at second %i is the one of RFC 6238", (seconds, code) => {
    const now = new Date(seconds * 1_000);
    expect(totpCode(RFC_SECRET, now)).toBe(code);
    expect(matchTotpStep(RFC_SECRET, code, now)).toBe(Math.floor(seconds / 30));
  });

  it("is taken one step early or late, and no further, with the step it belongs to", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100_000_000 }),
        fc.integer({ min: -4, max: 4 }),
        (step, distance) => {
          const now = new Date(step * STEP_MILLISECONDS + 15_000);
          const code = totpCode(RFC_SECRET, new Date(now.getTime() + distance * STEP_MILLISECONDS));
          const matched = matchTotpStep(RFC_SECRET, code, now);
          if (Math.abs(distance) <= 1) return matched !== null && Math.abs(matched - step) <= 1;
          // Codes repeat by chance, one in a million.
          return matched === null || totpCode(RFC_SECRET, new Date(matched * STEP_MILLISECONDS)) === code;
        },
      ),
    );
  });

  it.each(["", "12345", "1234567", "abcdef", "28708２"])("is never %j", (typed) => {
    expect(matchTotpStep(RFC_SECRET, typed, new Date(59_000))).toBeNull();
  });
});

describe("a secret", () => {
  it("has 160 random bits", () => {
    const secrets = Array.from({ length: 20 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it("is carried by an address that apps understand", () => {
    const uri = new URL(totpUri(RFC_SECRET, "mira@acme.example"));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      "otpauth:",
      "totp",
      "/Regulix:mira@acme.example",
    ]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: "Regulix",
      secret: RFC_SECRET,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
