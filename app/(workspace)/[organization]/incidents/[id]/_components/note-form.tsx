"use client";

import { FormField } from "@/components/forms/form-field";
import { Textarea } from "@/components/ui/textarea";
import { addNoteAction } from "../../actions";
import { AddForm } from "./add-form";

export function NoteForm({ slug, incidentId }: { slug: string; incidentId: string }) {
  return (
    <AddForm
      action={addNoteAction.bind(null, slug)}
      read={(data) => ({ incidentId, text: data.get("text") })}
      label="Add note"
    >
      {(errorOf) => (
        <FormField label="Note for the timeline" id="text" error={errorOf("text")}>
          <Textarea name="text" rows={2} />
        </FormField>
      )}
    </AddForm>
  );
}
