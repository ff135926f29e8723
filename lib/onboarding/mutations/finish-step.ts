import "server-only";
import { now } from "@/lib/core/clock";
import { notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { findOpen } from "../queries";
import { recordOnboardingEvent } from "../record-event";
import { stepNumber, type OnboardingStep } from "../steps";

/** Opens the step after this one; steps that were open stay so. The first one cannot be skipped. */
export async function finishStep(
  userId: string,
  step: Exclude<OnboardingStep, "plan">,
  how: "complete" | "skip",
): Promise<void> {
  await withPlatform("finish a step of onboarding", async (transaction) => {
    const onboarding = await findOpen(transaction, userId);
    if (onboarding === null || onboarding.organizationId === null) throw notFound("set-up");
    await transaction.onboarding.update({
      where: { id: onboarding.id },
      data: { reached: Math.max(onboarding.reached, stepNumber(step) + 1), lastActiveAt: now() },
    });
    await recordOnboardingEvent(transaction, onboarding, step, how);
  });
}
