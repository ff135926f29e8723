"use client";

import { MailLinkForm } from "../../_components/mail-link-form";
import { resendVerificationAction } from "../../sign-up/actions";

/** A confirmation link that was used, replaced or has expired, and the way to a new one. */
export function DeadLink({ hasMailbox }: { hasMailbox: boolean }) {
  return (
    <MailLinkForm
      title="This link no longer works"
      description="It was used, replaced by a newer one, or is older than 24 hours. If your address is confirmed already, just sign in."
      send={resendVerificationAction}
      sentDescription="We sent a mail with the next step to"
      changeHref="/verify-email"
      emailLabel="Work e-mail"
      autoComplete="email"
      signInLabel="Go to sign-in"
      hasMailbox={hasMailbox}
    >
      Send a new link
    </MailLinkForm>
  );
}
