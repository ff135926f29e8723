import { describe, expect, it } from "vitest";
import { scrubBreadcrumb, scrubEvent, scrubSpan, scrubText, scrubUrl } from "./scrub";

describe("what leaves for the error tracker", () => {
  it.each([
    ["no account for ada.l+x@example.com", "no account for [e-mail]"],
    ["refused 203.0.113.7 twice", "refused [address] twice"],
    ["refused 2001:db8::8a2e:370:7334", "refused [address]"],
    ["refused fe80::1", "refused [address]"],
    ["connect postgresql://app:hunter2@db/x", "connect postgresql://app:[redacted]@db/x"],
    ["took 12:30:05 in 3 steps", "took 12:30:05 in 3 steps"],
  ])("keeps the sense of a text and nobody's data: %s", (text, expected) => {
    expect(scrubText(text)).toBe(expected);
  });

  it.each([
    ["https://app.example/acme/security?actor=ada#x", "https://app.example/acme/security"],
    ["/invitations/Jx0cQm5vZ1lYcGZkZ2hqa2w", "/invitations/[id]"],
    ["/acme/keys/0192f0aa-0000-7000-8000-000000000000/edit", "/acme/keys/[id]/edit"],
    ["/acme/dashboard", "/acme/dashboard"],
  ])("keeps the path of %s only", (url, expected) => {
    expect(scrubUrl(url)).toBe(expected);
  });

  it("drops people, bodies, headers, variables and everything attached by the way", () => {
    const secret = "ada@example.com";
    const event = scrubEvent({
      type: undefined,
      user: { id: "1", email: secret, ip_address: "203.0.113.7" },
      server_name: secret,
      message: `failed for ${secret}`,
      extra: { body: secret },
      tags: { where: "route /api/v1/metrics" },
      contexts: { form: { email: secret }, runtime: { name: "node" } },
      request: {
        method: "POST",
        url: "https://app.example/acme?email=ada@example.com",
        data: secret,
        cookies: { session: secret },
        headers: { authorization: secret },
        query_string: secret,
      },
      breadcrumbs: [
        { category: "console", message: secret },
        { category: "ui.click", message: secret },
        { category: "fetch", data: { url: `/api?x=${secret}`, method: "GET", body: secret } },
      ],
      exception: {
        values: [
          {
            type: "Error",
            value: `no account for ${secret}`,
            mechanism: { type: "x", data: { handler: secret } },
            stacktrace: { frames: [{ function: "find", filename: "a.ts", vars: { email: secret } }] },
          },
        ],
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/ada@|203\.0/);
    expect(event).toMatchObject({
      tags: { where: "route /api/v1/metrics" },
      contexts: { runtime: { name: "node" } },
      request: { method: "POST", url: "https://app.example/acme" },
      breadcrumbs: [{ category: "fetch", data: { url: "/api", method: "GET" } }],
      exception: {
        values: [{ value: "no account for [e-mail]", stacktrace: { frames: [{ function: "find" }] } }],
      },
    });
  });

  it("drops breadcrumbs of what people did and typed", () => {
    expect(scrubBreadcrumb({ category: "ui.input", message: "ada" })).toBeNull();
  });

  it("keeps the timing of a span and nobody's data", () => {
    const span = scrubSpan({
      trace_id: "t",
      span_id: "s",
      name: "GET /acme/keys/0192f0aa-0000-7000-8000-000000000000",
      start_timestamp: 1,
      status: "ok",
      is_segment: true,
      attributes: {
        "user.email": "ada@example.com",
        "client.address": "203.0.113.7",
        "http.request.header.cookie": "x",
        "url.full": "https://app.example/acme?email=ada@example.com",
        "http.response.status_code": 200,
      },
    });
    expect(span).toMatchObject({
      name: "GET /acme/keys/[id]",
      attributes: { "url.full": "https://app.example/acme", "http.response.status_code": 200 },
    });
    expect(Object.keys(span.attributes)).toHaveLength(2);
  });
});
