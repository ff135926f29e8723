import { MailAction, MailLayout, MailText } from "./mail-layout";

export type OrganizationDeletedProps = {
  name: string;
  organizationName: string;
  deletedAt: string;
  url: string;
};

export const organizationDeletedSubject = ({ organizationName }: OrganizationDeletedProps) =>
  `${organizationName} was deleted`;

export default function OrganizationDeleted({
  name,
  organizationName,
  deletedAt,
  url,
}: OrganizationDeletedProps) {
  return (
    <MailLayout
      preview="It cannot be brought back."
      title={`${organizationName} was deleted`}
      reason={`You receive this mail because you were an owner of ${organizationName}. It is the last one about it.`}
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        the 30 days since its closing was asked for are over: {organizationName} was deleted on {deletedAt},
        with its records, files, members and API keys. Your account stays. Copies in backups go with the
        backups, and paid invoices stay with the payment provider as long as the law demands.
      </MailText>
      <MailAction href={url}>Set up another organisation</MailAction>
    </MailLayout>
  );
}

OrganizationDeleted.PreviewProps = {
  name: "Mira",
  organizationName: "Acme GmbH",
  deletedAt: "21 December 2026, 12:00 UTC",
  url: "https://app.example.com/organizations/new",
} satisfies OrganizationDeletedProps;
