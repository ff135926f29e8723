"use client";

import { MessageSquare, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm } from "@/components/forms/use-action-form";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import type { AlertNote } from "@/lib/alerts/types";
import { deleteNoteAction, editNoteAction } from "../../actions";

type NoteEntryProps = { organization: string; note: AlertNote; isOwn: boolean };

/** A note in the timeline. Its author may change it or take it away. */
export function NoteEntry({ organization, note, isOwn }: NoteEntryProps) {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <span className="bg-selected text-selected-foreground flex size-7 items-center justify-center rounded-full">
        <MessageSquare className="size-3.5" aria-hidden />
      </span>
      <div className="min-w-0 rounded-lg border px-3 py-2">
        <div className="flex items-center justify-between gap-2">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{note.author.name}</span>
            <RelativeTime at={note.at} className="text-muted-foreground text-sm" />
            {note.editedAt && <span className="text-muted-foreground text-xs">edited</span>}
          </p>
          {isOwn && !editing && (
            <span className="flex">
              <IconButton size="sm" label="Edit note" onClick={() => setEditing(true)}>
                <Pencil aria-hidden />
              </IconButton>
              <DeleteNote organization={organization} noteId={note.id} />
            </span>
          )}
        </div>
        {editing ? (
          <EditNote organization={organization} note={note} onDone={() => setEditing(false)} />
        ) : (
          <p className="wrap-anywhere whitespace-pre-wrap">{note.body}</p>
        )}
      </div>
    </>
  );
}

type EditNoteProps = { organization: string; note: AlertNote; onDone: () => void };

function EditNote({ organization, note, onDone }: EditNoteProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    editNoteAction.bind(null, organization),
    onDone,
    (data) => ({ noteId: note.id, body: data.get("body") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} className="mt-2 grid gap-2" noValidate>
      <ErrorSummary problems={problems} />
      <FormField label="Note" id={`note-${note.id}`} error={errorOf("body")}>
        <Textarea name="body" defaultValue={note.body} autoFocus />
      </FormField>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" size="sm" variant="primary" pending={pending}>
          Save note
        </Button>
      </div>
    </KeyboardForm>
  );
}

function DeleteNote({ organization, noteId }: { organization: string; noteId: string }) {
  async function confirm() {
    const [problem] = problemsOf(await deleteNoteAction(organization, { noteId }));
    if (problem) showToast({ title: problem.message, tone: "critical" });
    return problem === undefined;
  }
  return (
    <ConfirmDialog
      trigger={
        <IconButton size="sm" label="Delete note">
          <Trash2 aria-hidden />
        </IconButton>
      }
      title="Delete this note?"
      description="Its words are gone for everybody. That there was a note stays in the timeline."
      confirmLabel="Delete note"
      onConfirm={confirm}
    />
  );
}
