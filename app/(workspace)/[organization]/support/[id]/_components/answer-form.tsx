"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { FileField } from "@/components/support/file-field";
import { MessageField } from "@/components/support/message-field";
import { sendSafely } from "@/components/support/send-safely";
import { useMessageDraft } from "@/components/support/use-message-draft";
import { useUploads } from "@/components/support/use-uploads";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { LONGEST_BODY } from "@/lib/support/requests/schema";
import { answerRequestAction } from "../../actions";

type AnswerFormProps = { slug: string; ticketId: string; draftKey: string; reopens: boolean };

/** Adds to the conversation; what is written stays until it is sent. */
export function AnswerForm({ slug, ticketId, draftKey, reopens }: AnswerFormProps) {
  const { draft, setField, setFiles, clear } = useMessageDraft(draftKey);
  const uploads = useUploads(`/${slug}/support/files`, draft?.files ?? [], setFiles);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    (input: never) => sendSafely(() => answerRequestAction(slug, input)),
    () => {
      clear();
      showToast({ title: "Message sent", tone: "success" });
    },
    () => ({
      id: draft?.id,
      ticketId,
      body: draft?.fields.body ?? "",
      uploadIds: uploads.files.map(({ id }) => id),
    }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Your message"
        id="body"
        error={errorOf("body")}
        help={reopens ? "Sending it opens the request again." : undefined}
      >
        <MessageField
          name="body"
          rows={5}
          maxLength={LONGEST_BODY}
          required
          value={draft?.fields.body ?? ""}
          disabled={draft === null}
          onChange={(event) => setField("body", event.currentTarget.value)}
          onFiles={(files) => void uploads.add(files)}
        />
      </FormField>
      <FileField uploads={uploads} />
      <div>
        <Button type="submit" variant="primary" pending={pending || uploads.pending > 0}>
          Send message
        </Button>
      </div>
    </KeyboardForm>
  );
}
