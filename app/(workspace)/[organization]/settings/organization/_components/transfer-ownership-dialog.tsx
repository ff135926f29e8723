"use client";

import { useRouter } from "next/navigation";
import { PasswordConfirmDialog } from "@/components/feedback/password-confirm-dialog";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { transferOwnershipAction } from "../actions";

type TransferOwnershipDialogProps = {
  slug: string;
  /** The other members. */
  candidates: readonly { membershipId: string; name: string; email: string }[];
};

export function TransferOwnershipDialog({ slug, candidates }: TransferOwnershipDialogProps) {
  const router = useRouter();
  if (candidates.length === 0)
    return <p className="text-muted-foreground text-sm">Invite somebody first: you are the only member.</p>;
  return (
    <PasswordConfirmDialog
      trigger={<Button>Transfer ownership</Button>}
      title="Transfer ownership?"
      description="The new owner may do everything, and you become an admin. Only an owner can undo this."
      confirmLabel="Transfer ownership"
      action={(data) =>
        transferOwnershipAction(slug, {
          membershipId: String(data.get("membershipId")),
          password: String(data.get("password")),
        })
      }
      onDone={() => {
        showToast({ title: "Ownership is transferred. You are now an admin.", tone: "success" });
        router.refresh();
      }}
      fields={(errorOf) => (
        <FormField label="New owner" id="membershipId" error={errorOf("membershipId")}>
          <Select name="membershipId">
            {candidates.map(({ membershipId, name, email }) => (
              <option key={membershipId} value={membershipId}>
                {name} ({email})
              </option>
            ))}
          </Select>
        </FormField>
      )}
    />
  );
}
