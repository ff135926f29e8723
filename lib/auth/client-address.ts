import ipaddr from "ipaddr.js";
import { SOCKET_ADDRESS_HEADER } from "@/lib/security-headers/socket-address";

type RequestHeaders = Pick<Headers, "get">;

/** Every address the request is said to have passed, the sender's claim first, the connection last. */
export function addressChain(headers: RequestHeaders): string[] {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",");
  return [...forwarded, headers.get(SOCKET_ADDRESS_HEADER) ?? ""].flatMap((entry) => {
    const address = normalizeAddress(entry);
    return address === null ? [] : [address];
  });
}

/**
 * The client's address. Each trusted proxy appended the address it saw, so we step back as many
 * entries as there are proxies; whatever stands further left is the sender's own claim.
 */
export function clientAddress(headers: RequestHeaders, trustedProxyHops: number): string | null {
  const chain = addressChain(headers);
  return chain[Math.max(0, chain.length - 1 - trustedProxyHops)] ?? null;
}

export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

function normalizeAddress(entry: string): string | null {
  const candidate = entry.trim();
  return ipaddr.isValid(candidate) ? ipaddr.process(candidate).toString() : null;
}
