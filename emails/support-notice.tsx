import { MailAction, MailLayout, MailText } from "./mail-layout";
import { HowToAnswer, ReplyLine, SolvedNote } from "./support-parts";

export type SupportNoticeProps = {
  number: number;
  subject: string;
  title: string;
  text: string;
  url: string;
  /** Where to say how it was; null while the request is under way. */
  rateUrl: string | null;
  reopenDays: number;
  /** Above it answers are written; null where they cannot come in. */
  replyMarker: string | null;
};

export const supportNoticeSubject = ({ number, subject }: SupportNoticeProps) =>
  `Re: [#${number}] ${subject}`;

/** What became of a request without anybody writing an answer. */
export default function SupportNotice(props: SupportNoticeProps) {
  const { number, title, text, url, rateUrl, reopenDays, replyMarker } = props;
  return (
    <MailLayout
      preview={text}
      title={title}
      reason="You receive this mail because you wrote to the support of Regulix."
    >
      <ReplyLine marker={replyMarker} />
      <MailText>{text}</MailText>
      {rateUrl !== null && <SolvedNote rateUrl={rateUrl} reopenDays={reopenDays} />}
      <MailAction href={url}>Open request #{number}</MailAction>
      <HowToAnswer replyMarker={replyMarker} />
    </MailLayout>
  );
}

SupportNotice.PreviewProps = {
  number: 1043,
  subject: "Invoices in English",
  title: "A request of its own: #1043",
  text: "Part of your request #1042 is about something else. It goes on as “Invoices in English”, and is answered by 23 Nov 2026, 10:00 GMT+1.",
  url: "https://app.example.com/acme/support/01980c3e-9a10-7c11-8d20-3f5f1a2b4c67",
  rateUrl: null,
  reopenDays: 14,
  replyMarker: "Write your answer above this line.",
} satisfies SupportNoticeProps;
