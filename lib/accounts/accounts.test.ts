import { describe, expect, it } from "vitest";
import { OrganizationName } from "@/lib/organizations/schema";
import { deviceLabel } from "./device-label";
import { withEvenDuration } from "./even-duration";
import { estimateStrength } from "./password-strength";
import { checkPassword, passwordProblem } from "./password-rules";
import { Email, PersonName, SignInInput } from "./schema";

describe("an even duration", () => {
  it("passes through results and failures of slow work unchanged", async () => {
    expect(await withEvenDuration(1, () => Promise.resolve("done"))).toBe("done");
    await expect(withEvenDuration(1, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("is the same for quick work that succeeds and quick work that fails", async () => {
    for (const work of [() => Promise.resolve(), () => Promise.reject(new Error("no"))]) {
      const start = performance.now();
      await withEvenDuration(60, work).catch(() => undefined);
      expect(performance.now() - start).toBeGreaterThan(58);
    }
  });
});

describe("a password", () => {
  const person = { name: "Mira Person", email: "mira.person@acme.example" };
  const problemOf = (password: string) =>
    passwordProblem(checkPassword(password, person, estimateStrength(password, person)));

  it.each([
    "violet-anchor-mango-47",
    "correct horse battery staple",
    "g7#Kp9!xQz",
    "пароль-из-четырёх-слов",
    "🦊🌵🎺🪁🧊🛶🥨🎳🪴🧲🛸🪅",
  ])("%s is good", (password) => {
    expect(problemOf(password)).toBeNull();
  });

  it.each([
    ["short", /12 characters/],
    ["aaaaaaaaaaaaaaaa", /harder to guess/],
    ["password123456", /harder to guess/],
    ["qwertyuiop12", /harder to guess/],
    ["regulixregulix", /harder to guess/],
    ["violet-mira-anchor-47", /your name/],
    ["violet-ACME-anchor-47", /your name/],
  ])("%s is not", (password, problem) => {
    expect(problemOf(password)).toMatch(problem);
  });

  it("of the longest kind is judged in no time", () => {
    const start = performance.now();
    estimateStrength("aA1!".repeat(50), person);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it("keeps its spaces and is not hashed beyond 200 characters", () => {
    expect(SignInInput.parse({ email: "a@b.example", password: "  x " }).password).toBe("  x ");
    expect(SignInInput.safeParse({ email: "a@b.example", password: "x".repeat(201) }).success).toBe(false);
  });
});

describe("an e-mail address", () => {
  it("is read in small letters, without what surrounds it", () => {
    expect(Email.parse("  Mira@Example.TEST ")).toBe("mira@example.test");
  });

  it.each([
    "mira",
    "mira@localhost",
    "mira@example.test, other@example.test",
    "mira@example.test\r\nBcc: all@example.test",
    '"mira"@example.test>, <x@example.test',
    "mіra@example.test",
    "mira@example.test\u0000",
    `${"x".repeat(250)}@example.test`,
  ])("is not %j", (address) => {
    expect(Email.safeParse(address).success).toBe(false);
  });
});

describe("a name that our mails repeat", () => {
  it.each([
    "Mira Person",
    "J. R. R. Tolkien",
    "Łódź & Söhne GmbH",
    "O'Neill-Smith, Jr.",
    "acme.io",
    "王小明",
    "مریم",
  ])("may be %s", (name) => {
    expect(PersonName.parse(name)).toBe(name);
    expect(OrganizationName.parse(name)).toBe(name);
  });

  it.each([
    "Win now https://evil.example",
    "HTTP://evil.example",
    "visit www.evil.example",
    "Mira\nhttps://evil.example",
    "Mira\r\nBcc: all@example.test",
    "Mira\u0000",
    "Mira\u202Egnp.exe",
    "   ",
  ])("may not be %j", (name) => {
    expect(PersonName.safeParse(name).success).toBe(false);
    expect(OrganizationName.safeParse(name).success).toBe(false);
  });
});

describe("a device", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
      "Edge on Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/131.0 Mobile Safari/604.1",
      "Chrome on iPhone",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0 Safari/537.36",
      "Headless Chrome on Linux",
    ],
    ["curl/8.5.0", "curl"],
    ["python-requests/2.31.0", "python-requests"],
    ["Mozilla/5.0 (compatible)", "Unknown device"],
    ["something else", "Unknown device"],
    [null, "Unknown device"],
  ])("is recognised from %s", (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });
});
