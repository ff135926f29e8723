import "server-only";
import { toPlainText } from "@react-email/render";
import PostalMime, { type Email } from "postal-mime";
import { AppError } from "@/lib/core/errors";
import type { HandedOver, InboundFile, InboundMail, InboundProvider } from "./inbound-mail";
import { readAddresses, readMailAddress, readMessageId } from "./mail-address";
import { failedSenderCheck } from "./sender-checks";

const DEEPEST_PARTS = 20;
const LONGEST_HEADERS_BYTES = 256 * 1024;
const LONGEST_TEXT = 100_000;
/** Pictures inside a text are mostly logos of signatures; a screenshot is larger. */
const LEAST_INLINE_BYTES = 15 * 1024;

/** Reads a mail as it was sent: one parser for all providers. Throws BAD_REQUEST for what is no mail. */
export async function readMime(provider: InboundProvider, handedOver: HandedOver): Promise<InboundMail> {
  const email = await PostalMime.parse(handedOver.raw, {
    maxNestingDepth: DEEPEST_PARTS,
    maxHeadersSize: LONGEST_HEADERS_BYTES,
    attachmentEncoding: "arraybuffer",
  }).catch((error: unknown) => {
    throw new AppError("BAD_REQUEST", "The mail cannot be read.", { cause: error });
  });
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? "";
  const from = readMailAddress(email.from?.address ?? "");
  const messageId = readMessageId(email.messageId);
  if (from === null || messageId === null)
    throw new AppError("BAD_REQUEST", "The mail has no From or no Message-ID.");
  return {
    provider,
    messageId,
    from: { ...from, name: email.from?.name ?? "" },
    recipients: [
      ...handedOver.recipients.flatMap(readAddresses),
      ...["to", "cc", "delivered-to"].flatMap((name) => readAddresses(header(name))),
    ],
    subject: email.subject ?? "",
    text: textOf(email).slice(0, LONGEST_TEXT),
    headers: new Map([...email.headers].reverse().map(({ key, value }) => [key, value])),
    files: filesOf(email),
    failedCheck: handedOver.failedCheck ?? failedSenderCheck(email.headers),
  };
}

function textOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== "") return text;
  return html === undefined ? "" : toPlainText(html.slice(0, 5 * LONGEST_TEXT));
}

function filesOf({ attachments }: Email): InboundFile[] {
  return attachments
    .map(({ filename, content, related, disposition }) => ({
      name: filename ?? "file",
      bytes: toBytes(content),
      isInline: related === true || disposition === "inline",
    }))
    .filter(({ bytes, isInline }) => !isInline || bytes.byteLength >= LEAST_INLINE_BYTES)
    .map(({ name, bytes }) => ({ name, bytes }));
}

function toBytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
