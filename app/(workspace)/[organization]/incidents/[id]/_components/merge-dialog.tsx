"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { mergeIncidentAction } from "../../actions";

type MergeDialogProps = {
  slug: string;
  incidentId: string;
  /** The incidents under way that could go on instead. */
  targets: readonly { id: string; number: number; title: string }[];
};

export function MergeDialog({ slug, incidentId, targets }: MergeDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Merge</Button>
      </DialogTrigger>
      <DialogContent
        title="Merge into another incident"
        description="Its alerts and tasks move there, and further alerts of its rule go there too. Both stories stay on the timeline. This cannot be undone."
      >
        <MergeForm slug={slug} incidentId={incidentId} targets={targets} />
      </DialogContent>
    </Dialog>
  );
}

function MergeForm({ slug, incidentId, targets }: MergeDialogProps) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    mergeIncidentAction.bind(null, slug),
    (_, form) => router.push(`/${slug}/incidents/${String(new FormData(form).get("intoId"))}`),
    (data) => ({ incidentId, intoId: data.get("intoId") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Incident that goes on" id="intoId" error={errorOf("intoId")}>
        <Select name="intoId" defaultValue="">
          <option value="">Choose an incident</option>
          {targets.map(({ id, number, title }) => (
            <option key={id} value={id}>{`${number} ${title}`}</option>
          ))}
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Merge incidents</FormDialogFooter>
    </KeyboardForm>
  );
}
