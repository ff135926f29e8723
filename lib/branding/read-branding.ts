import "server-only";
import { withOrganization } from "@/lib/db/with-organization";
import { findBranding } from "./find-branding";
import type { Branding } from "./types";

const READER = { kind: "system", name: "Branding" } as const;

/**
 * How the organisation looks: for pages, documents and whatever else is drawn for it. The bytes of its logo are
 * `getFile(context, branding.logo.key)` of lib/storage.
 */
export async function readBranding(organizationId: string): Promise<Branding> {
  return withOrganization({ organizationId, actor: READER }, (transaction) =>
    findBranding(transaction, organizationId),
  );
}
