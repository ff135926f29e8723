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

/** Without Stripe every plan begins with the trial. */
const PAY = "Start Pro and pay";

const CHOICES: Record<PlanKey, { price: string; verb: string }> = {
  starter: { price: "Free, no card", verb: `Start ${TRIAL_DAYS}-day trial` },
  pro: {
    price: PLANS.pro.price ? `${formatPrice(PLANS.pro.price)} a month` : "",
    verb: "Start trial, then choose Pro",
  },
  enterprise: { price: "By agreement", verb: "Start trial and talk to us" },
};

/** Which plan: a paid one leads to Stripe's checkout, all others begin with the trial, so that nobody waits. */
export function PlanStep({ canPay }: { canPay: boolean }) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [chosen, setChosen] = useState<PlanKey | null>(null);
  const [pending, startTransition] = useTransition();
  const [isLeaving, setIsLeaving] = useState(false);

  function choose(plan: PlanKey) {
    setChosen(plan);
    startTransition(async () => {
      const result = await completeOnboardingAction({ plan });
      setProblems(problemsOf(result));
      if (!result.data) return;
      setIsLeaving(true);
      window.location.assign(result.data.url);
    });
  }

  return (
    <AccountCard
      title="Choose a plan"
      description={
        canPay
          ? `Pay for Pro now, or begin with ${TRIAL_DAYS} days to try. Nothing is deleted when they are over.`
          : `You begin with ${TRIAL_DAYS} days to try, whichever you choose: payments are not set up here yet. Nothing is deleted when they are over.`
      }
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
              pending={(pending || isLeaving) && chosen === plan}
              onClick={() => choose(plan)}
            >
              {plan === "pro" && canPay ? PAY : CHOICES[plan].verb}
            </Button>
          </li>
        ))}
      </ul>
    </AccountCard>
  );
}
