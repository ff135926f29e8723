import { describe, expect, it } from "vitest";
import { domainOfAddress, parseDomain } from "./domain-name";

describe("a domain that an organisation adds", () => {
  it.each([
    ["example.com", "example.com"],
    ["  Example.COM. ", "example.com"],
    ["@example.com", "example.com"],
    ["mail.example.co.uk", "mail.example.co.uk"],
    ["zürich.example.ch", "xn--zrich-kva.example.ch"],
    ["acme.test", "acme.test"],
  ])("%s is taken as %s", (typed, domain) => {
    expect(parseDomain(typed)).toEqual({ ok: true, domain });
  });

  it.each([
    ["a name without a dot", "localhost"],
    ["nothing", ""],
    ["an address of the web", "https://example.com/x"],
    ["a domain with a path", "example.com/x"],
    ["a domain with encoded letters", "ex%61mple.com"],
    ["an IP address", "192.0.2.1"],
    ["a space inside", "exa mple.com"],
    ["an empty label", "a..com"],
    ["a label that begins with a dash", "-a.com"],
    ["a top-level domain", "com"],
    ["a public suffix", "co.uk"],
    ["a suffix of a host of many", "github.io"],
    ["another one", "vercel.app"],
    ["a mail provider", "gmail.com"],
    ["a name below a mail provider", "team.gmail.com"],
    ["a mail provider of a country", "web.de"],
  ])("is refused when it is %s: %s", (_what, typed) => {
    expect(parseDomain(typed)).toMatchObject({ ok: false });
  });
});

describe("the domain of an address", () => {
  it.each([
    ["mira@Example.com", "example.com"],
    ['"a@b"@example.com', "example.com"],
    ["nobody", null],
    ["nobody@", null],
  ])("of %s is %s", (email, domain) => {
    expect(domainOfAddress(email)).toBe(domain);
  });
});
