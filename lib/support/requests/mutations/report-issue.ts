import "server-only";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import { announceMail } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { readSubscription } from "@/lib/plans/queries";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { attachFiles } from "@/lib/support/attachments/attach-files";
import { takeUploads } from "@/lib/support/attachments/uploads";
import { enqueueConfirmation } from "@/lib/support/mail/send-confirmation";
import { announceOpenedTicket } from "@/lib/support/tickets/announce-opened";
import { openTicket } from "@/lib/support/tickets/open-ticket";
import type { TicketSource } from "@/lib/support/tickets/vocabulary";
import type { ReportInput } from "../schema";
import { severityRefusal } from "../severity-gate";

const REPORTS_PER_HOUR = 20;

type Report = ReportInput & {
  source: TicketSource;
  /** Who is answered; an API key names a member, or nobody. */
  requester: { id: string; name: string; email: string } | null;
};

/** Opens a request of the person who acts. The same report sent twice is one request. */
export async function reportIssue(
  context: OrganizationContext,
  input: ReportInput,
): Promise<{ id: string; number: number }> {
  const { actor } = context;
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "Only people report issues here.");
  const requester = { id: actor.userId, name: actor.name, email: actor.email };
  return openRequest(context, { ...input, source: "web", requester });
}

/** Opens a request and confirms it by mail. */
export async function openRequest(
  context: OrganizationContext,
  report: Report,
): Promise<{ id: string; number: number }> {
  requirePermission(context, "support.write");
  const refusal = severityRefusal(await readSubscription(context), report.severity);
  if (refusal !== null)
    throw new AppError("PLAN_REQUIRED", refusal, { fields: [{ field: "severity", message: refusal }] });
  await limitReports(context);
  const { number, mail, isNew } = await withOrganization(context, (transaction) =>
    open(transaction, context, report),
  );
  await announceMail(mail);
  if (isNew) await announceOpenedTicket();
  return { id: report.id, number };
}

async function open(
  transaction: Transaction,
  context: OrganizationContext,
  report: Report,
): Promise<{ number: number; mail: QueuedMail | null; isNew: boolean }> {
  const { organizationId } = context;
  const { id, requester, page, uploadIds, ...facts } = report;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`support request ${id}`}, 0))`;
  const known = await transaction.supportTicket.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { number: true, requesterUserId: true },
  });
  if (known !== null) {
    if (known.requesterUserId !== (requester?.id ?? null)) throw notFound("request");
    return { number: known.number, mail: null, isNew: false };
  }
  const opened = await openTicket(transaction, context, {
    ...facts,
    id,
    requesterUserId: requester?.id ?? null,
    pageUrl: page && new URL(page, env.APP_URL).href,
  });
  const { number, messageId } = opened;
  const files = await takeUploads(transaction, context, uploadIds);
  const uploadedByUserId = requester?.id ?? null;
  const place = { organizationId, ticketId: id, beside: { messageId }, uploadedByUserId };
  await attachFiles(transaction, place, files);
  const mail =
    requester &&
    (await enqueueConfirmation(transaction, context, {
      ticketId: id,
      number,
      subject: report.subject,
      body: report.body,
      firstResponseDueAt: opened.firstResponseDueAt,
      to: requester,
    }));
  return { number, mail, isNew: true };
}

async function limitReports({ actor, organizationId }: OrganizationContext): Promise<void> {
  const { allowed, retryAfterSeconds } = await consumeRateLimit({
    name: "support-report",
    key: actorId(actor) ?? organizationId,
    limit: REPORTS_PER_HOUR,
    windowSeconds: 3_600,
  });
  if (!allowed)
    throw new AppError(
      "RATE_LIMITED",
      "Many requests in a short time. Add to one that is open, or wait a while.",
      {
        retryAfterSeconds,
      },
    );
}
