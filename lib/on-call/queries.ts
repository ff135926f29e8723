import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { findPolicyPlan, POLICY, toStoredPolicy } from "./internal/policy-plan";
import { loadSchedules, type LoadedSchedule } from "./load-schedules";
import { foreseeRun } from "./escalation";
import { loadReach } from "./escalations/reach";
import { nowAndNext } from "./overview";
import { MAX_PERIOD_DAYS, type PlanInput } from "./schema";
import type { Shift, StoredPolicy } from "./types";
import { shiftsBetween } from "./who";

const MOST = 200;
const DAY_MS = 24 * 60 * 60_000;
/** A calendar shows what was, too. */
const KEPT_DAYS = 100;

/** Every schedule with its rules, by name. There are few: pages do not page them. */
export async function listSchedules(context: OrganizationContext): Promise<LoadedSchedule[]> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  return withOrganization(context, (transaction) =>
    loadSchedules(transaction, { organizationId }, shownSince()),
  );
}

/** The same in the order of their keys, a page at a time. */
export async function listSchedulePage(
  context: OrganizationContext,
  { limit, after }: { limit: number; after?: string },
): Promise<ListPage<LoadedSchedule, string>> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  const schedules = await withOrganization(context, async (transaction) => {
    const rows = await transaction.onCallSchedule.findMany({
      where: { organizationId, ...(after !== undefined && { key: { gt: after } }) },
      select: { id: true },
      orderBy: { key: "asc" },
      take: limit + 1,
    });
    return loadSchedules(transaction, { organizationId, id: { in: rows.map(({ id }) => id) } }, shownSince());
  });
  const sorted = schedules.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return toPage(sorted, limit, ({ key }) => key);
}

/** One schedule. NOT_FOUND for somebody else's. */
export async function getSchedule(context: OrganizationContext, id: string): Promise<LoadedSchedule> {
  requirePermission(context, "on-call.read");
  if (!isId(id)) throw notFound("schedule");
  const { organizationId } = context;
  const [schedule] = await withOrganization(context, (transaction) =>
    loadSchedules(transaction, { organizationId, id }, shownSince()),
  );
  if (schedule === undefined) throw notFound("schedule");
  return schedule;
}

/** Who is on call for a schedule when: seven days from now unless said otherwise. */
export async function listShifts(
  context: OrganizationContext,
  id: string,
  { from = now(), to = new Date(from.getTime() + 7 * DAY_MS) }: { from?: Date; to?: Date },
): Promise<Shift[]> {
  const { rules } = await getSchedule(context, id);
  if (from < to && to.getTime() - from.getTime() <= MAX_PERIOD_DAYS * DAY_MS)
    return shiftsBetween(rules, from, to);
  const message = `must be after from, at most ${MAX_PERIOD_DAYS} days later`;
  throw new AppError("INVALID_INPUT", `to ${message}.`, { fields: [{ field: "to", message }] });
}

/** Who is on call for a schedule now, and who comes next. */
export async function getOnCallNow(
  context: OrganizationContext,
  id: string,
): Promise<{ at: Date; now: Shift; next: Shift | null; name: string | null }> {
  const { rules } = await getSchedule(context, id);
  const at = now();
  const { now: shift, next } = nowAndNext(rules, at);
  const people = await listPeople(context);
  const name = people.find((person) => person.id === shift.userId)?.name ?? null;
  return { at, now: shift, next, name };
}

type PersonName = { id: string; name: string };

/** Who may be on call: the members, by name. */
export async function listPeople(context: OrganizationContext): Promise<PersonName[]> {
  requirePermission(context, "on-call.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.membership.findMany({
      where: { organizationId: context.organizationId },
      select: { user: { select: { id: true, name: true } } },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    }),
  );
  return rows.map(({ user }) => user);
}

/** Escalation policies with their steps, by name. */
export async function listEscalationPolicies(context: OrganizationContext): Promise<StoredPolicy[]> {
  const { items } = await listEscalationPolicyPage(context, { limit: MOST });
  return items;
}

/** The same, a page at a time. */
export async function listEscalationPolicyPage(
  context: OrganizationContext,
  { limit, after }: { limit: number; after?: string },
): Promise<ListPage<StoredPolicy, string>> {
  requirePermission(context, "on-call.read");
  const rows = await withOrganization(context, (transaction) =>
    transaction.escalationPolicy.findMany({
      where: { organizationId: context.organizationId, ...(after !== undefined && { key: { gt: after } }) },
      include: POLICY,
      orderBy: { key: "asc" },
      take: limit + 1,
    }),
  );
  return toPage(rows.map(toStoredPolicy), limit, ({ key }) => key);
}

/** One escalation policy. NOT_FOUND for somebody else's. */
export async function getEscalationPolicy(context: OrganizationContext, id: string): Promise<StoredPolicy> {
  requirePermission(context, "on-call.read");
  const policy = isId(id)
    ? await withOrganization(context, (transaction) =>
        findPolicyPlan(transaction, context.organizationId, id),
      )
    : null;
  if (policy === null) throw notFound("escalation policy");
  return policy;
}

type ForeseenStep = {
  at: Date;
  stepNo: number;
  loopNo: number;
  reached: string[];
  /** How many of its recipients come to nobody. */
  missed: number;
};

/** Who would be reached when, if an alert fired now and nobody answered. */
export async function foreseeEscalation(
  context: OrganizationContext,
  { repeats, steps }: PlanInput,
): Promise<{ steps: ForeseenStep[]; endsAt: Date }> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  const at = now();
  const reach = await withOrganization(context, (transaction) =>
    loadReach(transaction, [organizationId], at),
  );
  const foreseen = foreseeRun({ name: "", repeats, steps }, at, (target, then) =>
    reach(organizationId, target, then),
  );
  return {
    endsAt: foreseen.endsAt,
    steps: foreseen.steps.map(({ at: then, stepNo, loopNo, recipients, missed }) => ({
      at: then,
      stepNo,
      loopNo,
      reached: recipients.map(({ label }) => label),
      missed: missed.length,
    })),
  };
}

/** What a step may name beside people and schedules. */
export async function listTargetNames(
  context: OrganizationContext,
): Promise<{ groups: { key: string; name: string }[]; channels: { key: string; name: string }[] }> {
  requirePermission(context, "on-call.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => ({
    groups: await transaction.recipientGroup.findMany({
      where: { organizationId },
      select: { key: true, name: true },
      orderBy: { name: "asc" },
    }),
    channels: await transaction.notificationChannel.findMany({
      where: { organizationId, deletedAt: null },
      select: { key: true, name: true },
      orderBy: { name: "asc" },
    }),
  }));
}

function shownSince(): Date {
  return new Date(now().getTime() - KEPT_DAYS * DAY_MS);
}
