"use client";

import { useState, type ReactNode } from "react";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

type ConfirmDialogProps = {
  /** The button that asks. Not wrapped in anything: what opens the dialog is given to it. */
  trigger: ReactNode;
  /** Why asking is not offered. */
  refusal?: string;
  /** The question: "Revoke this key?" */
  title: string;
  /** What is lost, in plain words. */
  description: ReactNode;
  /** Repeats the verb of the question: "Revoke key". */
  confirmLabel: string;
  /** Does it. The dialog closes when this ends, and stays open when it returns false. */
  onConfirm: (formData: FormData) => Promise<boolean | void>;
  /** Only for what cannot be undone: the name to type before the button works. */
  nameToType?: string;
  destructive?: boolean;
  /** Further fields, or the reason why it failed. */
  children?: ReactNode;
};

/** Asks before something that is not easily undone. Focus starts on Cancel and returns to the trigger. */
export function ConfirmDialog({
  trigger,
  refusal,
  title,
  description,
  confirmLabel,
  onConfirm,
  nameToType,
  destructive = true,
  children,
}: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  const [typedName, setTypedName] = useState("");
  const nameMissing = nameToType !== undefined && typedName.trim() !== nameToType;

  async function confirm(formData: FormData) {
    if (nameMissing) return;
    if ((await onConfirm(formData)) !== false) changeOpen(false);
  }

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) setTypedName("");
  }

  return (
    <AlertDialog open={open} onOpenChange={changeOpen}>
      <DisabledReason reason={refusal}>
        <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>
      </DisabledReason>
      <AlertDialogContent title={title} description={description}>
        <form action={confirm} className="grid gap-4">
          {children}
          {nameToType !== undefined && (
            <FormField label={`Type ${nameToType} to confirm`}>
              <Input
                autoComplete="off"
                spellCheck={false}
                value={typedName}
                onChange={(event) => setTypedName(event.target.value)}
              />
            </FormField>
          )}
          <DialogFooter>
            <AlertDialogCancel asChild>
              <Button>Cancel</Button>
            </AlertDialogCancel>
            <DisabledReason reason={nameMissing ? `Type ${nameToType} first.` : undefined}>
              <SubmitButton variant={destructive ? "destructive" : "primary"}>{confirmLabel}</SubmitButton>
            </DisabledReason>
          </DialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
