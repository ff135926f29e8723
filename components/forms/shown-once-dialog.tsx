"use client";

import { useState, type ReactElement, type ReactNode } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";

type Step = { title: string; description: string; content: ReactNode };

type ShownOnceDialogProps<Created> = {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Why opening is not offered. */
  refusal?: string;
  /** Whoever came to create one need not click again. */
  isOpenAtFirst?: boolean;
  /** What is asked before; it calls back with what was created. */
  ask: (onCreated: (created: Created) => void) => Step;
  /** What was created, with its secret. */
  show: (created: Created) => Step;
};

/** Asks for what a secret is for, creates it, and shows it this once. */
export function ShownOnceDialog<Created>({
  trigger,
  refusal,
  isOpenAtFirst = false,
  ask,
  show,
}: ShownOnceDialogProps<Created>) {
  const [open, setOpen] = useState(isOpenAtFirst);
  const [created, setCreated] = useState<{ value: Created }>();
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setCreated(undefined);
  }

  const { title, description, content } = created
    ? show(created.value)
    : ask((value) => setCreated({ value }));
  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        // A click beside the dialog must not lose a secret that nobody can show again.
        onInteractOutside={(event) => created && event.preventDefault()}
      >
        {content}
      </DialogContent>
    </Dialog>
  );
}
