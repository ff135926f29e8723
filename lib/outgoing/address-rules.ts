import ipaddr from "ipaddr.js";

/** Where providers of clouds and containers answer with credentials, beyond the link-local range. */
const METADATA = ["fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16"];
/** The only IPv6 addresses that are handed out for the public Internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** What an operator may open by naming a host; link-local, multicast and the rest stay shut. */
const PRIVATE_RANGES = ["private", "loopback", "uniqueLocal", "carrierGradeNat"];

/**
 * Whether a request may go to this address. Everything that is not public unicast is refused, also
 * where it is wrapped into IPv6; a host that the operator named may be in a private network.
 */
export function isAllowedAddress(text: string, { allowPrivate = false } = {}): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = unwrap(ipaddr.parse(text));
  if (METADATA.includes(address.toString())) return false;
  const range = address.range();
  if (allowPrivate && PRIVATE_RANGES.includes(range)) return true;
  if (range !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}

/** The IPv4 address inside a mapped or NAT64 one: that is where the packets arrive. */
function unwrap(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}
