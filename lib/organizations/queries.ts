import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

export type OrganizationListItem = { id: string; slug: string; name: string };

/** The organisations that a person belongs to, by name: what the switcher shows. */
export async function listOrganizationsOf(userId: string): Promise<OrganizationListItem[]> {
  return withPlatform("list organisations of a person", (transaction) =>
    transaction.organization.findMany({
      where: { deletedAt: null, memberships: { some: { userId } } },
      select: { id: true, slug: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
}
