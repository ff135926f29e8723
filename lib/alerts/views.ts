import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** Filters of the list under a name. */
export type AlertView = { id: string; name: string; query: string; shared: boolean };

/** The views this person may choose from: their own, and those of everybody. Row-level security hides the rest. */
export async function listViews(context: OrganizationContext): Promise<AlertView[]> {
  requirePermission(context, "alerts.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.alertView.findMany({
      where: { organizationId: context.organizationId },
      select: { id: true, name: true, query: true, ownerId: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ ownerId, ...view }) => ({ ...view, shared: ownerId === null }));
}
