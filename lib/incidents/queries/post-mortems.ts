import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toTwoWayPage, type PageStart, type TwoWayPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { loadPeople, nameOf, personOf, summarySelect, toSummary } from "../internal/rows";
import type { ActionState, PostMortemState } from "../labels";
import { readSections } from "../post-mortem-sections";
import { isIncidentSeverity } from "../severity";
import type { PostMortem, PostMortemSummary } from "../types";

/** The post-mortem of an incident. NOT_FOUND where none was begun. */
export async function getPostMortem(context: OrganizationContext, incidentId: string): Promise<PostMortem> {
  const found = await findPostMortem(context, incidentId);
  if (found === null) throw notFound("post-mortem");
  return found;
}

export async function findPostMortem(
  context: OrganizationContext,
  incidentId: string,
): Promise<PostMortem | null> {
  requirePermission(context, "incidents.read");
  const { organizationId } = context;
  if (!isId(incidentId)) return null;
  return withOrganization(context, async (transaction) => {
    const row = await transaction.postMortem.findUnique({
      where: { organizationId_incidentId: { organizationId, incidentId } },
      include: {
        incident: { select: summarySelect },
        actions: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      },
    });
    if (row === null) return null;
    const people = await loadPeople(transaction, organizationId);
    return {
      incident: toSummary(row.incident, people),
      state: row.state as PostMortemState,
      sections: readSections(row.sections),
      version: row.version,
      dueAt: row.dueAt,
      publishedAt: row.publishedAt,
      publishedBy: row.publishedById && nameOf(people, row.publishedById),
      actions: row.actions.map(({ id, title, ownerId, dueAt, state }) => ({
        id,
        title,
        owner: personOf(people, ownerId),
        dueAt,
        state: state as ActionState,
      })),
    };
  });
}

export const POST_MORTEM_VIEWS = ["due", "published", "all"] as const;
export type PostMortemView = (typeof POST_MORTEM_VIEWS)[number];

/** A place in the list, which is in the order of their due times. */
export type PostMortemPlace = [dueAt: string, incidentId: string];

/** One page of the post-mortems: what is due first, or what was published last. */
export async function listPostMortems(
  context: OrganizationContext,
  { view, ...start }: { view: PostMortemView } & PageStart<PostMortemPlace>,
): Promise<TwoWayPage<PostMortemSummary, PostMortemPlace>> {
  requirePermission(context, "incidents.read");
  const { after, before, limit } = start;
  const direction = (view === "due") === (before === undefined) ? ("asc" as const) : ("desc" as const);
  const further = direction === "asc" ? "gt" : "lt";
  const place = before ?? after;
  const rows = await withOrganization(context, (transaction) =>
    transaction.postMortem.findMany({
      where: {
        organizationId: context.organizationId,
        incident: { mergedIntoId: null },
        ...(view === "due" && { state: { not: "published" } }),
        ...(view === "published" && { state: "published" }),
        ...(place && {
          OR: [
            { dueAt: { [further]: new Date(place[0]) } },
            { dueAt: new Date(place[0]), incidentId: { [further]: place[1] } },
          ],
        }),
      },
      include: {
        incident: { select: { number: true, title: true, severity: true } },
        _count: { select: { actions: { where: { state: "open" } } } },
      },
      orderBy: [{ dueAt: direction }, { incidentId: direction }],
      take: limit + 1,
    }),
  );
  const page = toTwoWayPage(rows, start, ({ dueAt, incidentId }): PostMortemPlace => [
    dueAt.toISOString(),
    incidentId,
  ]);
  return {
    ...page,
    items: page.items.map(({ incidentId, incident, state, dueAt, publishedAt, _count }) => ({
      incidentId,
      number: incident.number,
      title: incident.title,
      severity: isIncidentSeverity(incident.severity) ? incident.severity : "P3",
      state: state as PostMortemState,
      dueAt,
      publishedAt,
      openActions: _count.actions,
    })),
  };
}
