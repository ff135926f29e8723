import { describe, expect, it } from "vitest";
import { safeRedirectPath } from "./safe-redirect";

describe("where to go after signing in", () => {
  it.each([
    ["/acme/dashboard", "/acme/dashboard"],
    ["/acme/monitoring?range=24h#cpu", "/acme/monitoring?range=24h#cpu"],
    ["/invitations/abc?from=mail", "/invitations/abc?from=mail"],
    ["/search?q=https%3A%2F%2Fexample.org", "/search?q=https%3A%2F%2Fexample.org"],
    ["/acme/../other", "/other"],
  ])("keeps our own path %s", (target, expected) => {
    expect(safeRedirectPath(target, "/fallback")).toBe(expected);
  });

  it.each([
    null,
    undefined,
    "",
    "dashboard",
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " /evil",
    "/ /evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/\u0000/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http:/evil.example",
    "@evil.example",
  ])("never leaves for %j", (target) => {
    expect(safeRedirectPath(target, "/fallback")).toBe("/fallback");
  });
});
