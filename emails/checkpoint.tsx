import { Text } from "@react-email/text";
import { MailAction, MailLayout, MailText, type Branded } from "./mail-layout";

export type CheckpointProps = {
  organizationName: string;
  /** The UTC day that it closes. */
  day: string;
  /** The signed note, to be kept as it is. */
  note: string;
  url: string;
};

export const checkpointSubject = ({ organizationName, day }: CheckpointProps) =>
  `Checkpoint of the audit log, ${day} · ${organizationName}`;

export default function Checkpoint({ organizationName, day, note, url, brand }: CheckpointProps & Branded) {
  return (
    <MailLayout
      brand={brand}
      preview={`Keep this mail: it proves what the audit log of ${organizationName} was on ${day}.`}
      title={`The audit log on ${day}`}
      reason={`You asked for each day's checkpoint of ${organizationName}. Switch it off on the page of the checkpoints.`}
    >
      <MailText>
        Keep this mail. It proves what the audit log was at the end of that day: whoever changes an entry
        later cannot change what lies in your mailbox.
      </MailText>
      <Text
        style={{
          margin: "0 0 16px",
          fontFamily: "ui-monospace, Menlo, Consolas, monospace",
          fontSize: 12,
          lineHeight: "18px",
          whiteSpace: "pre-wrap",
          wordBreak: "break-all",
        }}
      >
        {note}
      </Text>
      <MailAction brand={brand} href={url}>
        Open the checkpoints
      </MailAction>
    </MailLayout>
  );
}

Checkpoint.PreviewProps = {
  organizationName: "Acme",
  day: "2026-11-20",
  note: "app.example.com/audit/0199c0de-7000-7000-8000-000000000001\n318\nqr3…=\ntaken 2026-11-21T00:10:02.118Z\n\n— app.example.com/audit/… AAAA\n",
  url: "https://app.example.com/acme/evidence/checkpoints",
} satisfies CheckpointProps;
