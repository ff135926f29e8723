import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type InvitationProps = {
  organizationName: string;
  inviterName: string;
  roleLabel: string;
  days: number;
  url: string;
};

export const invitationSubject = ({ organizationName }: InvitationProps) =>
  `Join ${organizationName} on Regulix`;

export default function Invitation({
  organizationName,
  inviterName,
  roleLabel,
  days,
  url,
  brand,
}: InvitationProps & Branded) {
  return (
    <MailLayout
      brand={brand}
      preview={`${inviterName} invited you as ${roleLabel.toLowerCase()}.`}
      title={`Join ${organizationName}`}
      reason="You receive this mail because somebody invited this address to their organisation on Regulix. If you do not know them, do nothing."
    >
      <MailText>
        {inviterName} invited you to join {organizationName} on Regulix as {roleLabel.toLowerCase()}. The link
        works for {days} days, once, and only for this address.
      </MailText>
      <MailAction brand={brand} href={url}>
        Join {organizationName}
      </MailAction>
    </MailLayout>
  );
}

Invitation.PreviewProps = {
  organizationName: "Acme",
  inviterName: "Mira",
  roleLabel: "Member",
  days: 7,
  url: "https://app.example.com/invitations/preview",
} satisfies InvitationProps;
