import { describe, expect, it } from "vitest";
import { isAllowedAddress } from "./address-rules";

describe("an address that a request may go to", () => {
  it.each([
    ["8.8.8.8"],
    ["172.15.255.255"],
    ["172.32.0.1"],
    ["100.63.255.255"],
    ["100.128.0.1"],
    ["2606:4700:4700::1111"],
    ["::ffff:8.8.8.8"],
    ["64:ff9b::808:808"],
  ])("%s is public", (address) => {
    expect(isAllowedAddress(address)).toBe(true);
  });

  it.each([
    ["loopback", "127.0.0.1"],
    ["all of loopback", "127.8.9.10"],
    ["loopback of IPv6", "::1"],
    ["this host", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["unspecified in IPv6", "::"],
    ["private, class A", "10.0.0.1"],
    ["private, class B", "172.16.0.1"],
    ["private, end of class B", "172.31.255.255"],
    ["private, class C", "192.168.1.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["link-local", "169.254.0.1"],
    ["metadata of most clouds", "169.254.169.254"],
    ["metadata of AWS over IPv6", "fd00:ec2::254"],
    ["metadata of Alibaba", "100.100.100.200"],
    ["the wire server of Azure", "168.63.129.16"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["protocol assignments", "192.0.0.192"],
    ["benchmarks", "198.18.0.1"],
    ["documentation", "203.0.113.7"],
    ["unique local", "fc00::1"],
    ["unique local, assigned", "fd12:3456::1"],
    ["link-local of IPv6", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast of IPv6", "ff02::1"],
    ["documentation of IPv6", "2001:db8::1"],
    ["loopback mapped into IPv6", "::ffff:127.0.0.1"],
    ["loopback mapped into IPv6, in hexadecimal", "::ffff:7f00:1"],
    ["metadata mapped into IPv6", "::ffff:a9fe:a9fe"],
    ["loopback as compatible address", "::127.0.0.1"],
    ["loopback translated", "::ffff:0:127.0.0.1"],
    ["private address behind NAT64", "64:ff9b::a00:1"],
    ["metadata behind NAT64", "64:ff9b::a9fe:a9fe"],
    ["private address behind a NAT64 of one's own", "64:ff9b:1::a00:1"],
    ["private address in 6to4", "2002:a00:1::"],
    ["loopback in 6to4", "2002:7f00:1::1"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["segment routing", "5f00::1"],
    ["no address at all", "localhost"],
  ])("%s is not (%s)", (_what, address) => {
    expect(isAllowedAddress(address)).toBe(false);
  });

  it.each([["127.0.0.1"], ["10.0.0.1"], ["fd12:3456::1"], ["::ffff:10.0.0.1"]])(
    "%s may be opened by the operator",
    (address) => {
      expect(isAllowedAddress(address, { allowPrivate: true })).toBe(true);
    },
  );

  it.each([
    ["169.254.169.254"],
    ["::ffff:169.254.169.254"],
    ["fd00:ec2::254"],
    ["100.100.100.200"],
    ["0.0.0.0"],
    ["224.0.0.1"],
    ["fe80::1"],
  ])("%s stays shut, whatever the operator opens", (address) => {
    expect(isAllowedAddress(address, { allowPrivate: true })).toBe(false);
  });
});
