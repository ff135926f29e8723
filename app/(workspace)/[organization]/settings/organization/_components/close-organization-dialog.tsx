"use client";

import { useRouter } from "next/navigation";
import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { Button } from "@/components/ui/button";
import { closeOrganizationAction } from "../actions";

export function CloseOrganizationDialog({ slug, name }: { slug: string; name: string }) {
  const router = useRouter();
  return (
    <PasswordConfirmDialog
      trigger={<Button variant="destructive">Close organisation</Button>}
      title={`Close ${name}?`}
      description="All members lose access, API keys are refused and nothing is collected any more, from now on. What was recorded is kept, because evidence must not vanish at a click. It cannot be opened again."
      confirmLabel="Close organisation"
      nameToType={name}
      action={(data) => closeOrganizationAction(slug, { password: String(data.get("password")) })}
      onDone={() => router.replace("/organizations/new")}
    />
  );
}
