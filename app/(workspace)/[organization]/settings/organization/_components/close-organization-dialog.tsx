"use client";

import { useRouter } from "next/navigation";
import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { Button } from "@/components/ui/button";
import { GRACE_DAYS } from "@/lib/organizations/closing/grace";
import { closeOrganizationAction } from "../actions";

export function CloseOrganizationDialog({ slug, name }: { slug: string; name: string }) {
  const router = useRouter();
  return (
    <PasswordConfirmDialog
      trigger={<Button variant="destructive">Close organisation</Button>}
      title={`Close ${name}?`}
      description={`From now on everything can be read and exported, and nothing changed; sent data is refused, nobody is alerted, and the subscription ends with its period. After ${GRACE_DAYS} days everything is deleted for good, its audit log and evidence included. Until then an owner can keep it.`}
      confirmLabel="Close organisation"
      nameToType={name}
      action={(data) => closeOrganizationAction(slug, { password: String(data.get("password")), name })}
      onDone={() => router.refresh()}
    />
  );
}
