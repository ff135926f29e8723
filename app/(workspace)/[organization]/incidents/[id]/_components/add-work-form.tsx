"use client";

import { FormField } from "@/components/forms/form-field";
import type { ActionResult } from "@/components/forms/use-action-form";
import { fromLocalField } from "@/components/time/local-field";
import { useTimeZone } from "@/components/time/use-time-zone";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Person } from "@/lib/incidents/types";
import { PersonOptions } from "../../_components/person-options";
import { AddForm } from "./add-form";

/** What the work is called where it is added, and by which name its action takes the person. */
const KINDS = {
  task: { label: "Task", person: "Assignee", field: "assigneeId", nobody: "Nobody yet", submit: "Add task" },
  action: { label: "Action", person: "Owner", field: "ownerId", nobody: "No owner", submit: "Add action" },
} as const;

type AddWorkFormProps = {
  kind: keyof typeof KINDS;
  action: (input: never) => Promise<ActionResult>;
  incidentId: string;
  people: readonly Person[];
};

/** Adds something that somebody does by a time: a task of an incident, or an action of its post-mortem. */
export function AddWorkForm({ kind, action, incidentId, people }: AddWorkFormProps) {
  const timeZone = useTimeZone();
  const { label, person, field, nobody, submit } = KINDS[kind];
  return (
    <AddForm
      action={action}
      read={(data) => ({
        incidentId,
        title: data.get("title"),
        [field]: data.get(field) || null,
        dueAt: fromLocalField(data.get("dueAt"), timeZone) || null,
      })}
      label={submit}
    >
      {(errorOf) => (
        <>
          <FormField label={label} error={errorOf("title")}>
            <Input name="title" />
          </FormField>
          <div className="grid gap-3 sm:grid-cols-2">
            <FormField label={person} error={errorOf(field)}>
              <Select name={field}>
                <PersonOptions people={people} nobody={nobody} />
              </Select>
            </FormField>
            <FormField label="Due" error={errorOf("dueAt")} optional>
              <Input type="datetime-local" name="dueAt" />
            </FormField>
          </div>
        </>
      )}
    </AddForm>
  );
}
