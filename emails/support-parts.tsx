import { Text } from "@react-email/text";

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

/** Line breaks are kept where styles are not: in plain text and in old mail programs. */
function lines(text: string) {
  return text.split("\n").map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}
