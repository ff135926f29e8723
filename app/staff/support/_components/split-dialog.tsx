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
import { splitTicketAction } from "../actions";
import { DESK_PATH } from "./desk-location";
import type { SplitEntry } from "./split-entries";

const KIND_LABELS: Record<SplitEntry["kind"], string> = {
  customer: "customer",
  reply: "reply",
  note: "internal note",
};

type SplitDialogProps = { number: number; entries: readonly SplitEntry[] };

/** Makes a second ticket out of a part of a conversation. */
export function SplitDialog({ number, entries }: SplitDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Split</Button>
      </DialogTrigger>
      <DialogContent
        title="Split into a second ticket"
        description="What you choose moves there with its files, and the customer is told by mail. Times that were promised stay as they are. Merging the new ticket back undoes it."
      >
        <SplitForm number={number} entries={entries} />
      </DialogContent>
    </Dialog>
  );
}

function SplitForm({ number, entries }: SplitDialogProps) {
  const router = useRouter();
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    splitTicketAction,
    (made) => made && router.push(`${DESK_PATH}/${made.number}`),
    (data) => ({ number, subject: data.get("subject"), entryIds: data.getAll("entry") }),
  );
  const problem = errorOf("entryIds");
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="What the new ticket is about" id="subject" error={errorOf("subject")}>
        <Input name="subject" maxLength={200} autoComplete="off" />
      </FormField>
      <fieldset className="grid gap-2" aria-describedby={problem ? "entryIds-error" : undefined}>
        <legend className="mb-1.5 font-medium">What goes there</legend>
        <div id="entryIds" className="grid max-h-72 gap-2.5 overflow-y-auto rounded-lg border p-3">
          {entries.map(({ id, kind, authorName, body }) => (
            <CheckField
              key={id}
              name="entry"
              value={id}
              label={`${authorName ?? "Former member"}, ${KIND_LABELS[kind]}`}
              help={<span className="line-clamp-2 wrap-anywhere">{body}</span>}
            />
          ))}
        </div>
        {problem && (
          <p id="entryIds-error" className="text-critical text-sm">
            {problem}
          </p>
        )}
      </fieldset>
      <FormDialogFooter pending={pending}>Split ticket</FormDialogFooter>
    </KeyboardForm>
  );
}
