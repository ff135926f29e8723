import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { findOpen, type OpenOnboarding } from "../queries";
import { recordOnboardingEvent } from "../record-event";
import { nearestStep, type OnboardingStep } from "../steps";

/** What somebody is setting up; begins where they are setting up nothing. On all devices the same. */
export async function openOnboarding(userId: string): Promise<OpenOnboarding> {
  return withPlatform("open an onboarding", async (transaction) => {
    const known = await findOpen(transaction, userId);
    if (known !== null) return known;
    const now = readClock();
    await transaction.onboarding.createMany({
      data: { id: newId(), userId, startedAt: now, lastActiveAt: now },
      // Another device has begun in this moment.
      skipDuplicates: true,
    });
    const begun = await findOpen(transaction, userId);
    if (begun === null) throw new Error("An onboarding that was begun is not there.");
    return begun;
  });
}

/**
 * Notes that a step is looked at, and that one came back to it where that is so.
 * @returns the step to show: the one asked for, or the nearest that may be opened
 */
export async function viewStep(
  userId: string,
  asked: string,
  cameBackFrom: OnboardingStep | null,
): Promise<{ onboarding: OpenOnboarding; step: OnboardingStep }> {
  const onboarding = await openOnboarding(userId);
  const step = nearestStep(asked, onboarding.reached);
  if (step !== asked) return { onboarding, step };
  await withPlatform("view a step of onboarding", async (transaction) => {
    await transaction.onboarding.update({
      where: { id: onboarding.id },
      data: { lastActiveAt: readClock() },
    });
    if (cameBackFrom !== null) await recordOnboardingEvent(transaction, onboarding, cameBackFrom, "back");
    await recordOnboardingEvent(transaction, onboarding, step, "view");
  });
  return { onboarding, step };
}

/** Gives up what is being set up, so that another organisation can be begun. What exists of it stays. */
export async function beginAnother(userId: string): Promise<void> {
  await withPlatform("begin another onboarding", (transaction) =>
    transaction.onboarding.updateMany({
      where: { userId, closedAt: null, organizationId: { not: null } },
      data: { closedAt: readClock() },
    }),
  );
}
