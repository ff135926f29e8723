"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { saveCannedResponseAction } from "../../actions";

/** Keeps an answer; a shortcode that is taken is given the new text. */
export function CannedResponseForm() {
  const { onSubmit, pending, problems, errorOf } = useActionForm(saveCannedResponseAction, (_, form) => {
    form.reset();
    showToast({ tone: "success", title: "Response saved" });
  });
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-3">
      <ErrorSummary problems={problems} />
      <FormField
        label="Shortcode"
        id="shortcode"
        error={errorOf("shortcode")}
        help="What one types after the slash. One that exists is changed."
      >
        <Input name="shortcode" autoComplete="off" spellCheck={false} maxLength={40} />
      </FormField>
      <FormField label="What it is for" id="title" error={errorOf("title")}>
        <Input name="title" maxLength={100} />
      </FormField>
      <FormField label="Answer" id="body" error={errorOf("body")}>
        <Textarea name="body" rows={5} maxLength={5_000} />
      </FormField>
      <div>
        <Button type="submit" pending={pending}>
          Save response
        </Button>
      </div>
    </KeyboardForm>
  );
}
