import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { cn } from "@/components/ui/class-names";
import { signOutAction } from "@/lib/auth/sign-out-action";
import {
  ONBOARDING_STEPS,
  STEP_LABELS,
  stepNumber,
  stepOf,
  type OnboardingStep,
} from "@/lib/onboarding/steps";

type WizardFrameProps = { step: OnboardingStep; reached: number; email: string; children: ReactNode };

/** The frame of each step: where one is, and the way back. */
export function WizardFrame({ step, reached, email, children }: WizardFrameProps) {
  const number = stepNumber(step);
  return (
    <AccountFrame>
      <nav aria-label="Steps" className="mb-4 grid gap-2">
        <p className="text-muted-foreground text-sm">
          Step {number} of {ONBOARDING_STEPS.length}
        </p>
        <ol className="grid grid-cols-4 gap-2 text-xs">
          {ONBOARDING_STEPS.map((each) => (
            <li key={each} aria-current={each === step ? "step" : undefined}>
              <StepMark step={each} current={step} isOpen={stepNumber(each) <= reached} />
            </li>
          ))}
        </ol>
      </nav>
      {children}
      <div className="text-muted-foreground mt-4 flex flex-wrap justify-between gap-x-4 gap-y-2">
        {number > 1 ? (
          <Link href={`/onboarding/${stepOf(number - 1)}?from=${step}`} className="text-link hover:underline">
            Back
          </Link>
        ) : (
          <span className="break-all">Signed in as {email}.</span>
        )}
        <form action={signOutAction}>
          <button type="submit" className="text-link hover:underline">
            Sign out and go on later
          </button>
        </form>
      </div>
    </AccountFrame>
  );
}

type StepMarkProps = { step: OnboardingStep; current: OnboardingStep; isOpen: boolean };

function StepMark({ step, current, isOpen }: StepMarkProps) {
  const isDone = isOpen && stepNumber(step) < stepNumber(current);
  const isCurrent = step === current;
  const words = (
    <>
      <span
        aria-hidden
        className={cn("mb-1.5 block h-1 rounded-full", isDone || isCurrent ? "bg-primary" : "bg-border")}
      />
      <span className={cn("flex items-center gap-1", isCurrent ? "font-medium" : "text-muted-foreground")}>
        {isDone && <Check className="size-3 shrink-0" aria-hidden />}
        <span className="truncate">{STEP_LABELS[step]}</span>
      </span>
    </>
  );
  if (!isOpen || isCurrent) return words;
  return (
    <Link href={`/onboarding/${step}`} className="block min-h-6 rounded-sm">
      {words}
    </Link>
  );
}
