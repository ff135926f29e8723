"use client";

import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removeIdentityAction } from "../identity-actions";

type RemoveIdentityButtonProps = { identityId: string; name: string; hasPassword: boolean };

export function RemoveIdentityButton({ identityId, name, hasPassword }: RemoveIdentityButtonProps) {
  return (
    <PasswordConfirmDialog
      trigger={<Button aria-label={`Remove ${name}`}>Remove</Button>}
      title={`Remove ${name}?`}
      description={`Your ${name} account no longer signs you in. You can connect it again at any time.`}
      confirmLabel={`Remove ${name}`}
      hasPassword={hasPassword}
      action={(data) => removeIdentityAction({ identityId, password: String(data.get("password") ?? "") })}
      onDone={() => showToast({ title: `${name} is no longer connected`, tone: "success" })}
    />
  );
}
