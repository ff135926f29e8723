import { MailAction, MailLayout, MailText } from "./mail-layout";
import { HowToAnswer, Quotation, ReplyLine, SolvedNote } from "./support-parts";

export type SupportReplyProps = {
  number: number;
  subject: string;
  body: string;
  authorName: string;
  /** What is beside it, to be downloaded on the page, where it is asked who does. */
  files: { name: string; size: string }[];
  url: string;
  /** Where to say how it was; null while the request is under way. */
  rateUrl: string | null;
  reopenDays: number;
  /** Above it answers are written; null where they cannot come in. */
  replyMarker: string | null;
};

export const supportReplySubject = ({ number, subject }: SupportReplyProps) => `Re: [#${number}] ${subject}`;

export default function SupportReply(props: SupportReplyProps) {
  const { number, body, authorName, files, url, rateUrl, reopenDays, replyMarker } = props;
  return (
    <MailLayout
      preview={body.slice(0, 120)}
      title={rateUrl === null ? `Answer to your request #${number}` : `Your request #${number} is solved`}
      reason="You receive this mail because you wrote to the support of Regulix."
    >
      <ReplyLine marker={replyMarker} />
      <MailText>{authorName} writes:</MailText>
      <Quotation>{body}</Quotation>
      {files.length > 0 && (
        <MailText>
          Beside this answer: {files.map(({ name, size }) => `${name} (${size})`).join(", ")}. Open the
          request to download {files.length === 1 ? "it" : "them"}.
        </MailText>
      )}
      {rateUrl !== null && <SolvedNote rateUrl={rateUrl} reopenDays={reopenDays} />}
      <MailAction href={url}>Open request #{number}</MailAction>
      <HowToAnswer replyMarker={replyMarker} />
    </MailLayout>
  );
}

SupportReply.PreviewProps = {
  number: 1042,
  subject: "The chart of API latency stays empty",
  body: "Thank you for the screenshot.\n\nThe key that sends the metric expired yesterday.",
  authorName: "Jonas",
  files: [{ name: "steps.pdf", size: "212 kB" }],
  url: "https://app.example.com/acme/support/01980c3e-9a10-7c11-8d20-3f5f1a2b4c66",
  rateUrl: null,
  reopenDays: 14,
  replyMarker: "Write your answer above this line.",
} satisfies SupportReplyProps;
