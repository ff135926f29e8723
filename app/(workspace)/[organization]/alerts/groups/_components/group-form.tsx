"use client";

import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { sayProblems } from "@/components/routing/say-problems";
import { Input } from "@/components/ui/input";
import type { GroupChoices } from "@/lib/routing/groups/choices";
import type { GroupItem } from "@/lib/routing/groups/queries";
import { createGroupAction, updateGroupAction } from "../actions";

const NAMES = { key: "The key", name: "The name", description: "The description" };

type GroupFormProps = { slug: string; choices: GroupChoices; group?: GroupItem; onSaved: () => void };

/** Name, people and channels. */
export function GroupForm({ slug, choices, group, onSaved }: GroupFormProps) {
  const save: (input: never) => Promise<ActionResult> = group
    ? updateGroupAction.bind(null, slug)
    : createGroupAction.bind(null, slug);
  const { onSubmit, pending, problems } = useActionForm(save, onSaved, (data) => ({
    ...(group ? { id: group.id } : { key: data.get("key") }),
    name: data.get("name"),
    description: data.get("description"),
    userIds: data.getAll("userIds"),
    channelKeys: data.getAll("channelKeys"),
  }));
  const said = sayProblems(problems, NAMES);
  const errorOf = (field: string) => said.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={said} />
      <FormField label="Name" id="name" error={errorOf("name")}>
        <Input name="name" defaultValue={group?.name} maxLength={80} required />
      </FormField>
      {!group && (
        <FormField
          label="Key"
          id="key"
          error={errorOf("key")}
          help="By which policies name it; it never changes: database-team"
        >
          <Input name="key" maxLength={60} spellCheck={false} autoCapitalize="none" required />
        </FormField>
      )}
      <FormField label="Description" id="description" optional error={errorOf("description")}>
        <Input name="description" defaultValue={group?.description} maxLength={300} />
      </FormField>
      <fieldset id="userIds" tabIndex={-1} className="grid gap-2 rounded-sm sm:grid-cols-2">
        <legend className="mb-2 font-medium">People</legend>
        {choices.people.map(({ userId, name }) => (
          <CheckField
            key={userId}
            name="userIds"
            value={userId}
            label={name}
            defaultChecked={group?.people.some((person) => person.userId === userId)}
          />
        ))}
      </fieldset>
      {choices.channels.length > 0 && (
        <fieldset id="channelKeys" tabIndex={-1} className="grid gap-2 rounded-sm sm:grid-cols-2">
          <legend className="mb-2 font-medium">Channels</legend>
          {choices.channels.map(({ key, name }) => (
            <CheckField
              key={key}
              name="channelKeys"
              value={key}
              label={name}
              defaultChecked={group?.channelKeys.includes(key)}
            />
          ))}
        </fieldset>
      )}
      <FormDialogFooter pending={pending}>{group ? "Save group" : "Make group"}</FormDialogFooter>
    </KeyboardForm>
  );
}
