import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission, rolesAllowed } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** Who may be given an alert, by name. */
export async function listResponders(context: OrganizationContext): Promise<{ id: string; name: string }[]> {
  requirePermission(context, "alerts.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.membership.findMany({
      where: { organizationId: context.organizationId, role: { in: [...rolesAllowed("alerts.respond")] } },
      select: { user: { select: { id: true, name: true } } },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    }),
  );
  return rows.map(({ user }) => user);
}
