import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type NotificationProps = {
  title: string;
  body: string;
  /** Null for what is about the account. */
  organizationName: string | null;
  url: string;
  /** Where such mails are switched off; null where they cannot be. */
  preferencesUrl: string | null;
};

export const notificationSubject = ({ title, organizationName }: NotificationProps) =>
  organizationName === null ? title : `${title} · ${organizationName}`;

export default function Notification({
  title,
  body,
  organizationName,
  url,
  preferencesUrl,
  brand,
}: NotificationProps & Branded) {
  return (
    <MailLayout
      brand={brand}
      preview={body}
      title={title}
      reason={reasonOf(organizationName, preferencesUrl)}
    >
      <MailText>{body}</MailText>
      <MailAction brand={brand} href={url}>
        Open Regulix
      </MailAction>
    </MailLayout>
  );
}

function reasonOf(organizationName: string | null, preferencesUrl: string | null): string {
  const whose = organizationName === null ? "your Regulix account" : organizationName;
  return preferencesUrl === null
    ? `This concerns the security of ${whose}. Such mails are always sent.`
    : `You receive this mail as a member of ${whose}. Choose which ones you get: ${preferencesUrl}`;
}

Notification.PreviewProps = {
  title: "Mira Person accepted your invitation",
  body: "They joined with the role member.",
  organizationName: "Acme",
  url: "https://app.example.com/acme/settings/members",
  preferencesUrl: "https://app.example.com/acme/settings/notifications",
} satisfies NotificationProps;
