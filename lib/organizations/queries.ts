import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, type Role } from "@/lib/core/roles";
import { typedText } from "@/lib/core/typed-text";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { slugProblem } from "./slug";

export type OrganizationListItem = { id: string; slug: string; name: string };

export type MemberListItem = {
  membershipId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
};

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

/** The members whose name or address contains the search text, by name. */
export async function listMembers(context: OrganizationContext, search = ""): Promise<MemberListItem[]> {
  requirePermission(context, "members.read");
  const text = typedText(search);
  const contains = { contains: text, mode: "insensitive" as const };
  const rows = await withOrganization(context, (transaction) =>
    transaction.membership.findMany({
      where: text === "" ? {} : { user: { OR: [{ name: contains }, { email: contains }] } },
      select: {
        id: true,
        role: true,
        createdAt: true,
        user: { select: { id: true, name: true, email: true } },
      },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    }),
  );
  return rows.flatMap(({ id, role, createdAt, user }) =>
    isRole(role)
      ? [{ membershipId: id, userId: user.id, name: user.name, email: user.email, role, joinedAt: createdAt }]
      : [],
  );
}

/** What is wrong with a wished-for slug, or null when it can be had right now. */
export async function findSlugProblem(slug: string): Promise<string | null> {
  const problem = slugProblem(slug);
  if (problem !== null) return problem;
  const taken = await withPlatform("look up an organisation's address", (transaction) =>
    transaction.organization.findUnique({ where: { slug }, select: { id: true } }),
  );
  return taken === null ? null : "This address is taken. Choose another one.";
}
