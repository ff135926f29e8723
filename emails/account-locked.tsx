import { MailAction, MailLayout, MailText } from "./mail-layout";

export type AccountLockedProps = { minutes: number; ipAddress: string | null; resetUrl: string };

export const accountLockedSubject = () => "Sign-in paused after failed attempts";

export default function AccountLocked({ minutes, ipAddress, resetUrl }: AccountLockedProps) {
  return (
    <MailLayout
      preview={`Nobody can sign in for ${minutes} minutes.`}
      title="Sign-in paused after failed attempts"
      reason="You receive this mail because wrong passwords or codes were entered for this Regulix account."
    >
      <MailText>
        Too many wrong passwords or codes were entered for your account
        {ipAddress === null ? "" : `, the last one from the address ${ipAddress}`}. To protect it, nobody can
        sign in for {minutes} minutes. If this was you, wait and try again. If you no longer know your
        password, or this was not you, choose a new one.
      </MailText>
      <MailAction href={resetUrl}>Choose a new password</MailAction>
    </MailLayout>
  );
}

AccountLocked.PreviewProps = {
  minutes: 15,
  ipAddress: "192.0.2.1",
  resetUrl: "https://app.example.com/forgot-password",
} satisfies AccountLockedProps;
