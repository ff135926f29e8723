"use client";

import { AtSign } from "lucide-react";
import { useRef } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Textarea } from "@/components/ui/textarea";
import { MAX_NOTE_LENGTH } from "@/lib/alerts/schema";
import { addNoteAction } from "../../actions";
import type { Assignable } from "../../_components/answer-dialog";

type NoteFormProps = { organization: string; alertId: string; members: readonly Assignable[] };

/** A new note; whoever it names is told. */
export function NoteForm({ organization, alertId, members }: NoteFormProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    addNoteAction.bind(null, organization),
    (_, form) => form.reset(),
    (data) => ({ alertId, body: data.get("body") }),
  );

  function mention(name: string) {
    if (field.current === null) return;
    const { value, selectionStart } = field.current;
    const [before, after] = [value.slice(0, selectionStart), value.slice(selectionStart)];
    const gap = before === "" || /\s$/.test(before) ? "" : " ";
    field.current.value = `${before}${gap}@${name} ${after}`;
  }

  return (
    <KeyboardForm onSubmit={onSubmit} className="grid gap-2 border-t pt-4" noValidate>
      <ErrorSummary problems={problems} />
      <FormField
        id="body"
        label="Note"
        error={errorOf("body")}
        help="Plain text. Name a member as @Name to tell them."
      >
        <Textarea ref={field} name="body" maxLength={MAX_NOTE_LENGTH} />
      </FormField>
      <div className="flex justify-between gap-2">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm">
              <AtSign aria-hidden />
              Mention
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent
            align="start"
            className="max-h-72 overflow-y-auto"
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              field.current?.focus();
            }}
          >
            {members.map(({ id, name }) => (
              <DropdownMenuItem key={id} onSelect={() => mention(name)}>
                {name}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
        <Button type="submit" size="sm" variant="primary" pending={pending}>
          Add note
        </Button>
      </div>
    </KeyboardForm>
  );
}
