import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { TOURS } from "./catalogue";
import { nextStep, stepsFor, tourState } from "./standing";
import { TOUR_STATUSES, type TourProgress, type TourStanding } from "./types";

type ProgressRow = Omit<TourProgress, "status"> & { tour: string; status: string };

/** How every tour stands for the member who asks. Staff who look in are shown none: nothing of theirs is kept here. */
export async function listTours(context: OrganizationContext): Promise<TourStanding[]> {
  const { organizationId, permissions, actor } = context;
  if (actor.kind !== "user") return [];
  const { userId } = actor;
  const [rows, setUp] = await withOrganization(context, async (transaction) => [
    await transaction.tourProgress.findMany({
      where: { organizationId, userId },
      select: { tour: true, version: true, status: true, step: true, updatedAt: true },
    }),
    await transaction.onboarding.findFirst({
      where: { organizationId, userId, completedAt: { not: null } },
      select: { id: true },
    }),
  ]);
  return Object.values(TOURS).map((tour) => {
    const { key, title, summary } = tour;
    const progress = toProgress(rows.find((row) => row.tour === key));
    const steps = stepsFor(tour, permissions);
    const next = nextStep(tour, steps, progress);
    const state = tourState(progress, { isNew: setUp !== null, now: now() });
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

function toProgress(row: ProgressRow | undefined): TourProgress | null {
  const status = TOUR_STATUSES.find((each) => each === row?.status);
  return row && status ? { ...row, status } : null;
}
