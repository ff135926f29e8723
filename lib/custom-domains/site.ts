import "server-only";
import { env } from "@/lib/env";
import { findServedDomain, type ServedDomain } from "./served-domain";

/** As URLs write addresses: the parser leaves no other notation, and takes no name that ends in a number. */
const ADDRESS = /^(\[.+\]|\d+\.\d+\.\d+\.\d+)$/;

/** Which site a request asks for: the installation's own, an organisation's, or none that is here. */
export type Site = { kind: "own" } | { kind: "domain"; domain: ServedDomain } | { kind: "unknown" };

/** The site of a Host header. Only programs leave it out, which have neither cookies nor pages. */
export async function findSite(host: string | null): Promise<Site> {
  if (host === null) return { kind: "own" };
  const hostName = hostNameOf(host);
  if (hostName === null) return { kind: "unknown" };
  if (isOwn(hostName)) return { kind: "own" };
  const domain = await findServedDomain(hostName);
  return domain === null ? { kind: "unknown" } : { kind: "domain", domain };
}

/** Null for what is more, or other, than a name and a port. */
function hostNameOf(host: string): string | null {
  const text = host.toLowerCase();
  if (!URL.canParse(`http://${text}`)) return null;
  const { hostname } = new URL(`http://${text}`);
  return text.replace(/:\d{1,5}$/, "") === hostname ? hostname : null;
}

/**
 * The host of APP_URL, and what nobody outside can have led here: addresses, as checks of load balancers use, and
 * names without a dot, such as localhost.
 */
function isOwn(hostName: string): boolean {
  return hostName === new URL(env.APP_URL).hostname || ADDRESS.test(hostName) || !hostName.includes(".");
}
