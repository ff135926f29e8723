"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";

import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { assignCheckAction } from "../../../actions";

type AssignFormProps = {
  slug: string;
  checkId: string;
  people: readonly { userId: string; name: string }[];
  ownerId: string | null;
  dueOn: string | null;
};

/** Who answers the check, and by when. */
export function AssignForm({ slug, checkId, people, ownerId, dueOn }: AssignFormProps) {
  const assign: (input: never) => Promise<ActionResult> = assignCheckAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    assign,
    () => showToast({ title: "Owner and date are saved" }),
    (data) => ({
      checkId,
      ownerId: data.get("ownerId") || null,
      dueOn: data.get("dueOn") || null,
    }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-3">
      <ErrorSummary problems={problems} />
      <FormField label="Owner" id="ownerId" error={errorOf("ownerId")}>
        <Select name="ownerId" defaultValue={ownerId ?? ""}>
          <option value="">Nobody</option>
          {people.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField label="Due on" id="dueOn" optional error={errorOf("dueOn")}>
        <Input type="date" name="dueOn" defaultValue={dueOn ?? ""} />
      </FormField>
      <div>
        <Button type="submit" pending={pending}>
          Save owner
        </Button>
      </div>
    </KeyboardForm>
  );
}
