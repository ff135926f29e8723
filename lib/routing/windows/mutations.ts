import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { formatExactTime } from "@/lib/core/format/date-time";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma, type MuteWindow } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { notify } from "@/lib/notifications/notify";
import { approvalProblem } from "../four-eyes";
import { formatMatcher } from "../matchers";
import { matchersOf } from "../rows";
import type { ExtendWindowInput, MaintenanceInput, SilenceInput } from "../schema";
import type { MuteWindowKind } from "../types";
import { findProtectedPolicies } from "./protected-policies";
import { silenceEscalations } from "./silence-escalations";

const NOUNS: Record<MuteWindowKind, string> = { silence: "silence", maintenance: "maintenance window" };

/** Makes a silence: nobody is told of what it matches until it ends. */
export async function createSilence(
  context: OrganizationContext,
  input: SilenceInput,
  id?: string,
): Promise<{ id: string }> {
  const { alertId, ...window } = input;
  return createWindow(context, "silence", window, { alertId, id });
}

/** Plans maintenance, and announces it to everybody who sees alerts. */
export async function planMaintenance(
  context: OrganizationContext,
  input: MaintenanceInput,
  id?: string,
): Promise<{ id: string }> {
  return createWindow(context, "maintenance", input, { alertId: null, id });
}

async function createWindow(
  context: OrganizationContext,
  kind: MuteWindowKind,
  input: MaintenanceInput,
  { alertId, id = newId() }: { alertId: string | null; id?: string },
): Promise<{ id: string }> {
  requirePermission(context, "silences.manage");
  const { organizationId, actor } = context;
  requireFuture(input.endsAt);
  await withOrganization(context, async (transaction) => {
    const concerned = await findProtectedPolicies(transaction, organizationId, input.matchers);
    const at = now();
    const row = await transaction.muteWindow.create({
      data: {
        ...input,
        recurrence: input.recurrence ?? Prisma.DbNull,
        organizationId,
        id,
        kind,
        alertId,
        needsApproval: concerned.length > 0,
        createdByUserId: actor.kind === "user" ? actor.userId : null,
        createdByName: actor.name,
        createdAt: at,
        updatedAt: at,
      },
    });
    if (kind === "maintenance") await announce(transaction, context, row);
    await silenceEscalations(transaction, organizationId, at);
    await recordAudit(transaction, context, {
      action: kind === "silence" ? "silences.create" : "maintenance.plan",
      resource: resourceOf(row),
      after: {
        matchers: input.matchers.map(formatMatcher).join(", "),
        starts_at: row.startsAt.toISOString(),
        ends_at: row.endsAt.toISOString(),
        recurrence: input.recurrence,
        needs_approval: row.needsApproval,
      },
    });
  });
  return { id };
}

/** Lets a window end later or earlier. One that mutes what is critical has to be approved anew. */
export async function extendWindow(
  context: OrganizationContext,
  kind: MuteWindowKind,
  { id, endsAt }: ExtendWindowInput,
): Promise<void> {
  requireFuture(endsAt);
  await changeWindow(context, { kind, id, action: "extend" }, (row) => {
    if (endsAt <= row.startsAt)
      throw new AppError("INVALID_INPUT", "It must end after it starts.", {
        fields: [{ field: "endsAt", message: "It must end after it starts." }],
      });
    const isLonger = endsAt > row.endsAt;
    return { endsAt, ...(isLonger && { approvedByUserId: null, approvedByName: null, approvedAt: null }) };
  });
}

/** Ends a window now; what still fires is told with the next tick. */
export async function endWindow(
  context: OrganizationContext,
  kind: MuteWindowKind,
  id: string,
): Promise<void> {
  const at = now();
  await changeWindow(context, { kind, id, action: "end" }, (row) => ({
    startsAt: row.startsAt > at ? at : row.startsAt,
    endsAt: at,
  }));
}

/** The second pair of eyes: lets a window mute what is critical. */
export async function approveWindow(
  context: OrganizationContext,
  kind: MuteWindowKind,
  id: string,
): Promise<void> {
  requirePermission(context, "silences.manage");
  const { actor } = context;
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "A person has to approve it.");
  await changeWindow(context, { kind, id, action: "approve" }, async (row, transaction) => {
    if (!row.needsApproval || row.approvedAt !== null)
      throw new AppError("CONFLICT", "It needs no approval any more.");
    const concerned = await findProtectedPolicies(transaction, row.organizationId, matchersOf(row.matchers));
    const problem = approvalProblem(actor.userId, row, concerned);
    if (problem !== null) throw new AppError("FORBIDDEN", problem);
    return { approvedByUserId: actor.userId, approvedByName: actor.name, approvedAt: now() };
  });
}

type Changes = Prisma.MuteWindowUncheckedUpdateInput;

async function changeWindow(
  context: OrganizationContext,
  { kind, id, action }: { kind: MuteWindowKind; id: string; action: "extend" | "end" | "approve" },
  decide: (row: MuteWindow, transaction: Transaction) => Changes | Promise<Changes>,
): Promise<void> {
  requirePermission(context, "silences.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const row = await transaction.muteWindow.findFirst({ where: { organizationId, kind, id } });
    if (row === null) throw notFound(NOUNS[kind]);
    const ended = new AppError("CONFLICT", `This ${NOUNS[kind]} has ended already. Make a new one.`);
    if (row.endsAt <= now()) throw ended;
    const data = { ...(await decide(row, transaction)), updatedAt: now() };
    // Whoever was faster has changed what was decided from.
    const { count } = await transaction.muteWindow.updateMany({
      where: { organizationId, id, endsAt: row.endsAt, approvedAt: row.approvedAt },
      data,
    });
    if (count === 0) throw new AppError("CONFLICT", "Somebody else has just changed it. Load the page anew.");
    if (action !== "end") await silenceEscalations(transaction, organizationId, now());
    const after = await transaction.muteWindow.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id } },
    });
    await recordAudit(transaction, context, {
      action: `${kind === "silence" ? "silences" : "maintenance"}.${action}`,
      resource: resourceOf(row),
      before: auditedOf(row),
      after: auditedOf(after),
    });
  });
}

async function announce(
  transaction: Transaction,
  context: OrganizationContext,
  { id, reason, startsAt, endsAt }: MuteWindow,
): Promise<void> {
  const { timeZone } = await transaction.organization.findUniqueOrThrow({
    where: { id: context.organizationId },
    select: { timeZone: true },
  });
  const self = actorId(context.actor);
  await notify(transaction, {
    type: "alerts.maintenance_planned",
    organizationId: context.organizationId,
    data: {
      reason,
      from: formatExactTime(startsAt, timeZone),
      until: formatExactTime(endsAt, timeZone),
      by: context.actor.name,
    },
    key: id,
    to: { permission: "alerts.read", except: self === null ? [] : [self] },
  });
}

function requireFuture(endsAt: Date): void {
  if (endsAt > now()) return;
  const message = "It must end in the future.";
  throw new AppError("INVALID_INPUT", message, { fields: [{ field: "endsAt", message }] });
}

function resourceOf({ id, kind, reason }: { id: string; kind: string; reason: string }) {
  return { kind: kind === "silence" ? "silence" : "maintenance_window", id, name: reason.slice(0, 80) };
}

function auditedOf({ startsAt, endsAt, approvedByName }: MuteWindow) {
  return {
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
    approved_by: approvedByName,
  };
}
