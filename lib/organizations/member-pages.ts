import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, type Role } from "@/lib/core/roles";
import { typedText } from "@/lib/core/typed-text";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { MemberOrder } from "./member-order";
import type { MemberListItem } from "./queries";

/** Name or time of joining, as the order has it, and the id that settles ties. */
export type MemberPlace = [value: string, membershipId: string];

const SELECT = {
  id: true,
  role: true,
  createdAt: true,
  user: { select: { id: true, name: true, email: true } },
} satisfies Prisma.MembershipSelect;

type MemberRow = Prisma.MembershipGetPayload<{ select: typeof SELECT }>;

/** One page of the members, in a stable order. */
export async function listMemberPage(
  context: OrganizationContext,
  input: { roles: readonly Role[]; search: string; order: MemberOrder; after?: MemberPlace; limit: number },
): Promise<ListPage<MemberListItem, MemberPlace>> {
  requirePermission(context, "members.read");
  const { roles, search, order, after, limit } = input;
  const byName = order.endsWith("name");
  const direction = order.startsWith("-") ? "desc" : "asc";
  const contains = { contains: typedText(search), mode: "insensitive" as const };
  const rows = await withOrganization(context, (transaction) =>
    transaction.membership.findMany({
      where: {
        organizationId: context.organizationId,
        ...(roles.length > 0 && { role: { in: [...roles] } }),
        AND: [
          search === "" ? {} : { user: { OR: [{ name: contains }, { email: contains }] } },
          after === undefined ? {} : beyond(after, byName, direction),
        ],
      },
      select: SELECT,
      orderBy: [byName ? { user: { name: direction } } : { createdAt: direction }, { id: direction }],
      take: limit + 1,
    }),
  );
  const { items, next } = toPage(rows, limit, ({ id, createdAt, user }): MemberPlace => [
    byName ? user.name : createdAt.toISOString(),
    id,
  ]);
  return { items: items.map(toMember), next };
}

/** One member. NOT_FOUND for another organisation's. */
export async function getMember(context: OrganizationContext, membershipId: string): Promise<MemberListItem> {
  requirePermission(context, "members.read");
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.membership.findUnique({
      where: { organizationId_id: { organizationId, id: membershipId } },
      select: SELECT,
    }),
  );
  if (row === null) throw notFound("member");
  return toMember(row);
}

function beyond(
  [value, id]: MemberPlace,
  byName: boolean,
  direction: "asc" | "desc",
): Prisma.MembershipWhereInput {
  const further = <Value>(than: Value) => (direction === "asc" ? { gt: than } : { lt: than });
  if (byName)
    return {
      OR: [{ user: { name: further(value) } }, { user: { name: value }, id: further(id) }],
    };
  const joinedAt = new Date(value);
  return { OR: [{ createdAt: further(joinedAt) }, { createdAt: joinedAt, id: further(id) }] };
}

function toMember({ id, role, createdAt, user }: MemberRow): MemberListItem {
  if (!isRole(role)) throw new Error(`The membership ${id} has the unknown role ${role}.`);
  return { membershipId: id, userId: user.id, name: user.name, email: user.email, role, joinedAt: createdAt };
}
