"use client";

import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { answerCheckAction } from "../../../actions";

type AnswerDialogProps = {
  slug: string;
  checkId: string;
  title: string;
  /** What to hand in. */
  remedy: string;
  renewDays: number;
  refusal?: string;
};

/** Answers a manual check, with the document that shows it. */
export function AnswerDialog({ title, refusal, ...check }: AnswerDialogProps) {
  const [open, setOpen] = useState(false);
  const trigger = (
    <Button variant="primary">
      <ClipboardCheck aria-hidden />
      Answer
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title} description={check.remedy}>
        <AnswerForm {...check} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type AnswerFormProps = Omit<AnswerDialogProps, "title" | "refusal"> & { onSaved: () => void };

function AnswerForm({ slug, checkId, renewDays, onSaved }: AnswerFormProps) {
  const answer: (input: never) => Promise<ActionResult> = answerCheckAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    answer,
    () => {
      showToast({ title: "The answer is kept" });
      onSaved();
    },
    (data) => {
      const file = data.get("file");
      return {
        checkId,
        outcome: data.get("outcome"),
        note: data.get("note"),
        validUntil: data.get("validUntil") || undefined,
        file: file instanceof File && file.size > 0 ? file : null,
      };
    },
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Does it hold?" id="outcome" error={errorOf("outcome")}>
        <Select name="outcome" defaultValue="pass">
          <option value="pass">Yes, it holds</option>
          <option value="fail">No, it does not</option>
          <option value="not_assessed">It cannot be said yet</option>
        </Select>
      </FormField>
      <FormField label="What was looked at" id="note" error={errorOf("note")}>
        <Textarea name="note" rows={4} maxLength={4_000} required />
      </FormField>
      <FormField label="Document" id="file" optional error={errorOf("file")} help="At most 8 MiB.">
        <Input type="file" name="file" />
      </FormField>
      <FormField
        label="Holds until"
        id="validUntil"
        optional
        error={errorOf("validUntil")}
        help={`For ${renewDays} days where you say nothing; it is stale afterwards.`}
      >
        <Input type="date" name="validUntil" />
      </FormField>
      <FormDialogFooter pending={pending}>Keep answer</FormDialogFooter>
    </KeyboardForm>
  );
}
