"use client";

import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { answerMailAction } from "../../actions";

/** Answers as the recipient's mail program would: what support desks do with mails can be tried without any. */
export function AnswerMailForm({ mailId, recipient }: { mailId: string; recipient: string }) {
  const [sent, setSent] = useState(false);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    answerMailAction,
    (_, form) => {
      form.reset();
      setSent(true);
    },
    (data) => ({ mailId, text: data.get("text") }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="mt-6 grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Answer this mail"
        id="text"
        error={errorOf("text")}
        help={`It comes in as a mail of ${recipient} would.`}
      >
        <Textarea name="text" rows={5} required />
      </FormField>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          Send answer
        </Button>
        <span role="status" className="text-muted-foreground">
          {sent && "The answer came in."}
        </span>
      </div>
    </KeyboardForm>
  );
}
