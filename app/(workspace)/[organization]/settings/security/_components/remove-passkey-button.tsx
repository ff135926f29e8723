"use client";

import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removePasskeyAction } from "../actions";

type RemovePasskeyButtonProps = { passkeyId: string; name: string; hasPassword: boolean };

export function RemovePasskeyButton({ passkeyId, name, hasPassword }: RemovePasskeyButtonProps) {
  return (
    <PasswordConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      description="It no longer signs you in. Delete it on the device as well, so that it is not offered there."
      confirmLabel="Remove passkey"
      hasPassword={hasPassword}
      action={(data) => removePasskeyAction({ passkeyId, password: String(data.get("password") ?? "") })}
      onDone={() => showToast({ title: `${name} is removed`, tone: "success" })}
    />
  );
}
