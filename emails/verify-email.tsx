import { MailAction, MailLayout, MailText } from "./mail-layout";

export type VerifyEmailProps = { name: string; url: string };

export const verifyEmailSubject = () => "Confirm your e-mail address";

export default function VerifyEmail({ name, url }: VerifyEmailProps) {
  return (
    <MailLayout
      preview="One step left: confirm that this address is yours."
      title="Confirm your e-mail address"
      reason="You receive this mail because this address was used to sign up for Regulix. If that was not you, do nothing: without your confirmation the account stays closed."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        confirm that this address is yours to finish signing up. You will be asked for the password you chose.
        The link works for 24 hours, once.
      </MailText>
      <MailAction href={url}>Confirm address</MailAction>
    </MailLayout>
  );
}

VerifyEmail.PreviewProps = {
  name: "Mira",
  url: "https://app.example.com/verify-email?token=preview",
} satisfies VerifyEmailProps;
