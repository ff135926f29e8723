import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { toTwoWayPage, type PageStart, type TwoWayPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { IncidentFilters, IncidentPlace } from "../filters";
import { loadPeople, summarySelect, toSummary } from "../internal/rows";
import type { IncidentSummary } from "../types";

export type IncidentPage = TwoWayPage<IncidentSummary, IncidentPlace> & { total: number };

/** One page of the incidents, newest first. Those merged into others are found by their number alone. */
export async function listIncidents(
  context: OrganizationContext,
  input: { filters: IncidentFilters } & PageStart<IncidentPlace>,
): Promise<IncidentPage> {
  requirePermission(context, "incidents.read");
  const { filters, after, before, limit } = input;
  const { organizationId } = context;
  const where = matching(organizationId, filters);
  return withOrganization(context, async (transaction) => {
    const [rows, total, people] = await Promise.all([
      transaction.incident.findMany({
        where: { AND: [where, isFurther({ after, before })] },
        select: summarySelect,
        orderBy: before ? [{ openedAt: "asc" }, { id: "asc" }] : [{ openedAt: "desc" }, { id: "desc" }],
        take: limit + 1,
      }),
      transaction.incident.count({ where }),
      loadPeople(transaction, organizationId),
    ]);
    const page = toTwoWayPage(rows, input, ({ openedAt, id }): IncidentPlace => [openedAt.toISOString(), id]);
    return { ...page, items: page.items.map((row) => toSummary(row, people)), total };
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

function isFurther({ after, before }: Omit<PageStart<IncidentPlace>, "limit">): Prisma.IncidentWhereInput {
  const place = before ?? after;
  if (place === undefined) return {};
  const [at, id, further] = [new Date(place[0]), place[1], before ? "gt" : "lt"];
  return { OR: [{ openedAt: { [further]: at } }, { openedAt: at, id: { [further]: id } }] };
}
