"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { isRole, ROLE_DESCRIPTIONS, ROLE_LABELS, type Role } from "@/lib/core/roles";
import { inviteMemberAction } from "../actions";

type InviteMemberDialogProps = {
  slug: string;
  /** The roles this person may hand out. */
  roles: readonly Role[];
  /** Why inviting is not offered. */
  refusal?: string;
  /** Whoever came to invite need not click again. */
  isOpenAtFirst?: boolean;
};

/** Invites one address. */
export function InviteMemberDialog({ slug, roles, refusal, isOpenAtFirst = false }: InviteMemberDialogProps) {
  const [open, setOpen] = useState(isOpenAtFirst);
  const trigger = (
    <Button variant="primary">
      <UserPlus aria-hidden />
      Invite member
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title="Invite member"
        description="We mail a link that works for seven days and only for this address."
      >
        <InviteMemberForm slug={slug} roles={roles} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type InviteMemberFormProps = { slug: string; roles: readonly Role[]; onDone: () => void };

function InviteMemberForm({ slug, roles, onDone }: InviteMemberFormProps) {
  const [role, setRole] = useState<Role>("member");
  const action = inviteMemberAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, (data) => {
    if (data) showToast({ title: `Invitation sent to ${data.email}`, tone: "success" });
    onDone();
  });
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="E-mail address" id="email" error={errorOf("email")}>
        <Input name="email" type="email" autoComplete="off" required />
      </FormField>
      <FormField label="Role" id="role" error={errorOf("role")} help={ROLE_DESCRIPTIONS[role]}>
        <Select
          name="role"
          value={role}
          onChange={({ target }) => isRole(target.value) && setRole(target.value)}
        >
          {roles.map((option) => (
            <option key={option} value={option}>
              {ROLE_LABELS[option]}
            </option>
          ))}
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Send invitation</FormDialogFooter>
    </KeyboardForm>
  );
}
