"use client";

import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { FormField } from "@/components/forms/form-field";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { liftHoldAction, placeHoldAction } from "../actions";

type HoldDialogProps = { slug: string; refusal?: string };

export function PlaceHoldDialog({ slug, refusal }: HoldDialogProps) {
  const trigger = <Button>Place a hold</Button>;
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <ReasonedDialog
      trigger={trigger}
      title="Place a legal hold?"
      description="From now on nothing of the organisation leaves the database by age, and no archive expires, until you lift it."
      confirmLabel="Place hold"
      help="The case or the order, for whoever reads the audit log later."
      done="Legal hold placed"
      send={(reason) => placeHoldAction(slug, { reason })}
    />
  );
}

export function LiftHoldDialog({ slug, id, refusal }: HoldDialogProps & { id: string }) {
  const trigger = <Button variant="destructive">Lift hold</Button>;
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <ReasonedDialog
      trigger={trigger}
      title="Lift this legal hold?"
      description="In the next night everything that is past its term is removed for good, unless another hold is on."
      confirmLabel="Lift hold"
      help="Who decided that the records are no longer needed."
      nameToType={slug}
      destructive
      done="Legal hold lifted"
      send={(reason) => liftHoldAction(slug, { id, reason })}
    />
  );
}

type ReasonedDialogProps = {
  trigger: ReactNode;
  title: string;
  description: string;
  confirmLabel: string;
  help: string;
  done: string;
  nameToType?: string;
  destructive?: boolean;
  send: (reason: string) => Promise<ActionResult>;
};

function ReasonedDialog({ send, done, help, destructive = false, ...dialog }: ReasonedDialogProps) {
  const [problem, setProblem] = useState<string>();

  async function confirm(fields: FormData) {
    const [found] = problemsOf(await send(String(fields.get("reason") ?? "")));
    setProblem(found?.message);
    if (found === undefined) showToast({ title: done, tone: "success" });
    return found === undefined;
  }

  return (
    <ConfirmDialog {...dialog} destructive={destructive} onConfirm={confirm}>
      <FormField label="Why?" error={problem} help={help}>
        <Textarea name="reason" rows={2} maxLength={500} />
      </FormField>
    </ConfirmDialog>
  );
}
