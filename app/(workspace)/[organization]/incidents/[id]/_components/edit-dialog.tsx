"use client";

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
import { Textarea } from "@/components/ui/textarea";
import type { Incident, Person } from "@/lib/incidents/types";
import { updateIncidentAction } from "../../actions";
import { PersonOptions } from "../../_components/person-options";
import { SeverityOptions } from "../../_components/severity-options";

type EditDialogProps = {
  slug: string;
  incident: Pick<Incident, "id" | "title" | "summary" | "severity" | "commander">;
  people: readonly Person[];
};

export function EditDialog({ slug, incident, people }: EditDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Edit</Button>
      </DialogTrigger>
      <DialogContent title="Edit incident">
        <EditForm slug={slug} incident={incident} people={people} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditForm({ slug, incident, people, onSaved }: EditDialogProps & { onSaved: () => void }) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    updateIncidentAction.bind(null, slug),
    onSaved,
    (data) => ({
      incidentId: incident.id,
      title: data.get("title"),
      summary: data.get("summary"),
      severity: data.get("severity"),
      commanderId: data.get("commanderId") || null,
    }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Title" id="title" error={errorOf("title")}>
        <Input name="title" defaultValue={incident.title} required />
      </FormField>
      <FormField label="Severity" id="severity" error={errorOf("severity")}>
        <Select name="severity" defaultValue={incident.severity}>
          <SeverityOptions />
        </Select>
      </FormField>
      <FormField label="Commander" id="commanderId" error={errorOf("commanderId")}>
        <Select name="commanderId" defaultValue={incident.commander?.id ?? ""}>
          <PersonOptions people={people} nobody="Nobody yet" />
        </Select>
      </FormField>
      <FormField label="Summary" id="summary" error={errorOf("summary")} optional>
        <Textarea name="summary" defaultValue={incident.summary} />
      </FormField>
      <FormDialogFooter pending={pending}>Save</FormDialogFooter>
    </KeyboardForm>
  );
}
