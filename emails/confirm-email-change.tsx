import { MailAction, MailLayout, MailText } from "./mail-layout";

export type ConfirmEmailChangeProps = { name: string; oldEmail: string; url: string };

export const confirmEmailChangeSubject = () => "Confirm your new e-mail address";

export default function ConfirmEmailChange({ name, oldEmail, url }: ConfirmEmailChangeProps) {
  return (
    <MailLayout
      preview="One step left: confirm that this address is yours."
      title="Confirm your new e-mail address"
      reason="You receive this mail because somebody wants to use this address for their Regulix account. If that was not you, do nothing: nothing changes."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        confirm that you want to use this address for your account instead of {oldEmail}. The link works for
        one hour, once.
      </MailText>
      <MailAction href={url}>Use this address</MailAction>
    </MailLayout>
  );
}

ConfirmEmailChange.PreviewProps = {
  name: "Mira",
  oldEmail: "mira@old.example",
  url: "https://app.example.com/confirm-email?token=preview",
} satisfies ConfirmEmailChangeProps;
