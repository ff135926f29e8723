import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { visibleRequests } from "../access";
import type { RequestFilters, RequestPlace } from "../filters";
import type { RequestState } from "../states";
import type { RequestSummary } from "../types";
import { loadMembers, SUMMARY, toSummary } from "./rows";

export type RequestPage = ListPage<RequestSummary, RequestPlace> & { total: number };

type ListInput = { filters: RequestFilters; after?: RequestPlace; limit: number };

/** One page of the requests that the reader may see, those with news first. */
export async function listRequests(context: OrganizationContext, input: ListInput): Promise<RequestPage> {
  requirePermission(context, "support.read");
  const { filters, after, limit } = input;
  const where = { AND: [visibleRequests(context), matching(context, filters)] };
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.supportTicket.findMany({
      where: { AND: [where, after === undefined ? {} : olderThan(after)] },
      select: SUMMARY,
      orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    });
    const total = await transaction.supportTicket.count({ where });
    const people = await loadMembers(transaction, context.organizationId);
    const page = toPage(rows, limit, ({ lastMessageAt, id }): RequestPlace => [
      lastMessageAt.toISOString(),
      id,
    ]);
    return { items: page.items.map((row) => toSummary(row, people)), next: page.next, total };
  });
}

function matching(
  { actor }: Pick<OrganizationContext, "actor">,
  { states, search, isMine }: RequestFilters,
): Prisma.SupportTicketWhereInput {
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  return {
    AND: [
      states.length > 0 ? { OR: states.map((state) => BY_STATE[state]) } : {},
      isMine && actor.kind === "user" ? { requesterUserId: actor.userId } : {},
      search === ""
        ? {}
        : {
            OR: [
              { subject: { contains: search, mode: "insensitive" } },
              ...(number === undefined ? [] : [{ number: Number(number) }]),
            ],
          },
    ],
  };
}

const BY_STATE: Record<RequestState, Prisma.SupportTicketWhereInput> = {
  received: { status: "open", firstRespondedAt: null },
  in_work: { OR: [{ status: "on_hold" }, { status: "open", firstRespondedAt: { not: null } }] },
  waiting_for_you: { status: "pending" },
  solved: { status: "solved" },
  closed: { status: "closed" },
};

function olderThan([lastMessageAt, id]: RequestPlace): Prisma.SupportTicketWhereInput {
  const at = new Date(lastMessageAt);
  return { OR: [{ lastMessageAt: { lt: at } }, { lastMessageAt: at, id: { lt: id } }] };
}
