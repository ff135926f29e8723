import ipaddr from "ipaddr.js";
import { SOCKET_ADDRESS_HEADER } from "@/lib/security-headers/request-marks";

type RequestHeaders = Pick<Headers, "get">;

/**
 * Every address the request is said to have passed, the sender's claim first, the connection last.
 * What cannot be read as an address stays as null: leaving it out would move the others.
 */
export function addressChain(headers: RequestHeaders): (string | null)[] {
  const forwarded = headers.get("x-forwarded-for")?.split(",") ?? [];
  const socket = headers.get(SOCKET_ADDRESS_HEADER);
  return [...forwarded, ...(socket === null ? [] : [socket])].map(readAddress);
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

/** Some proxies append the port as well; a zone ("%eth0") means nothing outside this machine. */
function readAddress(entry: string): string | null {
  const candidate = entry.trim();
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(candidate) ?? [];
  const address = (bracketed ?? dotted ?? candidate).replace(/%.*$/, "");
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : null;
}
