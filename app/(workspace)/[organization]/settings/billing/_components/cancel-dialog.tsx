"use client";

import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { CANCEL_REASON_LABELS } from "@/lib/billing/labels";
import { CANCEL_REASONS } from "@/lib/billing/schema";
import { cancelSubscriptionAction } from "../actions";
import { LostList } from "./lost-list";

type CancelDialogProps = {
  slug: string;
  plan: string;
  endsOn: string | null;
  lost: readonly string[];
  refusal?: string;
};

/** Asks why, says what ends and when, and cancels at the end of the period. */
export function CancelDialog({ slug, plan, endsOn, lost, refusal }: CancelDialogProps) {
  const [open, setOpen] = useState(false);
  const trigger = <Button>Cancel subscription</Button>;
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={`Cancel ${plan}?`}
        description={
          endsOn === null
            ? "It ends with its period. Until then nothing changes."
            : `It ends on ${endsOn}. Until then nothing changes, and you can resume it.`
        }
      >
        <CancelForm slug={slug} plan={plan} lost={lost} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type CancelFormProps = { slug: string; plan: string; lost: readonly string[]; onDone: () => void };

function CancelForm({ slug, plan, lost, onDone }: CancelFormProps) {
  const action = cancelSubscriptionAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, () => {
    showToast({ title: `${plan} ends with its period`, tone: "success" });
    onDone();
  });
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <LostList lost={lost} />
      <p className="text-muted-foreground text-sm">
        Afterwards everything can still be read and exported. Nothing is deleted.
      </p>
      <FormField label="Why do you cancel?" id="reason" optional error={errorOf("reason")}>
        <Select name="reason" defaultValue="">
          <option value="">I would rather not say</option>
          {CANCEL_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {CANCEL_REASON_LABELS[reason]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label="What should we do better?" id="comment" optional error={errorOf("comment")}>
        <Textarea name="comment" rows={3} maxLength={1_000} />
      </FormField>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Keep {plan}</Button>
        </DialogClose>
        <Button type="submit" variant="destructive" pending={pending}>
          Cancel subscription
        </Button>
      </DialogFooter>
    </form>
  );
}
