import { MailAction, MailLayout, MailText } from "./mail-layout";

export type PasswordChangedProps = {
  name: string;
  changedAt: string;
  ipAddress: string | null;
  resetUrl: string;
};

export const passwordChangedSubject = () => "Your password was changed";

export default function PasswordChanged({ name, changedAt, ipAddress, resetUrl }: PasswordChangedProps) {
  return (
    <MailLayout
      preview="If this was you, there is nothing to do."
      title="Your password was changed"
      reason="You receive this mail because the password of this Regulix account was changed."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        your password was changed on {changedAt}
        {ipAddress === null ? "" : ` from the address ${ipAddress}`}. Other sessions were signed out. If this
        was you, there is nothing to do. If not, choose a new password now.
      </MailText>
      <MailAction href={resetUrl}>This was not me</MailAction>
    </MailLayout>
  );
}

PasswordChanged.PreviewProps = {
  name: "Mira",
  changedAt: "21 November 2026, 12:00 UTC",
  ipAddress: "192.0.2.1",
  resetUrl: "https://app.example.com/forgot-password",
} satisfies PasswordChangedProps;
