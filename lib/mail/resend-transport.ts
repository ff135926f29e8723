import "server-only";
import { PermanentMailError } from "./permanent-mail-error";
import type { MailTransport } from "./transport";

const TIMEOUT_MILLISECONDS = 15_000;
/** A wrong key or an unconfirmed domain is ours to mend: the mails wait for it. */
const RETRYABLE = new Set([401, 403, 408, 409, 425, 429]);

type ResendOptions = { apiKey: string; baseUrl: string };

/** Delivers through Resend's HTTPS interface. The id as idempotency key makes a repetition harmless. */
export function resendTransport({ apiKey, baseUrl }: ResendOptions): MailTransport {
  return async ({ id, from, to, subject, html, text, replyTo, headers }) => {
    const response = await fetch(new URL("/emails", baseUrl), {
      method: "POST",
      headers: {
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
        "idempotency-key": id,
      },
      body: JSON.stringify({
        from,
        to: [to],
        subject,
        html,
        text,
        ...(replyTo && { reply_to: replyTo }),
        ...(headers && { headers }),
      }),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (response.ok) return;
    const message = `Resend answered ${response.status}.`;
    const isFinal = response.status >= 400 && response.status < 500 && !RETRYABLE.has(response.status);
    throw isFinal ? new PermanentMailError(message) : new Error(message);
  };
}
