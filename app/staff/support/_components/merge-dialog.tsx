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
import { mergeTicketsAction } from "../actions";

/** Puts a ticket into another of the same person. */
export function MergeDialog({ number }: { number: number }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Merge</Button>
      </DialogTrigger>
      <DialogContent
        title="Merge into another ticket"
        description="Messages, notes and files move there and this ticket closes. Both have to be of the same person. This cannot be undone."
      >
        <MergeForm number={number} />
      </DialogContent>
    </Dialog>
  );
}

function MergeForm({ number }: { number: number }) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    mergeTicketsAction,
    (_, form) => router.push(`/staff/support/${String(new FormData(form).get("intoNumber"))}`),
    (data) => ({ number, intoNumber: data.get("intoNumber") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Number of the ticket that goes on" id="intoNumber" error={errorOf("intoNumber")}>
        <Input name="intoNumber" inputMode="numeric" autoComplete="off" />
      </FormField>
      <FormDialogFooter pending={pending}>Merge tickets</FormDialogFooter>
    </KeyboardForm>
  );
}
