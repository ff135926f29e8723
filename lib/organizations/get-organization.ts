import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

export type OrganizationFacts = {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  plan: string;
  createdAt: Date;
};

/** The organisation of the context itself. */
export async function getOrganization(context: OrganizationContext): Promise<OrganizationFacts> {
  requirePermission(context, "organization.read");
  const organization = await withOrganization(context, (transaction) =>
    transaction.organization.findUnique({
      where: { id: context.organizationId },
      select: { id: true, name: true, slug: true, timeZone: true, plan: true, createdAt: true },
    }),
  );
  if (organization === null) throw notFound("organisation");
  return organization;
}
