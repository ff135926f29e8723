export const ONBOARDING_STEPS = ["organization", "connectors", "modules", "plan"] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

export const STEP_LABELS: Record<OnboardingStep, string> = {
  organization: "Organisation",
  connectors: "Connectors",
  modules: "Modules",
  plan: "Plan",
};

/** From 1, as people count. */
export function stepNumber(step: OnboardingStep): number {
  return ONBOARDING_STEPS.indexOf(step) + 1;
}

/** The step of this number; the nearest one for numbers beyond the ends. */
export function stepOf(number: number): OnboardingStep {
  const index = Math.min(Math.max(number, 1), ONBOARDING_STEPS.length) - 1;
  return ONBOARDING_STEPS[index] ?? "plan";
}

export function toStep(text: string): OnboardingStep | null {
  return ONBOARDING_STEPS.find((step) => step === text) ?? null;
}

/** The step that is asked for, or the nearest one that may be opened: the furthest that was reached. */
export function nearestStep(asked: string, reached: number): OnboardingStep {
  const step = toStep(asked);
  return step !== null && stepNumber(step) <= reached ? step : stepOf(reached);
}
