import { describe, expect, it } from "vitest";
import { addressBlock } from "@/lib/accounts/address-block";
import { SOCKET_ADDRESS_HEADER } from "@/lib/security-headers/request-marks";
import { clientAddress } from "./client-address";
import { isLocalHost, isLocalRequest } from "./local-request";

function headersOf(socket: string | null, others: Record<string, string> = {}): Headers {
  return new Headers({ ...(socket !== null && { [SOCKET_ADDRESS_HEADER]: socket }), ...others });
}

describe("the client's address", () => {
  it.each([
    [
      "is the connection's, whatever the client claims, without a proxy",
      "203.0.113.9",
      "198.51.100.1",
      0,
      "203.0.113.9",
    ],
    ["is what the one proxy saw", "10.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
    [
      "is what the one proxy saw, not what the client wrote before",
      "10.0.0.1",
      "127.0.0.1, 203.0.113.9",
      1,
      "203.0.113.9",
    ],
    ["is what the outer of two proxies saw", "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
    ["is read although the proxy added a port", "10.0.0.1", "1.1.1.1, 203.0.113.9:4711", 1, "203.0.113.9"],
    [
      "is read although the proxy added brackets and a port",
      "10.0.0.1",
      "1.1.1.1, [2001:db8::9]:4711",
      1,
      "2001:db8::9",
    ],
    [
      "is unknown rather than the client's claim when the proxy's entry cannot be read",
      "10.0.0.1",
      "1.1.1.1, unknown",
      1,
      null,
    ],
    [
      "is unknown rather than the client's claim when the proxy's entry is empty",
      "10.0.0.1",
      "1.1.1.1,",
      1,
      null,
    ],
    ["is the connection's when the proxy is not there", "203.0.113.9", null, 1, "203.0.113.9"],
    ["is written as IPv4 where it is one", "::ffff:203.0.113.9", null, 0, "203.0.113.9"],
    ["has no zone, which the database would refuse", "fe80::1%eth0", null, 0, "fe80::1"],
    ["is unknown without a connection", null, null, 0, null],
    ["is unknown for nonsense", "nonsense", null, 0, null],
  ] as const)("%s", (_rule, socket, forwarded, hops, expected) => {
    const headers = headersOf(socket, forwarded === null ? {} : { "x-forwarded-for": forwarded });
    expect(clientAddress(headers, hops)).toBe(expected);
  });
});

describe("what one sender is counted by", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"],
    ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
    [null, "unknown"],
    ["nonsense", "unknown"],
  ])("%s is %s", (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});

describe("a request from this very machine", () => {
  it.each([
    ["127.0.0.1", "localhost:3000", {}],
    ["127.0.0.1", "127.0.0.1:3000", { "x-forwarded-for": "127.0.0.1" }],
    ["::1", "[::1]:3000", { "x-forwarded-for": "::1" }],
    ["::ffff:127.0.0.1", "localhost", { "x-forwarded-for": "::ffff:127.0.0.1" }],
    ["127.0.0.53", "LOCALHOST:3000", {}],
  ] as const)("is one from %s to %s", (socket, host, others) => {
    expect(isLocalRequest(headersOf(socket, { host, ...others }))).toBe(true);
  });

  it.each([
    ["another machine", "192.168.1.20", "localhost:3000", {}],
    [
      "another machine that claims to be this one",
      "192.168.1.20",
      "localhost:3000",
      { "x-forwarded-for": "127.0.0.1" },
    ],
    [
      "a client of a proxy on this machine",
      "127.0.0.1",
      "localhost:3000",
      { "x-forwarded-for": "203.0.113.9" },
    ],
    [
      "a client that wrote this machine before the proxy's entry",
      "127.0.0.1",
      "localhost:3000",
      { "x-forwarded-for": "127.0.0.1, 203.0.113.9" },
    ],
    [
      "a client that wrote this machine after it",
      "127.0.0.1",
      "localhost:3000",
      { "x-forwarded-for": "203.0.113.9, 127.0.0.1" },
    ],
    [
      "a client whom the proxy does not name",
      "127.0.0.1",
      "localhost:3000",
      { "x-forwarded-for": "unknown" },
    ],
    ["a client behind an empty entry", "127.0.0.1", "localhost:3000", { "x-forwarded-for": "" }],
    ["a proxy that speaks RFC 7239", "127.0.0.1", "localhost:3000", { forwarded: "for=203.0.113.9" }],
    ["a proxy that only names itself", "127.0.0.1", "localhost:3000", { via: "1.1 proxy" }],
    ["a proxy with a header of its own", "127.0.0.1", "localhost:3000", { "x-real-ip": "127.0.0.1" }],
    ["a page that rebound its name to this machine", "127.0.0.1", "evil.example:3000", {}],
    ["a host that begins like this machine", "127.0.0.1", "localhost.evil.example", {}],
    ["a host that ends like this machine", "127.0.0.1", "evil-localhost", {}],
    ["a host with this machine as user name", "127.0.0.1", "localhost:3000@evil.example", {}],
    ["no host", "127.0.0.1", "", {}],
    ["an unknown connection", null, "localhost:3000", {}],
  ] as const)("is not one from %s", (_who, socket, host, others) => {
    expect(isLocalRequest(headersOf(socket, { host, ...others }))).toBe(false);
  });

  it("cannot be made to one published under a name of its own", () => {
    expect(isLocalHost(new URL("https://app.example.com").host)).toBe(false);
    expect(isLocalHost(new URL("http://192.168.1.20:3000").host)).toBe(false);
    expect(isLocalHost(new URL("http://localhost:3000").host)).toBe(true);
  });
});
