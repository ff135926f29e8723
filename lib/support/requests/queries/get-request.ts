import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { isOverForGood } from "@/lib/support/tickets/statuses";
import { visibleRequests } from "../access";
import type { RequestDetail, RequestMessage } from "../types";
import { loadMembers, statusOf, SUMMARY, toSummary, type People } from "./rows";

const MOST_MESSAGES = 500;
const SUPPORT_NAME = "Regulix support";

/** One request with what was said, oldest first. NOT_FOUND for those of others. */
export async function getRequest(context: OrganizationContext, id: string): Promise<RequestDetail> {
  requirePermission(context, "support.read");
  if (!isId(id)) throw notFound("request");
  const found = await withOrganization(context, async (transaction) => {
    const row = await transaction.supportTicket.findFirst({
      where: { AND: [visibleRequests(context), { id }] },
      select: {
        ...SUMMARY,
        pageUrl: true,
        requestId: true,
        csatScore: true,
        csatComment: true,
        mergedInto: { select: { id: true, number: true } },
        splitFrom: { select: { id: true, number: true } },
        split: { select: { id: true, number: true }, orderBy: { number: "asc" } },
        messages: { select: MESSAGE, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: MOST_MESSAGES },
      },
    });
    return row && { row, members: await loadMembers(transaction, context.organizationId) };
  });
  if (found === null) throw notFound("request");
  const { row, members } = found;
  const people = new Map([...(await loadStaff(row.messages)), ...members]);
  const status = statusOf(row.status);
  const isTooLate = row.solvedAt !== null && isOverForGood(row.solvedAt, now());
  const { actor } = context;
  return {
    ...toSummary(row, members),
    pageUrl: row.pageUrl,
    requestId: row.requestId,
    mergedInto: row.mergedInto,
    splitFrom: row.splitFrom,
    split: row.split,
    messages: row.messages.map((message) =>
      toMessage(message, people, actor.kind === "user" ? actor.userId : null),
    ),
    rating: row.csatScore === null ? null : { score: row.csatScore, comment: row.csatComment },
    mayReopen: status === "solved" && !isTooLate,
    isOver: status === "closed" || (status === "solved" && isTooLate),
  };
}

const MESSAGE = {
  id: true,
  kind: true,
  authorUserId: true,
  body: true,
  source: true,
  createdAt: true,
  sentAt: true,
  attachments: {
    select: { id: true, fileName: true, mediaType: true, sizeBytes: true },
    where: { scanState: "clean" },
    orderBy: { id: "asc" },
  },
} as const;

type MessageRow = {
  id: string;
  kind: string;
  authorUserId: string | null;
  body: string;
  source: string;
  createdAt: Date;
  sentAt: Date | null;
  attachments: { id: string; fileName: string; mediaType: string; sizeBytes: bigint }[];
};

/** Whoever answered belongs to no organisation, so that the tenant's own role cannot see their names. */
async function loadStaff(messages: readonly MessageRow[]): Promise<People> {
  const ids = [
    ...new Set(messages.flatMap(({ kind, authorUserId }) => (kind === "reply" && authorUserId) || [])),
  ];
  if (ids.length === 0) return new Map();
  const staff = await withPlatform("name who answered a request", (transaction) =>
    transaction.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  );
  return new Map(staff.map(({ id, name }) => [id, name]));
}

function toMessage(row: MessageRow, people: People, readerId: string | null): RequestMessage {
  const kind = row.kind === "reply" || row.kind === "system" ? row.kind : "customer";
  return {
    id: row.id,
    kind,
    author: authorOf(kind, row, people),
    isOwn: kind === "customer" && row.authorUserId !== null && row.authorUserId === readerId,
    body: row.body,
    byMail: row.source === "mail",
    at: row.sentAt ?? row.createdAt,
    files: row.attachments.map(({ id, fileName: name, mediaType, sizeBytes }) => ({
      id,
      name,
      mediaType,
      sizeBytes: Number(sizeBytes),
    })),
  };
}

function authorOf(
  kind: RequestMessage["kind"],
  { authorUserId: userId, source }: MessageRow,
  people: People,
): string {
  const name = userId === null ? undefined : people.get(userId);
  if (kind === "system") return SUPPORT_NAME;
  if (kind === "reply") return name === undefined ? SUPPORT_NAME : `${name}, ${SUPPORT_NAME}`;
  // A mail of nobody whom we know, which the support let in.
  if (userId === null) return source === "mail" ? "From another address" : "An API key";
  return name ?? "A former member";
}
