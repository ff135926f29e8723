import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import type { OnboardingStep } from "./steps";

export type OnboardingEventKind = "view" | "complete" | "back" | "skip" | "abandon";

/** Notes what happened at a step, for the funnel. Through the platform's door. */
export async function recordOnboardingEvent(
  transaction: Transaction,
  onboarding: { id: string; organizationId: string | null },
  step: OnboardingStep,
  kind: OnboardingEventKind,
): Promise<void> {
  await transaction.onboardingEvent.create({
    data: {
      onboardingId: onboarding.id,
      organizationId: onboarding.organizationId,
      step,
      kind,
      occurredAt: now(),
    },
  });
}
