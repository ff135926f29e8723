import { describe, expect, it } from "vitest";
import { isForeignWrite } from "./foreign-request";

const OWN = "https://app.example.com";
const HOST = { host: "app.example.com" };

function isForeign(method: string, headers: Record<string, string>): boolean {
  return isForeignWrite({ method, headers: new Headers(headers) }, OWN);
}

describe("a write from another site", () => {
  it.each([
    ["another site", { ...HOST, origin: "https://evil.example" }],
    ["a subdomain", { ...HOST, origin: "https://blog.app.example.com" }],
    ["a host that begins like ours", { ...HOST, origin: "https://app.example.com.evil.example" }],
    ["another port", { ...HOST, origin: "https://app.example.com:8443" }],
    ["a sandboxed frame or a local file", { ...HOST, origin: "null" }],
    ["a sandboxed frame without a host", { origin: "null" }],
    ["nonsense", { ...HOST, origin: "nonsense" }],
    ["another site that hides its origin", { ...HOST, "sec-fetch-site": "cross-site" }],
    ["a sibling that hides its origin", { ...HOST, "sec-fetch-site": "same-site" }],
  ])("is told by %s", (_from, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(isForeign(method, headers)).toBe(true);
  });

  it.each([
    ["our own page", { ...HOST, origin: OWN }],
    [
      "our own page under a name that the setting does not state",
      { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" },
    ],
    ["our own page by fetch metadata", { ...HOST, "sec-fetch-site": "same-origin" }],
    ["a program", HOST],
  ])("is not %s", (_from, headers) => {
    expect(isForeign("POST", headers)).toBe(false);
  });

  it.each(["GET", "HEAD", "OPTIONS"])("is not a %s, which changes nothing", (method) => {
    expect(isForeign(method, { ...HOST, origin: "https://evil.example" })).toBe(false);
  });
});
