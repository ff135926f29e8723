import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

const settings = vi.hoisted(() => ({
  APP_URL: "https://app.example.com",
  NODE_ENV: "production",
  SENTRY_DSN: undefined as string | undefined,
  HELP_VIDEOS: [] as { url: string }[],
}));
vi.mock("@/lib/env", () => ({ env: settings }));

function answer(init: ConstructorParameters<typeof NextRequest>[1] = {}, path = "/sign-in?x=1"): Response {
  return proxy(new NextRequest(`https://app.example.com${path}`, init));
}

/** What Next hands on to the page. */
function forwarded(response: Response, name: string): string | null {
  return response.headers.get(`x-middleware-request-${name}`);
}

function directives(response: Response): Map<string, string[]> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

describe("every response", () => {
  it("lets scripts run by a nonce only, and nothing inline", () => {
    const scripts = directives(answer()).get("script-src");
    expect(scripts).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/]{22}=='$/), "'strict-dynamic'"]);
  });

  it("has a nonce of its own, which the page learns", () => {
    const [first, second] = [answer(), answer()];
    const nonce = forwarded(first, "x-nonce");
    expect(directives(first).get("script-src")).toContain(`'nonce-${nonce}'`);
    expect(nonce).not.toBe(forwarded(second, "x-nonce"));
    expect(forwarded(first, "content-security-policy")).toBe(first.headers.get("content-security-policy"));
  });

  it("can be neither framed nor re-based, sends forms only home, and loads nothing from elsewhere", () => {
    const policy = directives(answer());
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": ["'self'"],
      "connect-src": ["'self'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
    });
    expect([...policy.values()].flat().filter((source) => /^(\*|https?:)/.test(source))).toEqual([]);
    expect(policy.get("style-src")).not.toContain("'unsafe-inline'");
  });

  it("may frame the players of videos that the operator has configured, on the pages of videos alone", () => {
    const framed = (path: string) => directives(answer({}, path)).get("frame-src");
    expect(framed("/help/videos")).toEqual(["'none'"]);
    settings.HELP_VIDEOS = [{ url: "https://youtu.be/abc" }];
    for (const path of ["/help/videos", "/harbour-works/help/videos"])
      expect(framed(path)).toEqual(["https://www.youtube-nocookie.com"]);
    for (const path of ["/help", "/help/invite-a-colleague", "/harbour-works/dashboard", "/a/b/help/videos"])
      expect(framed(path)).toEqual(["'none'"]);
    settings.HELP_VIDEOS = [];
  });

  it("carries the other protections", () => {
    const headers = Object.fromEntries(answer().headers);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()") as string,
      "strict-transport-security": "max-age=63072000; includeSubDomains",
    });
  });

  it("demands https only where it is served over https", () => {
    settings.APP_URL = "http://localhost:3000";
    expect(answer().headers.get("strict-transport-security")).toBeNull();
    settings.APP_URL = "https://app.example.com";
  });

  it("of the page that verifies evidence lets it connect to nothing", () => {
    settings.SENTRY_DSN = "https://key@errors.example.com/1";
    for (const path of ["/verify", "/verify/regulix-verify.mjs"])
      expect(directives(answer({}, path)).get("connect-src")).toEqual(["'none'"]);
    expect(directives(answer({}, "/verify-email")).get("connect-src")).toContain("'self'");
    settings.SENTRY_DSN = undefined;
  });

  it("may report to the error tracker's host, and to no other", () => {
    settings.SENTRY_DSN = "https://key@errors.example.com/1";
    expect(directives(answer()).get("connect-src")).toEqual(["'self'", "https://errors.example.com"]);
    settings.SENTRY_DSN = undefined;
  });
});

describe("every request", () => {
  it("from another site that would change something is refused, with the headers of every response", async () => {
    const refused = answer({
      method: "POST",
      headers: { origin: "https://evil.example", host: "app.example.com" },
    });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await refused.json()).toMatchObject({
      status: 403,
      requestId: refused.headers.get("x-request-id"),
    });
  });

  it("of our own pages passes", () => {
    const passed = answer({
      method: "POST",
      headers: { origin: "https://app.example.com", host: "app.example.com" },
    });
    expect(passed.status).toBe(200);
    expect(passed.headers.get("x-middleware-next")).toBe("1");
  });

  it("cannot tell the page where it leads, which nonce it has, or a crooked name for itself", () => {
    const response = answer({
      headers: {
        "x-pathname": "/evil",
        "x-nonce": "guessed",
        "x-request-id": "<script>",
        "content-security-policy": "none",
      },
    });
    expect(forwarded(response, "x-pathname")).toBe("/sign-in?x=1");
    expect(forwarded(response, "x-nonce")).not.toBe("guessed");
    expect(forwarded(response, "x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(forwarded(response, "content-security-policy")).not.toBe("none");
  });

  it("keeps a well-formed id that the engine or a proxy gave it", () => {
    expect(answer({ headers: { "x-request-id": "req-12345678" } }).headers.get("x-request-id")).toBe(
      "req-12345678",
    );
  });
});
