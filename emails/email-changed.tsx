import { MailAction, MailLayout, MailText } from "./mail-layout";

export type EmailChangedProps = {
  name: string;
  newEmail: string;
  changedAt: string;
  ipAddress: string | null;
  days: number;
  undoUrl: string;
};

export const emailChangedSubject = () => "The address of your account was changed";

export default function EmailChanged({
  name,
  newEmail,
  changedAt,
  ipAddress,
  days,
  undoUrl,
}: EmailChangedProps) {
  return (
    <MailLayout
      preview="If this was you, there is nothing to do."
      title="The address of your account was changed"
      reason="You receive this mail because this was the address of a Regulix account. It cannot be switched off."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        your account now uses the address {newEmail}. This happened on {changedAt}
        {ipAddress === null ? "" : ` from the address ${ipAddress}`}. If this was you, there is nothing to do.
        If not, take it back within {days} days: that ends every session and lets you choose a new password.
      </MailText>
      <MailAction href={undoUrl}>Take the change back</MailAction>
    </MailLayout>
  );
}

EmailChanged.PreviewProps = {
  name: "Mira",
  newEmail: "mira@new.example",
  changedAt: "21 November 2026, 12:00 UTC",
  ipAddress: "192.0.2.1",
  days: 7,
  undoUrl: "https://app.example.com/undo-email?token=preview",
} satisfies EmailChangedProps;
