"use client";

import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { saveViewAction } from "../actions";

/** Keeps the queue and filters as they are now under a name. */
export function SaveView({ query }: { query: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>Save view</Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Save view">
        <SaveViewForm query={query} onSaved={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function SaveViewForm({ query, onSaved }: { query: string; onSaved: () => void }) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(saveViewAction, onSaved, (data) => ({
    name: data.get("name"),
    query,
  }));
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-3">
      <ErrorSummary problems={problems} />
      <FormField label="Name of the view" id="name" error={errorOf("name")}>
        <Input name="name" maxLength={60} />
      </FormField>
      <Button type="submit" variant="primary" pending={pending}>
        Save view
      </Button>
    </KeyboardForm>
  );
}
