import "server-only";
import { lookUpHost } from "@/lib/domains/resolver";
import { env } from "@/lib/env";

/** Where custom domains have to lead, and what that name itself answers with. */
export type Target = { hostName: string; addresses: readonly string[] };

/** Null while CUSTOM_DOMAIN_TARGET is not set: nobody can have a custom domain then. */
export async function readTarget(): Promise<Target | null> {
  const hostName = env.CUSTOM_DOMAIN_TARGET;
  if (hostName === undefined) return null;
  const answer = await lookUpHost(hostName);
  return { hostName, addresses: answer.kind === "found" ? answer.addresses : [] };
}
