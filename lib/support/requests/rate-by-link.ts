import "server-only";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import type { Transaction } from "@/lib/db/transaction";
import { keepRating } from "./mutations/rate-request";
import { readRateToken, type RateLink } from "./rate-link";
import type { RatingInput } from "./schema";

/** The request behind a link, as its page shows it. */
export type LinkedRequest = { number: number; subject: string; isSolved: boolean; score: number | null };

/** The request that a link from a mail names; null where the link is dead. Changes nothing. */
export async function findLinkedRequest(token: string): Promise<LinkedRequest | null> {
  const link = readRateToken(token, now());
  if (link === null) return null;
  return withPlatform("show a request to rate", async (transaction) => {
    const found = await findLinked(transaction, link);
    if (found === null) return null;
    const { number, subject, status, csatScore: score } = found.ticket;
    return { number, subject, isSolved: status === "solved" || status === "closed", score };
  });
}

/** Keeps a rating in the name of whoever the link was mailed to. GONE for a dead link. */
export async function rateByLink(
  token: string,
  rating: Omit<RatingInput, "ticketId">,
  origin: RequestOrigin,
): Promise<void> {
  const link = readRateToken(token, now());
  const gone = () => new AppError("GONE", "This link no longer works. Sign in and open the request.");
  if (link === null) throw gone();
  const { organizationId, ticketId } = link;
  await withPlatform("rate a request by link", async (transaction) => {
    const found = await findLinked(transaction, link);
    if (found === null) throw gone();
    const { id: userId, name, email } = found.user;
    const actor = { kind: "user", userId, name, email } as const;
    await keepRating(transaction, { organizationId, actor, origin }, { ...rating, ticketId });
  });
}

/** Only while the person belongs to the organisation and the request is theirs. */
async function findLinked(transaction: Transaction, { organizationId, ticketId, userId }: RateLink) {
  const member = await transaction.membership.findFirst({
    where: { organizationId, userId, organization: { deletedAt: null } },
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  const ticket = await transaction.supportTicket.findFirst({
    where: { organizationId, id: ticketId, requesterUserId: userId },
    select: { number: true, subject: true, status: true, csatScore: true },
  });
  return member && ticket && { user: member.user, ticket };
}
