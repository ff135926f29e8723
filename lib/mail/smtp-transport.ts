import "server-only";
import { createTransport } from "mailer";
import { messageIdOf } from "./message-id";
import { PermanentMailError } from "./permanent-mail-error";
import type { MailTransport } from "./transport";

const TIMEOUT_MILLISECONDS = 15_000;

/** Delivers by SMTP over a small pool of kept connections. */
export function smtpTransport(url: string): MailTransport {
  const client = createTransport({
    url,
    pool: true,
    connectionTimeout: TIMEOUT_MILLISECONDS,
    greetingTimeout: TIMEOUT_MILLISECONDS,
    socketTimeout: TIMEOUT_MILLISECONDS,
  });
  return async ({ id, from, to, subject, html, text, replyTo, headers }) => {
    try {
      await client.sendMail({
        messageId: `<${messageIdOf(id, from)}>`,
        from,
        to,
        subject,
        html,
        text,
        ...(replyTo && { replyTo }),
        ...(headers && { headers: { ...headers } }),
      });
    } catch (error) {
      throw isRefusal(error)
        ? new PermanentMailError("The mail server refused the mail.", { cause: error })
        : error;
    }
  };
}

/**
 * 5xx replies are final by RFC 5321; 4xx and broken connections pass. A refused log-in is ours to
 * mend, not the mail's fault.
 */
function isRefusal(error: unknown): boolean {
  if (error instanceof Error && "code" in error && error.code === "EAUTH") return false;
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}
