"use client";

import { MailLinkForm } from "../../_components/mail-link-form";
import { requestPasswordResetAction } from "../actions";

export function ForgotPasswordForm({ hasMailbox }: { hasMailbox: boolean }) {
  return (
    <MailLinkForm
      title="Reset your password"
      description="We send you a link to choose a new one. It works for one hour."
      send={requestPasswordResetAction}
      sentDescription="If there is an account, a link to choose a new password is on its way to"
      changeHref="/forgot-password"
      emailLabel="E-mail address"
      autoComplete="username"
      signInLabel="Back to sign-in"
      hasMailbox={hasMailbox}
    >
      Send link
    </MailLinkForm>
  );
}
