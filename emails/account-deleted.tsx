import { MailAction, MailLayout, MailText } from "./mail-layout";

export type AccountDeletedProps = { name: string; deletedAt: string; signUpUrl: string };

export const accountDeletedSubject = () => "Your account was deleted";

export default function AccountDeleted({ name, deletedAt, signUpUrl }: AccountDeletedProps) {
  return (
    <MailLayout
      preview="It cannot be brought back."
      title="Your account was deleted"
      reason="You receive this mail because the Regulix account with this address was deleted. It is the last one."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        your account was deleted on {deletedAt}, with its sessions, settings and notifications. Audit logs
        keep what was done, without your name and address. If this was not you, tell the owners of your
        organisation: they can invite you again.
      </MailText>
      <MailAction href={signUpUrl}>Create a new account</MailAction>
    </MailLayout>
  );
}

AccountDeleted.PreviewProps = {
  name: "Mira",
  deletedAt: "21 November 2026, 12:00 UTC",
  signUpUrl: "https://app.example.com/sign-up",
} satisfies AccountDeletedProps;
