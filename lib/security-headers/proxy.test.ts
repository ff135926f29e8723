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

const DOMAIN = {
  id: "0198c5a1-0000-7000-8000-000000000001",
  hostName: "compliance.acme.test",
  organizationId: "0198c5a1-0000-7000-8000-000000000002",
  organizationSlug: "acme",
};
const lookUps = vi.hoisted(() => ({ areDown: false }));
vi.mock("@/lib/custom-domains/served-domain", () => ({
  findServedDomain: (name: string) =>
    lookUps.areDown
      ? Promise.reject(new Error("The database does not answer."))
      : Promise.resolve(name === DOMAIN.hostName ? DOMAIN : null),
}));

type Init = ConstructorParameters<typeof NextRequest>[1];

async function answer(init: Init = {}, path = "/sign-in?x=1"): Promise<Response> {
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
  it("lets scripts run by a nonce only, and nothing inline", async () => {
    const scripts = directives(await answer()).get("script-src");
    expect(scripts).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/]{22}=='$/), "'strict-dynamic'"]);
  });

  it("has a nonce of its own, which the page learns", async () => {
    const [first, second] = await Promise.all([answer(), answer()]);
    const nonce = forwarded(first, "x-nonce");
    expect(directives(first).get("script-src")).toContain(`'nonce-${nonce}'`);
    expect(nonce).not.toBe(forwarded(second, "x-nonce"));
    expect(forwarded(first, "content-security-policy")).toBe(first.headers.get("content-security-policy"));
  });

  it("can be neither framed nor re-based, sends forms only home, and loads nothing from elsewhere", async () => {
    const policy = directives(await answer());
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

  it("may frame the players of videos that the operator has configured, on the pages of videos alone", async () => {
    const framed = async (path: string) => directives(await answer({}, path)).get("frame-src");
    expect(await framed("/help/videos")).toEqual(["'none'"]);
    settings.HELP_VIDEOS = [{ url: "https://youtu.be/abc" }];
    for (const path of ["/help/videos", "/harbour-works/help/videos"])
      expect(await framed(path)).toEqual(["https://www.youtube-nocookie.com"]);
    for (const path of ["/help", "/help/invite-a-colleague", "/harbour-works/dashboard", "/a/b/help/videos"])
      expect(await framed(path)).toEqual(["'none'"]);
    settings.HELP_VIDEOS = [];
  });

  it("carries the other protections", async () => {
    const headers = Object.fromEntries((await answer()).headers);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()") as string,
      "strict-transport-security": "max-age=63072000; includeSubDomains",
    });
  });

  it("demands https only where it is served over https", async () => {
    settings.APP_URL = "http://localhost:3000";
    expect((await answer()).headers.get("strict-transport-security")).toBeNull();
    settings.APP_URL = "https://app.example.com";
  });

  it("of the page that verifies evidence lets it connect to nothing", async () => {
    settings.SENTRY_DSN = "https://key@errors.example.com/1";
    for (const path of ["/verify", "/verify/regulix-verify.mjs"])
      expect(directives(await answer({}, path)).get("connect-src")).toEqual(["'none'"]);
    expect(directives(await answer({}, "/verify-email")).get("connect-src")).toContain("'self'");
    settings.SENTRY_DSN = undefined;
  });

  it("may report to the error tracker's host, and to no other", async () => {
    settings.SENTRY_DSN = "https://key@errors.example.com/1";
    expect(directives(await answer()).get("connect-src")).toEqual(["'self'", "https://errors.example.com"]);
    settings.SENTRY_DSN = undefined;
  });
});

describe("every request", () => {
  it("from another site that would change something is refused, with the headers of every response", async () => {
    const refused = await answer({
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

  it("of our own pages passes", async () => {
    const passed = await answer({
      method: "POST",
      headers: { origin: "https://app.example.com", host: "app.example.com" },
    });
    expect(passed.status).toBe(200);
    expect(passed.headers.get("x-middleware-next")).toBe("1");
  });

  it("cannot tell the page where it leads, which nonce it has, or a crooked name for itself", async () => {
    const response = await answer({
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

  it("keeps a well-formed id that the engine or a proxy gave it", async () => {
    expect((await answer({ headers: { "x-request-id": "req-12345678" } })).headers.get("x-request-id")).toBe(
      "req-12345678",
    );
  });
});

describe("a request by a name that is nobody's", () => {
  it.each([
    ["a name that leads here by a record left behind", "old.acme.test"],
    ["a name below the installation's", "evil.app.example.com"],
    ["a name that begins like the installation's", "app.example.com.evil.test"],
    ["the installation's name as a user", "app.example.com@evil.test"],
    ["a name with a path", "app.example.com/evil"],
    ["the installation's name with a dot", "app.example.com."],
    ["an address in one number", "2130706433"],
    ["nonsense", "<script>"],
  ])("is refused without a page: %s", async (_what, host) => {
    const refused = await answer({ headers: { host } }, "/acme/dashboard");
    expect(refused.status).toBe(421);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(refused.headers.get("content-security-policy")).not.toBeNull();
    expect(await refused.text()).not.toContain(host);
  });

  it.each([
    "app.example.com",
    "app.example.com:443",
    "APP.example.com",
    "localhost:3000",
    "10.0.0.7",
    "[::1]:3000",
  ])("is not one by %s", async (host) => {
    expect((await answer({ headers: { host } })).headers.get("x-middleware-next")).toBe("1");
  });

  it("is not known for one while names cannot be looked up, and gets nothing either", async () => {
    lookUps.areDown = true;
    const refused = await answer({ headers: { host: DOMAIN.hostName } }, "/acme/dashboard");
    lookUps.areDown = false;
    expect(refused.status).toBe(503);
    expect(refused.headers.get("x-middleware-next")).toBeNull();
  });

  it("may be a probe or a provider, which bring secrets of their own", async () => {
    const headers = { host: "regulix.internal.corp.test" };
    for (const path of ["/api/health/ready", "/api/cron/collect", "/api/webhooks/stripe"])
      expect((await answer({ headers }, path)).headers.get("x-middleware-next")).toBe("1");
  });
});

describe("a request by a custom domain", () => {
  const at = (path: string, { method = "GET", ...headers }: Record<string, string> = {}) =>
    answer({ method, headers: { host: DOMAIN.hostName, ...headers } }, path);

  it("reaches its organisation's pages, which learn of it", async () => {
    const response = await at("/acme/dashboard");
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(JSON.parse(forwarded(response, "x-regulix-domain") ?? "")).toEqual(DOMAIN);
  });

  it("cannot be claimed by a header", async () => {
    const spoofed = { "x-regulix-domain": JSON.stringify(DOMAIN), "x-forwarded-host": DOMAIN.hostName };
    const response = await answer({ headers: { host: "app.example.com", ...spoofed } }, "/acme/dashboard");
    expect(forwarded(response, "x-regulix-domain")).toBe("");
  });

  const locationOf = async (path: string) => (await at(path)).headers.get("location");

  it("is led to the dashboard from its start, and away for what is not here", async () => {
    expect(await locationOf("/")).toBe("https://compliance.acme.test/acme/dashboard");
    expect(await locationOf("/other/alerts?x=1")).toBe(
      "https://compliance.acme.test/api/custom-domain/leave?path=%2Fother%2Falerts%3Fx%3D1",
    );
    expect(await locationOf("//evil.test/x")).toMatch(
      /^https:\/\/compliance\.acme\.test\/api\/custom-domain\/leave\?/,
    );
  });

  it("begins to sign in, nowhere near a password", async () => {
    expect(await locationOf("/sign-in?callbackUrl=%2Facme%2Falerts")).toBe(
      "https://compliance.acme.test/api/custom-domain/begin?callbackUrl=%2Facme%2Falerts",
    );
  });

  it("of a script is not led to another origin, nor is one that would change something", async () => {
    const asked: Record<string, string>[] = [
      { "sec-fetch-dest": "empty" },
      { method: "POST", origin: "https://compliance.acme.test" },
    ];
    for (const headers of asked)
      for (const path of ["/", "/other/dashboard", "/sign-in"]) {
        const response = await at(path, headers);
        expect(response.status, path).toBe(404);
        expect(response.headers.get("location")).toBeNull();
      }
  });

  it("that would change something is taken from its own pages only, not even from the installation's", async () => {
    const post = (origin: string) => at("/acme/dashboard", { method: "POST", origin });
    expect((await post("https://compliance.acme.test")).headers.get("x-middleware-next")).toBe("1");
    for (const origin of ["https://evil.test", "https://app.example.com", "null"])
      expect((await post(origin)).status, origin).toBe(403);
  });

  it("gets no page of the installation when Next asks itself for what an action leads to", async () => {
    const mark = forwarded(await at("/acme/dashboard", { method: "POST" }), "x-regulix-by-domain") ?? "";
    const headers = { host: "localhost:3000", "x-regulix-by-domain": mark };
    expect((await answer({ headers }, "/sign-in")).status).toBe(404);
  });

  it("is told to forget plain http for this very name, and kept out of search engines", async () => {
    const { headers } = await at("/acme/dashboard");
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });
});
