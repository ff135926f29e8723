import { MailAction, MailLayout, MailText } from "./mail-layout";

export type StaffNoticeProps = { title: string; body: string; url: string };

export const staffNoticeSubject = ({ title }: StaffNoticeProps) => title;

/** Tells the platform's staff that something needs a person. */
export default function StaffNotice({ title, body, url }: StaffNoticeProps) {
  return (
    <MailLayout
      preview={body}
      title={title}
      reason="You receive this mail as a member of the platform’s staff."
    >
      <MailText>{body}</MailText>
      <MailAction href={url}>Open the staff pages</MailAction>
    </MailLayout>
  );
}

StaffNotice.PreviewProps = {
  title: "Billing of Acme needs a look",
  body: "2 subscriptions are paid for at once.",
  url: "https://app.example.com/staff/billing",
} satisfies StaffNoticeProps;
