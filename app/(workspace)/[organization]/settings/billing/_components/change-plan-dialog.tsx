"use client";

import { useState, useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-store";
import type { PaidPlan, PlanChangePreview } from "@/lib/billing/types";
import { formatDay } from "@/lib/core/format/date-time";
import { formatMoney } from "@/lib/core/money";
import { PLAN_KEYS, PLANS, type PlanKey } from "@/lib/plans/plans";
import { changePlanAction, previewPlanChangeAction } from "../actions";
import { LostList } from "./lost-list";

type ChangePlanDialogProps = {
  slug: string;
  from: PlanKey;
  plan: PaidPlan;
  timeZone: string;
  refusal?: string;
};

/** Shows what a change costs today, what comes next and what is lost, and makes it at exactly that price. */
export function ChangePlanDialog({ slug, from, plan, timeZone, refusal }: ChangePlanDialogProps) {
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<PlanChangePreview>();
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const { name } = PLANS[plan];
  const isUpgrade = PLAN_KEYS.indexOf(plan) > PLAN_KEYS.indexOf(from);
  const verb = isUpgrade ? "Upgrade to" : "Downgrade to";
  const trigger = <Button variant={isUpgrade ? "primary" : "secondary"}>{`${verb} ${name}`}</Button>;
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    setPreview(undefined);
    setProblems([]);
    startTransition(async () => {
      const result = await previewPlanChangeAction(slug, { plan });
      setProblems(problemsOf(result));
      setPreview(result.data);
    });
  }

  function change(prorationDate: number) {
    startTransition(async () => {
      const result = await changePlanAction(slug, { plan, prorationDate });
      const found = problemsOf(result);
      setProblems(found);
      if (found.length > 0) return;
      showToast({ title: `The plan is now ${name}`, tone: "success" });
      setOpen(false);
    });
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={`${verb} ${name}?`}
        description="What it costs, as Stripe counts it to the second."
      >
        <ErrorSummary problems={problems} />
        {preview ? (
          <PreviewFigures preview={preview} timeZone={timeZone} />
        ) : (
          problems.length === 0 && <Skeleton className="h-32" aria-label="Asking Stripe" />
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep {PLANS[from].name}</Button>
          </DialogClose>
          <DisabledReason reason={preview ? undefined : "The price is not known yet."}>
            <Button
              variant="primary"
              pending={pending && preview !== undefined}
              onClick={() => preview && change(preview.prorationDate)}
            >
              {verb} {name}
            </Button>
          </DisabledReason>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function PreviewFigures({ preview, timeZone }: { preview: PlanChangePreview; timeZone: string }) {
  const { today, next, lines, lost } = preview;
  return (
    <div className="grid gap-4">
      <DescriptionList>
        <DescriptionItem term="Charged today">{formatMoney(today)}</DescriptionItem>
        <DescriptionItem term="Next invoice">
          {formatMoney(next.total)} on {formatDay(next.at, timeZone)}
        </DescriptionItem>
        {lines.map(({ description, amount }) => (
          <DescriptionItem key={description} term={description}>
            <span className="tabular">{formatMoney(amount)}</span>
          </DescriptionItem>
        ))}
      </DescriptionList>
      <LostList lost={lost} />
    </div>
  );
}
