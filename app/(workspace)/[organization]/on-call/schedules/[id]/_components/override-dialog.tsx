"use client";

import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createOverrideAction } from "../../actions";
import type { Person } from "./viewer";

type OverrideDialogProps = {
  slug: string;
  scheduleId: string;
  timeZone: string;
  /** Whom the reader may put on call. */
  people: readonly Person[];
  ownId: string;
};

/** Somebody takes a period, whatever the layers say. */
export function OverrideDialog({ slug, scheduleId, timeZone, people, ownId }: OverrideDialogProps) {
  const [open, setOpen] = useState(false);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    createOverrideAction.bind(null, slug),
    () => setOpen(false),
    (data) => ({ scheduleId, ...Object.fromEntries(data) }),
  );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Add override</Button>
      </DialogTrigger>
      <DialogContent
        title="Add override"
        description={`Whoever takes the period is on call in it, whatever the layers say. Times of ${timeZone}.`}
      >
        <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
          <ErrorSummary problems={problems} />
          <FormField label="Person" id="userId" error={errorOf("userId")}>
            <Select name="userId" defaultValue={ownId}>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </FormField>
          <FormField label="From" id="startsAt" error={errorOf("startsAt")}>
            <Input type="datetime-local" name="startsAt" required />
          </FormField>
          <FormField label="Until" id="endsAt" error={errorOf("endsAt")}>
            <Input type="datetime-local" name="endsAt" required />
          </FormField>
          <DialogFooter>
            <Button type="submit" variant="primary" pending={pending}>
              Add override
            </Button>
          </DialogFooter>
        </KeyboardForm>
      </DialogContent>
    </Dialog>
  );
}
