import { Text } from "@react-email/text";
import { MailText } from "./mail-layout";

/** Where an answer by mail ends: what stands below is not read again. Null where answers cannot come in. */
export function ReplyLine({ marker }: { marker: string | null }) {
  if (marker === null) return null;
  return (
    <Text style={{ margin: "0 0 16px", fontSize: 12, lineHeight: "18px", color: "#51605f" }}>{marker}</Text>
  );
}

/** What somebody wrote, as they wrote it: text and nothing else. */
export function Quotation({ children }: { children: string }) {
  return (
    <Text
      style={{
        margin: "0 0 20px",
        borderLeft: "3px solid #dbe2e1",
        paddingLeft: 12,
        fontSize: 14,
        lineHeight: "22px",
        whiteSpace: "pre-wrap",
        wordBreak: "break-word",
      }}
    >
      {lines(children)}
    </Text>
  );
}

/** Of a request that was solved: how to go on, and where to say how it was. */
export function SolvedNote({ rateUrl, reopenDays }: { rateUrl: string; reopenDays: number }) {
  return (
    <MailText>
      Not solved? Write within {reopenDays} days and it is open again. Solved? One click says how it was:{" "}
      <a href={rateUrl}>{rateUrl}</a>
    </MailText>
  );
}

/** How one answers. */
export function HowToAnswer({ replyMarker }: { replyMarker: string | null }) {
  return (
    <MailText>
      {replyMarker !== null
        ? "Answer this mail, or write on the page of the request."
        : "Answer on the page of the request: nobody reads answers to this mail."}
    </MailText>
  );
}

/** Line breaks are kept where styles are not: in plain text and in old mail programs. */
function lines(text: string) {
  return text.split("\n").map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}
