import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { findCheck } from "../checks/catalogue";
import { decisionProblem } from "../exception-rules";
import { exceptionEndProblem, type DecideExceptionInput, type ExceptionInput } from "../schema";
import type { ExceptionState } from "../types";

/** Asks that a failure be accepted until the end of a day. It counts for nothing until somebody else approves. */
export async function requestException(
  context: OrganizationContext,
  { checkId, reason, endsOn }: ExceptionInput,
): Promise<{ id: string }> {
  requirePermission(context, "compliance.answer");
  const { organizationId, actor } = context;
  const [id, at, endsAt] = [newId(), now(), new Date(`${endsOn}T23:59:59.999Z`)];
  const message = exceptionEndProblem(endsAt, at);
  if (message !== null)
    throw new AppError("INVALID_INPUT", message, { fields: [{ field: "endsOn", message }] });
  const mails = await withOrganization(context, async (transaction) => {
    await transaction.complianceException.updateMany({
      where: { organizationId, checkId, state: "approved", endsAt: { lte: at } },
      data: { state: "ended" },
    });
    const open = await transaction.complianceException.count({
      where: { organizationId, checkId, state: { in: ["requested", "approved"] } },
    });
    if (open > 0) throw new AppError("CONFLICT", "An exception for this check is open already.");
    const requested = { requestedById: actorId(actor), requestedByName: actor.name, requestedAt: at };
    await transaction.complianceException.create({
      data: { organizationId, id, checkId, reason, endsAt, ...requested },
    });
    const written = await notify(transaction, {
      type: "compliance.exception_requested",
      organizationId,
      data: { checkId, title: findCheck(checkId)?.title ?? checkId, by: actor.name, until: endsOn },
      key: id,
      to: { permission: "compliance.manage", except: [actorId(actor) ?? ""] },
    });
    await recordAudit(transaction, context, {
      action: "compliance.request_exception",
      resource: { kind: "compliance_exception", id, name: checkId },
      after: { reason, ends_at: endsAt.toISOString() },
    });
    return written;
  });
  await announceMails(mails);
  return { id };
}

/** Approves or refuses what somebody else asked for, or ends an exception before its time. */
export async function decideException(
  context: OrganizationContext,
  { id, decision }: DecideExceptionInput,
): Promise<void> {
  requirePermission(context, "compliance.manage");
  const { organizationId, actor } = context;
  await withOrganization(context, async (transaction) => {
    const row = await transaction.complianceException.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    if (row === null) throw notFound("exception");
    const exception = { ...row, state: row.state as ExceptionState };
    const problem = decisionProblem(exception, decision, actor, now());
    if (problem !== null) throw new AppError(problem.code, problem.message);
    const decided = { decidedById: actorId(actor), decidedByName: actor.name, decidedAt: now() };
    const { count } = await transaction.complianceException.updateMany({
      where: { organizationId, id, state: row.state },
      // Who approved stays on record when it is ended.
      data: { state: decision, ...(row.state === "requested" && decided) },
    });
    if (count === 0) throw new AppError("CONFLICT", "Somebody else has just decided it. Load the page anew.");
    await recordAudit(transaction, context, {
      action: `compliance.${DECIDED[decision]}_exception`,
      resource: { kind: "compliance_exception", id, name: row.checkId },
      before: { state: row.state },
      after: { state: decision },
    });
  });
}

const DECIDED = { approved: "approve", refused: "refuse", ended: "end" } as const;
