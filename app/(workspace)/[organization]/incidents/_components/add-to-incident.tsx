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
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { addAlertsAction, declareIncidentAction } from "../actions";
import { SeverityOptions } from "./severity-options";

type AddToIncidentProps = {
  slug: string;
  alert: { id: string; policyName: string };
  /** Those under way. */
  incidents: readonly { id: string; number: number; title: string }[];
};

/** Adds an alert to an incident under way, or declares one with it. */
export function AddToIncident({ slug, alert, incidents }: AddToIncidentProps) {
  const [open, setOpen] = useState(false);
  const [isNew, setIsNew] = useState(incidents.length === 0);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{incidents.length === 0 ? "Declare incident" : "Add to incident"}</Button>
      </DialogTrigger>
      <DialogContent
        title={isNew ? "Declare incident" : "Add to incident"}
        description={`With the alert ${alert.policyName}.`}
      >
        {isNew ? (
          <DeclareWithAlert slug={slug} alert={alert} />
        ) : (
          <ChooseIncident slug={slug} alert={alert} incidents={incidents} />
        )}
        {incidents.length > 0 && (
          <Button variant="link" className="justify-self-start" onClick={() => setIsNew(!isNew)}>
            {isNew ? "Add it to an incident instead" : "Declare a new incident instead"}
          </Button>
        )}
      </DialogContent>
    </Dialog>
  );
}

function ChooseIncident({ slug, alert, incidents }: AddToIncidentProps) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    addAlertsAction.bind(null, slug),
    (_, form) => router.push(`/${slug}/incidents/${String(new FormData(form).get("incidentId"))}`),
    (data) => ({ incidentId: data.get("incidentId"), alertIds: [alert.id] }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Incident" id="incidentId" error={errorOf("incidentId")}>
        <Select name="incidentId">
          {incidents.map(({ id, number, title }) => (
            <option key={id} value={id}>{`${number} ${title}`}</option>
          ))}
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Add alert</FormDialogFooter>
    </KeyboardForm>
  );
}

function DeclareWithAlert({ slug, alert }: Omit<AddToIncidentProps, "incidents">) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    declareIncidentAction.bind(null, slug),
    (created) => created && router.push(`/${slug}/incidents/${created.id}`),
    (data) => ({ ...Object.fromEntries(data), alertIds: [alert.id] }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="What is wrong" id="title" error={errorOf("title")}>
        <Input name="title" defaultValue={alert.policyName} required />
      </FormField>
      <FormField label="Severity" id="severity" error={errorOf("severity")}>
        <Select name="severity" defaultValue="P2">
          <SeverityOptions />
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Declare incident</FormDialogFooter>
    </KeyboardForm>
  );
}
