import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { IncidentFilters, IncidentPlace } from "../filters";
import { loadPeople, summarySelect, toSummary } from "../internal/rows";
import type { IncidentSummary } from "../types";

export type IncidentPage = ListPage<IncidentSummary, IncidentPlace> & { total: number };

/** One page of the incidents, newest first. Those merged into others are found by their number alone. */
export async function listIncidents(
  context: OrganizationContext,
  input: { filters: IncidentFilters; after?: IncidentPlace; limit: number },
): Promise<IncidentPage> {
  requirePermission(context, "incidents.read");
  const { filters, after, limit } = input;
  const { organizationId } = context;
  const where = matching(organizationId, filters);
  return withOrganization(context, async (transaction) => {
    const [rows, total, people] = await Promise.all([
      transaction.incident.findMany({
        where: { AND: [where, after === undefined ? {} : olderThan(after)] },
        select: summarySelect,
        orderBy: [{ openedAt: "desc" }, { id: "desc" }],
        take: limit + 1,
      }),
      transaction.incident.count({ where }),
      loadPeople(transaction, organizationId),
    ]);
    const page = toPage(rows, limit, ({ openedAt, id }): IncidentPlace => [openedAt.toISOString(), id]);
    return { items: page.items.map((row) => toSummary(row, people)), next: page.next, total };
  });
}

/** The incidents that an alert can be added to, newest first. */
export async function listUnderWay(context: OrganizationContext): Promise<IncidentSummary[]> {
  const filters: IncidentFilters = { severities: [], states: ["open", "mitigated"], search: "" };
  return (await listIncidents(context, { filters, limit: 100 })).items;
}

function matching(
  organizationId: string,
  { severities, states, search }: IncidentFilters,
): Prisma.IncidentWhereInput {
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  return {
    organizationId,
    ...(number === undefined && { mergedIntoId: null }),
    ...(severities.length > 0 && { severity: { in: severities } }),
    ...(states.length > 0 && { state: { in: states } }),
    ...(search !== "" && {
      OR: [
        { title: { contains: search, mode: "insensitive" as const } },
        ...(number === undefined ? [] : [{ number: Number(number) }]),
      ],
    }),
  };
}

function olderThan([openedAt, id]: IncidentPlace): Prisma.IncidentWhereInput {
  const at = new Date(openedAt);
  return { OR: [{ openedAt: { lt: at } }, { openedAt: at, id: { lt: id } }] };
}
