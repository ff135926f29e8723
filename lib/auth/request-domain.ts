import "server-only";
import { headers } from "next/headers";
import { decodeRequestDomain, REQUEST_DOMAIN_HEADER } from "@/lib/custom-domains/request-header";
import type { ServedDomain } from "@/lib/custom-domains/served-domain";

/** The custom domain that the current request came by; null at the installation's own address. */
export async function requestDomain(): Promise<ServedDomain | null> {
  return decodeRequestDomain((await headers()).get(REQUEST_DOMAIN_HEADER) ?? "");
}
