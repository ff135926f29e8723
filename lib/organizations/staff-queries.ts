import "server-only";
import { typedText } from "@/lib/core/typed-text";
import { withPlatform } from "@/lib/db/with-platform";

const SHOWN = 100;

export type StaffOrganizationItem = {
  id: string;
  name: string;
  slug: string;
  plan: string;
  members: number;
  createdAt: Date;
};

/** What staff may see of every organisation without looking into it, newest first. */
export async function listOrganizationsForStaff(search: string): Promise<StaffOrganizationItem[]> {
  const text = typedText(search);
  const contains = { contains: text, mode: "insensitive" as const };
  const rows = await withPlatform("list organisations for staff", (transaction) =>
    transaction.organization.findMany({
      where: text === "" ? {} : { OR: [{ name: contains }, { slug: contains }] },
      select: {
        id: true,
        name: true,
        slug: true,
        plan: true,
        createdAt: true,
        _count: { select: { memberships: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
    }),
  );
  return rows.map(({ _count, ...organization }) => ({ ...organization, members: _count.memberships }));
}

/** Name and age of one organisation; its data need a reason first. */
export async function findOrganizationForStaff(
  id: string,
): Promise<{ id: string; name: string; slug: string; createdAt: Date } | null> {
  return withPlatform("show an organisation to staff", (transaction) =>
    transaction.organization.findUnique({
      where: { id },
      select: { id: true, name: true, slug: true, createdAt: true },
    }),
  );
}
