import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { MODULES, type Module } from "./catalogue";

/** The modules that are switched on; null where the organisation has not chosen yet. */
export async function listModules(context: OrganizationContext): Promise<Module[] | null> {
  requirePermission(context, "organization.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.organizationModule.findMany({ where: { organizationId: context.organizationId } }),
  );
  if (rows.length === 0) return null;
  const enabled = new Set(rows.filter((row) => row.enabled).map(({ module }) => module));
  return MODULES.filter((module) => enabled.has(module));
}
