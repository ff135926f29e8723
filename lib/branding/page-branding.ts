import "server-only";
import { cache } from "react";
import { hasFeature, type Subscription } from "@/lib/plans/subscription";
import { toBranding } from "./find-branding";
import { readBranding } from "./read-branding";
import type { Branding } from "./types";

type Viewed = { organizationId: string; organization: { name: string }; subscription: Subscription };

const readOnce = cache(readBranding);

/** How the organisation of a page looks: asked once a page, and not at all where its plan has no branding. */
export async function readPageBranding({
  organizationId,
  organization,
  subscription,
}: Viewed): Promise<Branding> {
  return hasFeature(subscription, "branding")
    ? readOnce(organizationId)
    : toBranding(organization.name, null);
}
