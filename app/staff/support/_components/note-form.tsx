"use client";

import { EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type RefObject } from "react";
import { Banner } from "@/components/feedback/banner";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { FileField } from "@/components/support/file-field";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { speaksToCustomer } from "@/lib/support/desk/mentions";
import { writeNoteAction } from "../actions";
import { CannedField } from "./canned-field";
import type { ComposerProps } from "./composer";
import { readDraft, writeDraft } from "./draft-store";
import { useAct } from "./use-act";
import { useDraft } from "./use-draft";
import { useDraftFiles, writeDraftFiles } from "./use-draft-files";

type NoteFormProps = ComposerProps & {
  field: RefObject<HTMLTextAreaElement | null>;
  onMakeReply: () => void;
};

/** What staff tell each other. It never leaves the desk. */
export function NoteForm({ number, responses, values, field, onMakeReply }: NoteFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useDraft(number, "note");
  const uploads = useDraftFiles(number, "note");
  const uploadIds = uploads.files.map(({ id }) => id);
  const [asks, setAsks] = useState(false);
  const { act, pending } = useAct(writeNoteAction, () => {
    setAsks(false);
    setDraft("");
    writeDraftFiles(number, "note", []);
    showToast({ tone: "success", title: "Note added" });
    router.refresh();
  });

  function makeReply() {
    const typed = readDraft(number, "reply");
    writeDraft(number, "reply", typed === "" ? draft : `${typed}\n\n${draft}`);
    setDraft("");
    onMakeReply();
  }

  return (
    <KeyboardForm
      className="grid gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (speaksToCustomer(draft) && !asks) setAsks(true);
        else act({ number, body: draft, uploadIds });
      }}
    >
      <p className="text-medium flex items-center gap-1.5 text-sm font-medium">
        <EyeOff className="size-4" aria-hidden />
        Only your team sees this. Write @name to ask a colleague.
      </p>
      <CannedField
        field={field}
        aria-label="Internal note"
        rows={5}
        value={draft}
        onValueChange={setDraft}
        onFiles={(files) => void uploads.add(files)}
        responses={responses}
        values={values}
      />
      <FileField uploads={uploads} />
      {asks && (
        <Banner
          live
          tone="warning"
          title="This note speaks to the customer, who will not see it"
          action={
            <Button size="sm" onClick={makeReply}>
              Make it a reply
            </Button>
          }
        >
          Add it again to keep it as a note.
        </Banner>
      )}
      <div>
        <Button type="submit" pending={pending || uploads.pending > 0}>
          Add note
        </Button>
      </div>
    </KeyboardForm>
  );
}
