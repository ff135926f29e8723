import { describe, expect, it } from "vitest";
import { isSecurityEventKind, kindLabel } from "./kinds";
import { occurrenceProblem, SecurityEventInput } from "./schema";
import { normalizeAddress } from "./source-address";

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

function problems(input: unknown): string[] {
  const parsed = SecurityEventInput.safeParse(input);
  if (parsed.success) return [];
  return parsed.error.issues.map(
    ({ path, message, code }) => `${path.join(".")}: ${code === "unrecognized_keys" ? code : message}`,
  );
}

describe("an event as customers send it", () => {
  it("needs nothing but a kind", () => {
    expect(problems({ kind: "custom.door_opened" })).toEqual([]);
  });

  it("accepts every field", () => {
    expect(
      problems({
        kind: "authentication.failed",
        severity: "critical",
        occurred_at: "2026-01-31T12:00:00+01:00",
        actor: { kind: "service", id: "cron", name: "Nightly" },
        source_address: "2001:db8::1",
        user_agent: "curl/8",
        target: { kind: "account", id: "ada@example.com" },
        detail: { attempts: 3, nested: nested(5) },
        idempotency_key: "k-1",
      }),
    ).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["no object", 7, ": must be an object"],
    ["a list", [], ": must be an object"],
    ["no kind", {}, "kind: is required"],
    ["an unknown kind", { kind: "fire" }, "kind: must be a kind of the catalogue"],
    ["a kind that is no text", { kind: 3 }, "kind: must be text"],
    ["an unknown severity", { kind: "custom.a1", severity: "bad" }, "severity: must be one of info, low"],
    [
      "a time without a zone",
      { kind: "custom.a1", occurred_at: "2026-01-31T12:00:00" },
      "occurred_at: must be a time",
    ],
    ["a number as time", { kind: "custom.a1", occurred_at: 1 }, "occurred_at: must be a time"],
    ["no address", { kind: "custom.a1", source_address: "here" }, "source_address: must be an IPv4"],
    [
      "too long a text",
      { kind: "custom.a1", user_agent: "x".repeat(513) },
      "user_agent: must be at most 512",
    ],
    ["an empty actor name", { kind: "custom.a1", actor: { name: " " } }, "actor.name: must not be empty"],
    ["a detail that is a list", { kind: "custom.a1", detail: [1] }, "detail: must be an object"],
    ["too deep a detail", { kind: "custom.a1", detail: nested(7) }, "detail: must be nested at most 6"],
    [
      "too large a detail",
      { kind: "custom.a1", detail: { a: "ü".repeat(4_100) } },
      "detail: must be at most 8192",
    ],
    ["infinity", { kind: "custom.a1", detail: JSON.parse('{"a":[1e999]}') }, "detail: must hold finite"],
    ["an unknown field", { kind: "custom.a1", severty: "high" }, ": unrecognized_keys"],
  ])("names what is wrong with %s", (_case, input, problem) => {
    expect(problems(input)).toEqual([expect.stringContaining(problem)]);
  });

  it("checks a detail that is far too deep without running out of stack", () => {
    expect(
      problems({ kind: "custom.a1", detail: JSON.parse('{"a":'.repeat(5_000) + "1" + "}".repeat(5_000)) }),
    ).toEqual([expect.stringContaining("detail: must be nested")]);
  });
});

describe("times of occurrence", () => {
  const now = new Date("2026-06-01T12:00:00Z");

  it.each([
    ["2026-05-31T12:00:00Z", null],
    ["2026-05-31T11:59:59Z", "must not be older than 24 hours"],
    ["2026-06-01T12:05:00Z", null],
    ["2026-06-01T12:05:01Z", "must not be more than 5 minutes in the future"],
  ])("%s: %s", (occurredAt, problem) => {
    expect(occurrenceProblem(new Date(occurredAt), now)).toBe(problem);
  });
});

describe("kinds", () => {
  it.each([
    ["authentication.failed", true],
    ["custom.badge", true],
    ["custom.badge.refused_2", true],
    ["custom.", false],
    ["custom.Badge", false],
    ["custom.a..b", false],
    ["custom.a b", false],
    [`custom.${"a".repeat(61)}`, false],
    ["toString", false],
    ["", false],
  ])("%s is a kind: %s", (kind, expected) => {
    expect(isSecurityEventKind(kind)).toBe(expected);
  });

  it("reads a custom kind as words", () => {
    expect(kindLabel("custom.badge_refused.gate")).toBe("Badge refused gate");
  });
});

describe("addresses", () => {
  it.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:DB8:0::1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    [" 192.0.2.1 ", "192.0.2.1"],
    ["", null],
    ["192.0.2", null],
    ["example.com", null],
    [null, null],
  ])("%s is kept as %s", (text, expected) => {
    expect(normalizeAddress(text)).toBe(expected);
  });
});
