"use client";

import { useRouter } from "next/navigation";
import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { Button } from "@/components/ui/button";
import { deleteAccountAction } from "../actions";

export function DeleteAccountDialog({ email }: { email: string }) {
  const router = useRouter();
  return (
    <PasswordConfirmDialog
      trigger={<Button variant="destructive">Delete account</Button>}
      title="Delete your account?"
      description="You leave every organisation, and those without another member are closed. Your name, address and browsers are erased from audit logs and security events; what was done stays. It cannot be undone."
      confirmLabel="Delete account"
      nameToType={email}
      action={(data) => deleteAccountAction({ password: String(data.get("password")) })}
      onDone={() => router.replace("/")}
    />
  );
}
