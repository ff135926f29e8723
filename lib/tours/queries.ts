import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { TOURS } from "./catalogue";
import { nextStep, stepsFor, tourState } from "./standing";
import { TOUR_STATUSES, type TourProgress, type TourStanding } from "./types";

/** For so long who was invited is offered the tours for new members. */
const NEW_DAYS = 30;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

type ProgressRow = Omit<TourProgress, "status"> & { tour: string; status: string };

/** How every tour stands for the member who asks. Staff who look in are shown none: nothing of theirs is kept here. */
export async function listTours(context: OrganizationContext): Promise<TourStanding[]> {
  const { organizationId, permissions, actor } = context;
  if (actor.kind !== "user") return [];
  const { userId } = actor;
  const [rows, isNew] = await withOrganization(context, async (transaction) => [
    await transaction.tourProgress.findMany({
      where: { organizationId, userId },
      select: { tour: true, version: true, status: true, step: true, updatedAt: true },
    }),
    await isNewMember(transaction, { organizationId, userId }),
  ]);
  return Object.values(TOURS).map((tour) => {
    const { key, title, summary } = tour;
    const progress = toProgress(rows.find((row) => row.tour === key));
    const steps = stepsFor(tour, permissions);
    const next = nextStep(tour, steps, progress);
    const state = tourState(progress, { isNew: isNew && tour.isForNewMembers, now: now() });
    return {
      key,
      title,
      summary,
      state,
      stepCount: steps.length,
      nextStep: next,
      nextPath: steps[next]?.path ?? null,
    };
  });
}

/** Whether somebody set the organisation up, or accepted an invitation to it a short while ago. */
async function isNewMember(
  transaction: Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<boolean> {
  const setUp = await transaction.onboarding.findFirst({
    where: { organizationId, userId, completedAt: { not: null } },
    select: { id: true },
  });
  if (setUp !== null) return true;
  const member = await transaction.membership.findFirst({
    where: { organizationId, userId },
    select: { user: { select: { email: true } } },
  });
  if (member === null) return false;
  const since = new Date(now().getTime() - NEW_DAYS * DAY_MILLISECONDS);
  const invitation = await transaction.invitation.findFirst({
    where: { organizationId, email: member.user.email, acceptedAt: { gte: since } },
    select: { id: true },
  });
  return invitation !== null;
}

function toProgress(row: ProgressRow | undefined): TourProgress | null {
  const status = TOUR_STATUSES.find((each) => each === row?.status);
  return row && status ? { ...row, status } : null;
}
