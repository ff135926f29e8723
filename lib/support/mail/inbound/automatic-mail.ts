import type { InboundMail } from "./inbound-mail";

const AUTOMATIC_PRECEDENCE = new Set(["bulk", "junk", "list", "auto_reply"]);
const ROBOTS = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+.-].*)?@/i;
const AUTOMATIC_HEADERS = ["x-autoreply", "x-autorespond", "list-id", "feedback-id", "x-failed-recipients"];

/**
 * Why a mail was written by a machine, or null for a person's. Answering a machine makes two of them answer
 * each other for ever (RFC 3834), so such mails add nothing and tell nobody.
 */
export function automaticReason(mail: Pick<InboundMail, "headers" | "from">): string | null {
  const header = (name: string) => mail.headers.get(name)?.trim().toLowerCase();
  const autoSubmitted = header("auto-submitted");
  if (autoSubmitted !== undefined && !/^no\b/.test(autoSubmitted)) return `Auto-Submitted: ${autoSubmitted}`;
  const precedence = header("precedence");
  if (precedence !== undefined && AUTOMATIC_PRECEDENCE.has(precedence)) return `Precedence: ${precedence}`;
  // An empty return path is a delivery report; it has nobody to answer to.
  if (header("return-path") === "<>") return "an empty Return-Path";
  const named = AUTOMATIC_HEADERS.find((name) => mail.headers.has(name));
  if (named !== undefined) return named;
  if (
    /\b(oof|all|autoreply)\b/.test(header("x-auto-response-suppress") ?? "") &&
    header("in-reply-to") === undefined
  )
    return "X-Auto-Response-Suppress";
  if (/^(multipart\/report|message\/delivery-status)/.test(header("content-type") ?? ""))
    return "a delivery report";
  return ROBOTS.test(mail.from.address) ? "a robot's address" : null;
}
