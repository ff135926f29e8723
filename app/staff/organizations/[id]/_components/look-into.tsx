"use client";

import { useActionState } from "react";
import { fieldError, FormProblems } from "@/app/(auth)/_components/form-problems";
import { DataTable } from "@/components/data-table/data-table";
import { Banner } from "@/components/feedback/banner";
import { EmptyState } from "@/components/feedback/empty-state";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { ROLE_LABELS } from "@/lib/core/roles";
import { lookIntoOrganizationAction } from "../actions";

type LookIntoProps = { organizationId: string; organizationName: string };

/** Asks for the reason first; what is then shown stands in the organisation's audit log. */
export function LookInto({ organizationId, organizationName }: LookIntoProps) {
  const [state, action] = useActionState(lookIntoOrganizationAction, { ...IDLE_FORM, members: null });
  if (state.members !== null) {
    return (
      <div className="grid gap-4">
        <Banner tone="info" title={`This look stands in the audit log of ${organizationName}.`}>
          Reason: {state.values.reason}
        </Banner>
        <DataTable
          caption={`Members of ${organizationName}`}
          noun="members"
          rows={state.members}
          rowKey={(member) => member.membershipId}
          firstUse={<EmptyState title="No members" />}
          columns={[
            { key: "name", header: "Name", cell: (member) => member.name },
            { key: "email", header: "E-mail address", cell: (member) => member.email },
            { key: "role", header: "Role", cell: (member) => ROLE_LABELS[member.role] },
          ]}
        />
      </div>
    );
  }
  return (
    <KeyboardForm action={action} noValidate className="grid max-w-lg gap-4">
      <FormProblems state={state} title="Nothing is shown yet" />
      <input type="hidden" name="organizationId" value={organizationId} />
      <FormField
        label="Why do you need to look?"
        id="reason"
        error={fieldError(state, "reason")}
        help="Name the ticket or the question. The organisation's owners read this beside your name."
      >
        <Textarea name="reason" rows={3} required maxLength={500} defaultValue={state.values.reason} />
      </FormField>
      <div>
        <SubmitButton>Show members</SubmitButton>
      </div>
    </KeyboardForm>
  );
}
