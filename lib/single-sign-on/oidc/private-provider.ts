import "server-only";
import { env } from "@/lib/env";

/** Whether the operator named this host as one of their own network: only there may a provider speak plain http. */
export function isOwnNetwork(address: string): boolean {
  const { host, hostname } = new URL(address);
  return [host, hostname].some((name) => env.OUTGOING_PRIVATE_HOSTS.includes(name));
}
