"use client";

import { AlertDialog as AlertDialogPrimitive } from "radix-ui";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter, dialogSurfaceClassName, overlayClassName } from "@/components/ui/dialog";

export const AlertDialog = AlertDialogPrimitive.Root;
export const AlertDialogTrigger = AlertDialogPrimitive.Trigger;

type AlertDialogContentProps = {
  /** The question: "Revoke this key?" */
  title: ReactNode;
  /** What is lost, in plain words. */
  description: ReactNode;
  /** Repeats the verb of the question: "Revoke key". */
  confirmLabel: string;
  cancelLabel?: string;
  /** A server action; the dialog's confirm button submits it. */
  action?: (formData: FormData) => void | Promise<void>;
  onConfirm?: () => void;
  destructive?: boolean;
  pending?: boolean;
  /** Hidden inputs for the action, or a field that asks to type a name. */
  children?: ReactNode;
};

/** Asks before something that is not easily undone. Focus starts on Cancel. */
export function AlertDialogContent({
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  action,
  onConfirm,
  destructive = true,
  pending = false,
  children,
}: AlertDialogContentProps) {
  return (
    <AlertDialogPrimitive.Portal>
      <AlertDialogPrimitive.Overlay className={overlayClassName} />
      <AlertDialogPrimitive.Content className={dialogSurfaceClassName}>
        <form action={action} onSubmit={onConfirm} className="grid gap-4">
          <div className="grid gap-1">
            <AlertDialogPrimitive.Title className="text-lg font-semibold">{title}</AlertDialogPrimitive.Title>
            <AlertDialogPrimitive.Description className="text-muted-foreground">
              {description}
            </AlertDialogPrimitive.Description>
          </div>
          {children}
          <DialogFooter>
            <AlertDialogPrimitive.Cancel asChild>
              <Button>{cancelLabel}</Button>
            </AlertDialogPrimitive.Cancel>
            <Button type="submit" variant={destructive ? "destructive" : "primary"} pending={pending}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </AlertDialogPrimitive.Content>
    </AlertDialogPrimitive.Portal>
  );
}
