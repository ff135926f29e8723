import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_SLUG, slugFromName, slugProblem } from "./slug";

const APP = join(import.meta.dirname, "..", "..", "app");

/** The first parts of our own addresses: folders in parentheses are not part of an address. */
function topLevelRoutes(folder = APP): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || /^[[_]/.test(entry.name)) return [];
    return entry.name.startsWith("(") ? topLevelRoutes(join(folder, entry.name)) : [entry.name];
  });
}

describe("an organisation's address", () => {
  it.each(["acme", "a1", "4you", "acme-gmbh", "a--b", "x".repeat(LONGEST_SLUG)])("may be %s", (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each([
    ["", /at least 2/],
    ["a", /at least 2/],
    ["x".repeat(LONGEST_SLUG + 1), /at most 48/],
    ["-acme", /small letters/],
    ["acme-", /small letters/],
    ["Acme", /small letters/],
    ["ac me", /small letters/],
    ["acme.example", /small letters/],
    ["../api", /small letters/],
    ["acme/x", /small letters/],
    ["äcme", /small letters/],
    ["аcme", /small letters/],
    ["acme\n", /small letters/],
    ["api", /reserved/],
    ["staff", /reserved/],
  ])("may not be %j", (slug, problem) => {
    expect(slugProblem(slug)).toMatch(problem);
  });

  it("is never one of our own routes", () => {
    const routes = topLevelRoutes();
    expect(routes).toEqual(expect.arrayContaining(["api", "sign-in", "staff", "mailbox"]));
    expect(routes.filter((route) => slugProblem(route) === null)).toEqual([]);
  });

  it.each([
    ["Łódź & Söhne GmbH", "lodz-sohne-gmbh"],
    ["  Acme  ", "acme"],
    ["Størm / Weiß", "storm-weiss"],
    ["日本", ""],
  ])("is proposed from the name %s as %j", (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  it("proposed from any name is valid but for being too short or reserved", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        const slug = slugFromName(name);
        expect(slug.length < 2 ? "too short" : (slugProblem(slug) ?? "")).toMatch(/^$|too short|reserved/);
      }),
    );
  });
});
