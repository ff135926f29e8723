import ipaddr from "ipaddr.js";

const SUBSCRIBER_PREFIX_LENGTH = 64;

/**
 * What one sender is counted by: an IPv4 address, or the IPv6 network that a provider gives to one
 * subscriber, who could otherwise come from another of its 2^64 addresses each time.
 */
export function addressBlock(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${SUBSCRIBER_PREFIX_LENGTH}`).toString()}/${SUBSCRIBER_PREFIX_LENGTH}`;
}
