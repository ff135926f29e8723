import { describe, expect, it } from "vitest";
import { parseHostName } from "./host-name";

const OURS = { appHost: "app.regulix.example", target: "domains.regulix-edge.example" };

describe("a host name that an organisation wants", () => {
  it.each([
    ["compliance.acme.com", "compliance.acme.com"],
    [" Compliance.ACME.co.uk. ", "compliance.acme.co.uk"],
    ["nachweise.zürich-bank.ch", "nachweise.xn--zrich-bank-9db.ch"],
    ["доказательства.пример.рф", "xn--80aaahhimwny3bjd2l.xn--e1afmkfd.xn--p1ai"],
    ["regulix.acme.com", "regulix.acme.com"],
    ["a.b.c.acme.com", "a.b.c.acme.com"],
  ])("%s can be had", (typed, domain) => {
    expect(parseHostName(typed, OURS)).toEqual({ ok: true, domain });
  });

  it.each([
    ["the domain itself, where the website is", "acme.com", /would take the place of your website/],
    ["the domain itself, below a suffix of two parts", "acme.co.uk", /would take the place of your website/],
    ["an IP address", "192.0.2.1", /Write/],
    ["an IP address in one number", "3221225985", /Write/],
    ["an IPv6 address", "[2001:db8::1]", /Write/],
    ["a public suffix", "co.uk", /Anybody can register/],
    ["a name that a host of many gives away", "github.io", /Anybody can register/],
    ["somebody's site at a host of many", "acme.github.io", /would take the place/],
    ["below a mail provider", "team.gmail.com", /Everybody can have an address there/],
    ["an address of the web", "https://compliance.acme.com", /Write/],
    ["a host with a port", "compliance.acme.com:8443", /Write/],
    ["a host with a path", "compliance.acme.com/x", /Write/],
    ["an address of mail", "@compliance.acme.com", /host name alone/],
    ["the name of a record", "_regulix-challenge.acme.com", /host name alone/],
    ["a wildcard", "*.acme.com", /wildcard/],
    ["the installation", "app.regulix.example", /belongs to the installation/],
    ["a name below the installation", "evil.app.regulix.example", /belongs to the installation/],
    ["where custom domains lead", "domains.regulix-edge.example", /belongs to the installation/],
    ["a name with a digit in place of a letter", "app.regu1ix.com", /looks like/],
    ["a name with a dash more", "app.re-gulix.net", /looks like/],
    ["a name with accents", "app.régulix.com", /looks like/],
    ["a name in letters that look Latin", "app.rеgulix.com", /looks like/],
    ["mixed scripts", "compliance.аcme.com", /mixes scripts/],
    ["a single word", "localhost", /Write/],
    ["nothing", "  ", /Write/],
    ["too long", `${"a".repeat(64)}.acme.com`, /Write/],
  ])("is refused when it is %s: %s", (_what, typed, message) => {
    expect(parseHostName(typed, OURS)).toEqual({
      ok: false,
      message: expect.stringMatching(message) as string,
    });
  });

  it("is refused when it stands above the installation", () => {
    expect(parseHostName("eu.regulix.example", { ...OURS, appHost: "app.eu.regulix.example" })).toMatchObject(
      {
        ok: false,
      },
    );
  });
});
