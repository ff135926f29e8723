import "server-only";
import { env } from "@/lib/env";
import { resendTransport } from "./resend-transport";
import { smtpTransport } from "./smtp-transport";

export type OutgoingMail = {
  /** Stays the same over all attempts, so that a receiver can drop a repetition. */
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Where an answer goes, when not to the sender. */
  replyTo?: string | null;
  /** Such as In-Reply-To; never anything that names people. */
  headers?: MailHeaders;
};

export type MailHeaders = Readonly<Record<string, string>>;

/** Hands one mail over, or throws. `PermanentMailError` means that another attempt is useless. */
export type MailTransport = (mail: OutgoingMail) => Promise<void>;

/** False when neither SMTP nor Resend is configured: mails then stay in the local mailbox. */
export function hasMailTransport(): boolean {
  return env.SMTP_URL !== undefined || env.RESEND_API_KEY !== undefined;
}

let configured: MailTransport | undefined;

/** The transport of the settings, SMTP before Resend. */
export function mailTransport(): MailTransport {
  configured ??= chooseTransport();
  return configured;
}

function chooseTransport(): MailTransport {
  if (env.SMTP_URL !== undefined) return smtpTransport(env.SMTP_URL);
  if (env.RESEND_API_KEY !== undefined)
    return resendTransport({ apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_API_URL });
  throw new Error("No mail transport is configured.");
}
