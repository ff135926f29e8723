import { z } from "zod";
import type { ServedDomain } from "./served-domain";

/**
 * Which custom domain a request came by; empty at the installation's own address. The proxy writes it on every
 * request, whatever a client sends under this name.
 */
export const REQUEST_DOMAIN_HEADER = "x-regulix-domain";

/**
 * Marks what came by a custom domain, also when Next asks itself for the page that an action leads to: it does so
 * under the installation's own name, where the answer would be another site's.
 */
export const BY_DOMAIN_HEADER = "x-regulix-by-domain";

const Domain = z.object({
  id: z.uuid(),
  hostName: z.string(),
  organizationId: z.uuid(),
  organizationSlug: z.string(),
});

/** A domain as the proxy hands it on. */
export function encodeRequestDomain(domain: ServedDomain | null): string {
  return domain === null ? "" : JSON.stringify(domain);
}

/** The domain that the proxy handed on; null for none. */
export function decodeRequestDomain(text: string): ServedDomain | null {
  return text === "" ? null : Domain.parse(JSON.parse(text));
}
