import ipaddr from "ipaddr.js";

/** One spelling for each address, the same before it is stored and after it is read; null when it is none. */
export function normalizeAddress(text: string | null | undefined): string | null {
  const withoutZone = text?.trim().replace(/%.*$/, "");
  // The general check also takes "1" and "192.0.2" for addresses.
  if (!withoutZone || !(ipaddr.IPv4.isValidFourPartDecimal(withoutZone) || ipaddr.IPv6.isValid(withoutZone)))
    return null;
  const address = ipaddr.process(withoutZone);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}
