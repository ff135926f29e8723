import { MailAction, MailLayout, MailText } from "./mail-layout";
import { Quotation, ReplyLine } from "./support-parts";

export type SupportConfirmationProps = {
  number: number;
  subject: string;
  body: string;
  /** By when it is answered first, in the reader's zone. */
  answerDue: string;
  url: string;
  /** Above it answers are written; null where they cannot come in. */
  replyMarker: string | null;
};

export const supportConfirmationSubject = ({ number, subject }: SupportConfirmationProps) =>
  `[#${number}] ${subject}`;

export default function SupportConfirmation(props: SupportConfirmationProps) {
  const { number, subject, body, answerDue, url, replyMarker } = props;
  return (
    <MailLayout
      preview={`We answer by ${answerDue}.`}
      title={`We have your request #${number}`}
      reason="You receive this mail because you wrote to the support of Regulix."
    >
      <ReplyLine marker={replyMarker} />
      <MailText>
        “{subject}” has arrived. The first answer comes by {answerDue}, to this address and on the page of the
        request.
      </MailText>
      <MailAction href={url}>Open request #{number}</MailAction>
      <MailText>{replyMarker !== null ? "Answer this mail to add something. " : ""}You wrote:</MailText>
      <Quotation>{body}</Quotation>
    </MailLayout>
  );
}

SupportConfirmation.PreviewProps = {
  number: 1042,
  subject: "The chart of API latency stays empty",
  body: "Since this morning the chart shows no points.",
  answerDue: "23 Nov 2026, 10:00 GMT+1",
  url: "https://app.example.com/acme/support/01980c3e-9a10-7c11-8d20-3f5f1a2b4c66",
  replyMarker: "Write your answer above this line.",
} satisfies SupportConfirmationProps;
