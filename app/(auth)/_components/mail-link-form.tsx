"use client";

import { useActionState, type ReactNode } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Input } from "@/components/ui/input";
import { IDLE_FORM, type FormState } from "@/lib/auth/form-state";
import { AccountCard } from "./account-card";
import { CheckYourMail } from "./check-your-mail";
import { fieldError, FormProblems } from "./form-problems";

type MailLinkFormProps = {
  title: string;
  description: string;
  /** Sends the mail, and sends it once more. */
  send: (state: FormState, form: FormData) => Promise<FormState>;
  /** Stands before the address once the mail is on its way. */
  sentDescription: string;
  /** This page, for who wants to give another address. */
  changeHref: string;
  emailLabel: string;
  autoComplete: "username" | "email";
  signInLabel: string;
  hasMailbox: boolean;
  children: ReactNode;
};

/** Asks for an address to mail a link to, then tells to look there. */
export function MailLinkForm({ send, changeHref, hasMailbox, ...text }: MailLinkFormProps) {
  const [state, action] = useActionState(send, IDLE_FORM);
  if (state.status === "done") {
    return (
      <CheckYourMail
        email={state.values.email ?? ""}
        description={text.sentDescription}
        resend={send}
        changeHref={changeHref}
        signInHref="/sign-in"
        hasMailbox={hasMailbox}
      />
    );
  }
  return (
    <AccountCard
      title={text.title}
      description={text.description}
      footer={
        <a href="/sign-in" className="text-link hover:underline">
          {text.signInLabel}
        </a>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} title="The mail was not sent" />
        <FormField label={text.emailLabel} id="email" error={fieldError(state, "email")}>
          <Input
            name="email"
            type="email"
            autoComplete={text.autoComplete}
            required
            defaultValue={state.values.email}
          />
        </FormField>
        <SubmitButton size="lg">{text.children}</SubmitButton>
      </KeyboardForm>
    </AccountCard>
  );
}
