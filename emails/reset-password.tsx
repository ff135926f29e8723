import { MailAction, MailLayout, MailText } from "./mail-layout";

export type ResetPasswordProps = { name: string; url: string };

export const resetPasswordSubject = () => "Choose a new password";

export default function ResetPassword({ name, url }: ResetPasswordProps) {
  return (
    <MailLayout
      preview="The link works for one hour."
      title="Choose a new password"
      reason="You receive this mail because somebody asked to reset the password of this Regulix account. If that was not you, do nothing: your password stays as it is."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        choose a new password with the button below. The link works for one hour, once. Your other sessions
        end when you use it.
      </MailText>
      <MailAction href={url}>Choose a new password</MailAction>
    </MailLayout>
  );
}

ResetPassword.PreviewProps = {
  name: "Mira",
  url: "https://app.example.com/reset-password?token=preview",
} satisfies ResetPasswordProps;
