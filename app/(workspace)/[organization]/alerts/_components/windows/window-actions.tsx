"use client";

import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm } from "@/components/forms/use-action-form";
import { sayProblems } from "@/components/routing/say-problems";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { fromLocalField, toLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { showToast } from "@/components/ui/toast-store";
import type { MuteWindowKind } from "@/lib/routing/types";
import { approveWindowAction, endWindowAction, extendWindowAction } from "../../silences/actions";

type WindowActionsProps = {
  slug: string;
  kind: MuteWindowKind;
  id: string;
  /** Names it in the buttons' labels. */
  reason: string;
  endsAt: Date;
  mayApprove: boolean;
};

/** Approve, extend and end a window that has not ended. */
export function WindowActions({ slug, kind, id, reason, endsAt, mayApprove }: WindowActionsProps) {
  const noun = kind === "silence" ? "silence" : "maintenance";
  return (
    <div className="flex flex-wrap gap-2 @2xl:flex-nowrap">
      {mayApprove && <ApproveButton slug={slug} kind={kind} id={id} reason={reason} />}
      <ExtendDialog slug={slug} kind={kind} id={id} reason={reason} endsAt={endsAt} />
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`End now: ${reason}`}>
            End now
          </Button>
        }
        title={`End this ${noun} now?`}
        description="What it kept quiet and still fires is told within five minutes."
        confirmLabel={`End ${noun}`}
        onConfirm={async () => tellProblem(problemsOf(await endWindowAction(slug, { kind, id })))}
      />
    </div>
  );
}

type OneWindow = Pick<WindowActionsProps, "slug" | "kind" | "id" | "reason">;

function ApproveButton({ slug, kind, id, reason }: OneWindow) {
  const [pending, startTransition] = useTransition();
  const approve = () =>
    startTransition(async () => void tellProblem(problemsOf(await approveWindowAction(slug, { kind, id }))));
  return (
    <Button size="sm" variant="primary" pending={pending} onClick={approve} aria-label={`Approve: ${reason}`}>
      Approve
    </Button>
  );
}

function ExtendDialog({ slug, kind, id, reason, endsAt }: OneWindow & { endsAt: Date }) {
  const [open, setOpen] = useState(false);
  const timeZone = useTimeZone();
  const { onSubmit, pending, problems } = useActionForm(
    extendWindowAction.bind(null, slug),
    () => setOpen(false),
    (data) => ({ kind, id, endsAt: fromLocalField(data.get("endsAt"), timeZone) }),
  );
  const said = sayProblems(problems, { endsAt: "The end" });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Change the end: ${reason}`}>
          Change end
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Change when it ends"
        description="One that mutes what is critical has to be approved anew when it lasts longer."
      >
        <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
          <ErrorSummary problems={said} />
          <FormField
            label="Ends"
            id="endsAt"
            help={`In ${timeZone}.`}
            error={said[0]?.fieldId === "endsAt" ? said[0].message : undefined}
          >
            <Input
              type="datetime-local"
              name="endsAt"
              defaultValue={toLocalField(endsAt, timeZone)}
              required
            />
          </FormField>
          <FormDialogFooter pending={pending}>Change end</FormDialogFooter>
        </KeyboardForm>
      </DialogContent>
    </Dialog>
  );
}

function tellProblem([problem]: ReturnType<typeof problemsOf>): boolean {
  if (problem) showToast({ title: problem.message, tone: "critical" });
  return problem === undefined;
}
