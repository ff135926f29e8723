"use client";

import { useState, useTransition } from "react";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { problemsOf } from "@/components/forms/use-action-form";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { Button } from "@/components/ui/button";
import { formatPrice } from "@/lib/core/money";
import { PLANS, TRIAL_DAYS, type PlanKey } from "@/lib/plans/plans";
import { PLAN_TAGLINES } from "@/lib/plans/labels";
import { completeOnboardingAction } from "../actions";

const CHOICES: Record<PlanKey, { price: string; verb: string }> = {
  starter: { price: "Free, no card", verb: `Start ${TRIAL_DAYS}-day trial` },
  pro: {
    price: PLANS.pro.price ? `${formatPrice(PLANS.pro.price)} a month` : "",
    verb: "Start trial, then choose Pro",
  },
  enterprise: { price: "By agreement", verb: "Start trial and talk to us" },
};

/** Which plan: each begins with the trial, so that nobody waits for anything. */
export function PlanStep() {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [chosen, setChosen] = useState<PlanKey | null>(null);
  const [pending, startTransition] = useTransition();

  function choose(plan: PlanKey) {
    setChosen(plan);
    startTransition(async () => setProblems(problemsOf(await completeOnboardingAction({ plan }))));
  }

  return (
    <AccountCard
      title="Choose a plan"
      description={`You begin with ${TRIAL_DAYS} days to try, whichever you choose. Nothing is deleted when they are over.`}
    >
      <ErrorSummary problems={problems} />
      <ul className="grid gap-3">
        {(["starter", "pro", "enterprise"] as const).map((plan) => (
          <li key={plan} className="grid gap-3 rounded-lg border p-4">
            <div>
              <h2 className="font-semibold">{PLANS[plan].name}</h2>
              <p className="text-sm">{CHOICES[plan].price}</p>
              <p className="text-muted-foreground mt-1 text-sm">{PLAN_TAGLINES[plan]}</p>
            </div>
            <Button
              variant={plan === "starter" ? "primary" : "secondary"}
              size="lg"
              pending={pending && chosen === plan}
              onClick={() => choose(plan)}
            >
              {CHOICES[plan].verb}
            </Button>
          </li>
        ))}
      </ul>
    </AccountCard>
  );
}
