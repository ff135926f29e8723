import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toTwoWayPage, type PageStart, type TwoWayPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";

/** A recipient group as it is shown. */
export type GroupItem = {
  id: string;
  /** Policies name it group:<key>. */
  key: string;
  name: string;
  description: string;
  people: { userId: string; name: string }[];
  channelKeys: string[];
  /** Names of the policies that tell it. */
  usedBy: string[];
};

const COLUMNS = {
  include: {
    members: {
      orderBy: { id: "asc" },
      select: {
        channelKey: true,
        membership: { select: { user: { select: { id: true, name: true } } } },
      },
    },
  },
} satisfies Prisma.RecipientGroupDefaultArgs;

type GroupRow = Prisma.RecipientGroupGetPayload<typeof COLUMNS>;

/** One page of recipient groups by name; a place is the name and id of one. */
export async function listGroups(
  context: OrganizationContext,
  input: PageStart<[name: string, id: string]>,
): Promise<TwoWayPage<GroupItem, [string, string]>> {
  requirePermission(context, "channels.read");
  const { organizationId } = context;
  const { after, before, limit } = input;
  const place = before ?? after;
  const further = before === undefined ? "gt" : "lt";
  const direction = before === undefined ? "asc" : "desc";
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.recipientGroup.findMany({
      where: {
        organizationId,
        ...(place && {
          OR: [{ name: { [further]: place[0] } }, { name: place[0], id: { [further]: place[1] } }],
        }),
      },
      ...COLUMNS,
      orderBy: [{ name: direction }, { id: direction }],
      take: limit + 1,
    });
    const policies = await transaction.alertPolicy.findMany({
      where: { organizationId, deletedAt: null },
      select: { policyName: true, notificationChannels: true },
      orderBy: { policyName: "asc" },
    });
    const page = toTwoWayPage(rows, input, ({ name, id }): [string, string] => [name, id]);
    return { ...page, items: page.items.map((row) => toItem(row, policies)) };
  });
}

/** One recipient group. Throws NOT_FOUND. */
export async function getGroup(context: OrganizationContext, id: string): Promise<GroupItem> {
  requirePermission(context, "channels.read");
  if (!isId(id)) throw notFound("recipient group");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const row = await transaction.recipientGroup.findUnique({
      where: { organizationId_id: { organizationId, id } },
      ...COLUMNS,
    });
    if (row === null) throw notFound("recipient group");
    const policies = await transaction.alertPolicy.findMany({
      where: { organizationId, deletedAt: null, notificationChannels: { has: `group:${row.key}` } },
      select: { policyName: true, notificationChannels: true },
    });
    return toItem(row, policies);
  });
}

/** A place in the list as an address carries it. */
export function writeGroupPlace([name, id]: [string, string]): string {
  return `${id}:${name}`;
}

/** The same the other way; undefined for anything else, which begins at the beginning. */
export function readGroupPlace(text: string | undefined): [string, string] | undefined {
  const [id = "", name] = text?.split(/:(.*)/s, 2) ?? [];
  return name !== undefined && isId(id) ? [name, id] : undefined;
}

type PolicyEntries = { policyName: string; notificationChannels: string[] };

function toItem(
  { id, key, name, description, members }: GroupRow,
  policies: readonly PolicyEntries[],
): GroupItem {
  return {
    id,
    key,
    name,
    description,
    people: members.flatMap(({ membership }) =>
      membership ? { userId: membership.user.id, name: membership.user.name } : [],
    ),
    channelKeys: members.flatMap(({ channelKey }) => channelKey ?? []),
    usedBy: policies
      .filter(({ notificationChannels }) => notificationChannels.includes(`group:${key}`))
      .map(({ policyName }) => policyName),
  };
}
