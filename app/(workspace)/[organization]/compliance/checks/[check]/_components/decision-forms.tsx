"use client";

import { useState, type ReactNode } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { requestExceptionAction, waiveCheckAction } from "../../../actions";

type DecisionDialogProps = {
  button: string;
  title: string;
  description: string;
  children: (close: () => void) => ReactNode;
};

function DecisionDialog({ button, title, description, children }: DecisionDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{button}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        {children(() => setOpen(false))}
      </DialogContent>
    </Dialog>
  );
}

type OneCheck = { slug: string; checkId: string };

/** Says that the check does not apply, and why. */
export function WaiveDialog(check: OneCheck) {
  return (
    <DecisionDialog
      button="Does not apply"
      title="This check does not apply"
      description="It counts nowhere from then on. An auditor reads the justification."
    >
      {(close) => <WaiveForm {...check} onSaved={close} />}
    </DecisionDialog>
  );
}

function WaiveForm({ slug, checkId, onSaved }: OneCheck & { onSaved: () => void }) {
  const waive: (input: never) => Promise<ActionResult> = waiveCheckAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    waive,
    () => {
      showToast({ title: "The check no longer counts" });
      onSaved();
    },
    (data) => ({ checkId, justification: data.get("justification") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Justification" id="justification" error={errorOf("justification")}>
        <Textarea name="justification" rows={4} maxLength={2_000} required />
      </FormField>
      <FormDialogFooter pending={pending}>Does not apply</FormDialogFooter>
    </KeyboardForm>
  );
}

/** Asks that a failure be accepted until a day. */
export function ExceptionDialog(check: OneCheck) {
  return (
    <DecisionDialog
      button="Ask for an exception"
      title="Accept the failure for a while"
      description="Somebody else has to approve it. It is then neither a failure nor a pass until its last day."
    >
      {(close) => <ExceptionForm {...check} onSaved={close} />}
    </DecisionDialog>
  );
}

function ExceptionForm({ slug, checkId, onSaved }: OneCheck & { onSaved: () => void }) {
  const request: (input: never) => Promise<ActionResult> = requestExceptionAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    request,
    () => {
      showToast({ title: "Owners and admins are asked to decide" });
      onSaved();
    },
    (data) => ({ checkId, reason: data.get("reason"), endsOn: data.get("endsOn") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Reason"
        id="reason"
        error={errorOf("reason")}
        help="Why, and what holds the risk down."
      >
        <Textarea name="reason" rows={4} maxLength={2_000} required />
      </FormField>
      <FormField label="Last day" id="endsOn" error={errorOf("endsOn")} help="Within a year, in UTC.">
        <Input type="date" name="endsOn" required />
      </FormField>
      <FormDialogFooter pending={pending}>Ask for approval</FormDialogFooter>
    </KeyboardForm>
  );
}
