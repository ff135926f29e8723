"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import type { IncidentAlert } from "@/lib/incidents/types";
import { splitIncidentAction } from "../../actions";
import { labelsText } from "./alert-labels";

type SplitDialogProps = { slug: string; incidentId: string; alerts: readonly IncidentAlert[] };

export function SplitDialog({ slug, incidentId, alerts }: SplitDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Split</Button>
      </DialogTrigger>
      <DialogContent
        title="Split into a new incident"
        description="The chosen alerts move to a new incident, and what the timeline says about them goes with them."
      >
        <SplitForm slug={slug} incidentId={incidentId} alerts={alerts} />
      </DialogContent>
    </Dialog>
  );
}

function SplitForm({ slug, incidentId, alerts }: SplitDialogProps) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    splitIncidentAction.bind(null, slug),
    (created) => created && router.push(`/${slug}/incidents/${created.id}`),
    (data) => ({ incidentId, title: data.get("title"), alertIds: data.getAll("alertIds") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Title of the new incident" id="title" error={errorOf("title")}>
        <Input name="title" required />
      </FormField>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Alerts that move</legend>
        {alerts.map(({ id, policyName, labels }) => (
          <CheckField key={id} name="alertIds" value={id} label={policyName} help={labelsText(labels)} />
        ))}
      </fieldset>
      <FormDialogFooter pending={pending}>Split incident</FormDialogFooter>
    </KeyboardForm>
  );
}
