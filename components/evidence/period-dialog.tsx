"use client";

import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { PeriodFields } from "@/components/evidence/period-fields";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult, type FormAction } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { lastDays, type Day } from "@/lib/evidence/days";

const PROPOSED_DAYS = 30;

type PeriodDialogProps = {
  icon: LucideIcon;
  /** What the button that opens it says. */
  opens: string;
  title: string;
  description: string;
  /** What the button that asks for it says. */
  submit: string;
  /** The last day that is proposed when it is opened at a moment. */
  lastDayAt: (now: Date) => Day;
  action: FormAction<ActionResult>;
  onDone?: () => void;
};

/** A button that asks for a period, and then for what is to be made of it. */
export function PeriodDialog(props: PeriodDialogProps) {
  const { icon: Icon, opens, title, description, lastDayAt } = props;
  const [proposed, setProposed] = useState<{ fromDay: Day; toDay: Day }>();
  const close = () => setProposed(undefined);
  return (
    <Dialog
      open={proposed !== undefined}
      onOpenChange={(open) => (open ? setProposed(lastDays(PROPOSED_DAYS, lastDayAt(new Date()))) : close())}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <Icon aria-hidden />
          {opens}
        </Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        {proposed && <PeriodForm {...props} proposed={proposed} close={close} />}
      </DialogContent>
    </Dialog>
  );
}

type PeriodFormProps = Pick<PeriodDialogProps, "action" | "submit" | "onDone"> & {
  proposed: { fromDay: Day; toDay: Day };
  close: () => void;
};

function PeriodForm({ action, submit, onDone, proposed, close }: PeriodFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, () => {
    close();
    onDone?.();
  });
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <PeriodFields proposed={proposed} errorOf={errorOf} />
      <FormDialogFooter pending={pending}>{submit}</FormDialogFooter>
    </KeyboardForm>
  );
}
