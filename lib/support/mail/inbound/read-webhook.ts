import "server-only";
import { z } from "zod";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import { fetchResendMail } from "./fetch-resend-mail";
import type { HandedOver, WebhookProvider } from "./inbound-mail";
import {
  isPostmarksPassword,
  isSignedByMailgun,
  isSignedByResend,
  isSignedBySendGrid,
} from "./provider-signatures";
import { readForm } from "./read-form";

/** A call of a provider: the body as it came, since that is what is signed. */
export type WebhookCall = { headers: Headers; body: Uint8Array };

/**
 * The mail that a provider's call hands over; null for a call about something else. Throws UNAUTHENTICATED
 * unless the provider itself called, and names the setting that is missing.
 */
export const READ_WEBHOOK: Record<WebhookProvider, (call: WebhookCall) => Promise<HandedOver | null>> = {
  postmark: readPostmark,
  sendgrid: readSendGrid,
  "mailgun-mime": readMailgun,
  resend: readResend,
};

const PostmarkMail = z.object({
  RawEmail: z.string({ error: "Switch on “Include raw email content in JSON payload” in Postmark." }),
  OriginalRecipient: z.string().default(""),
});

function readPostmark({ headers, body }: WebhookCall): Promise<HandedOver> {
  const password = required("POSTMARK_INBOUND_PASSWORD");
  if (!isPostmarksPassword(headers.get("authorization"), password)) throw forged();
  const mail = parsed(PostmarkMail, jsonOf(body));
  return Promise.resolve({ raw: mail.RawEmail, recipients: [mail.OriginalRecipient] });
}

const SendGridMail = z.object({
  email: z.string({ error: "Switch on “POST the raw, full MIME message” in SendGrid." }),
  envelope: z.string().default("{}"),
  SPF: z.string().default(""),
  dkim: z.string().default(""),
});
const Envelope = z.object({ to: z.array(z.string()).default([]) });

function readSendGrid({ headers, body }: WebhookCall): Promise<HandedOver> {
  const key = required("SENDGRID_INBOUND_PUBLIC_KEY");
  const proof = {
    timestamp: headers.get("x-twilio-email-event-webhook-timestamp"),
    signature: headers.get("x-twilio-email-event-webhook-signature"),
  };
  if (!isSignedBySendGrid(body, proof, key, now())) throw forged();
  const { email, envelope, SPF, dkim } = parsed(SendGridMail, formOf(headers, body));
  const isSigned = /:\s*pass\b/i.test(dkim);
  const failedCheck = !isSigned && /^(fail|softfail)\b/i.test(SPF) ? `SPF: ${SPF.toLowerCase()}` : null;
  return Promise.resolve({
    raw: bytesOf(email),
    recipients: parsed(Envelope, jsonOf(bytesOf(envelope))).to,
    failedCheck,
  });
}

const MailgunMail = z.object({
  "body-mime": z.string({ error: "Let Mailgun’s route forward to the address that ends in mime." }),
  recipient: z.string().default(""),
  timestamp: z.string(),
  token: z.string(),
  signature: z.string(),
});

function readMailgun({ headers, body }: WebhookCall): Promise<HandedOver> {
  const key = required("MAILGUN_SIGNING_KEY");
  const mail = parsed(MailgunMail.partial({ "body-mime": true }), formOf(headers, body));
  if (!isSignedByMailgun(mail, key, now())) throw forged();
  const raw = bytesOf(parsed(MailgunMail, mail)["body-mime"]);
  return Promise.resolve({ raw, recipients: [mail.recipient] });
}

const ResendEvent = z.object({
  type: z.string(),
  data: z.object({ email_id: z.uuid().optional(), to: z.array(z.string()).default([]) }),
});

async function readResend({ headers, body }: WebhookCall): Promise<HandedOver | null> {
  const secret = required("RESEND_WEBHOOK_SECRET");
  const apiKey = required("RESEND_API_KEY");
  const text = Buffer.from(body).toString("utf8");
  const proof = {
    id: headers.get("svix-id"),
    timestamp: headers.get("svix-timestamp"),
    signature: headers.get("svix-signature"),
  };
  if (!isSignedByResend(text, proof, secret, now())) throw forged();
  const { type, data } = parsed(ResendEvent, jsonOf(body));
  if (type !== "email.received" || data.email_id === undefined) return null;
  // The call names the mail only; its text and files are asked for.
  return { raw: await fetchResendMail(data.email_id, apiKey), recipients: data.to };
}

type InboundSetting =
  | "POSTMARK_INBOUND_PASSWORD"
  | "SENDGRID_INBOUND_PUBLIC_KEY"
  | "MAILGUN_SIGNING_KEY"
  | "RESEND_WEBHOOK_SECRET"
  | "RESEND_API_KEY";

function required(setting: InboundSetting): string {
  const value = env[setting];
  if (value === undefined)
    throw new AppError(
      "UNAVAILABLE",
      `Mail of this provider is not taken in: ${setting} is not set. See .env.example.`,
    );
  return value;
}

function forged(): AppError {
  return new AppError("UNAUTHENTICATED", "This call is not signed by the provider.");
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8")) as unknown;
  } catch (error) {
    throw new AppError("BAD_REQUEST", "The call is not valid JSON.", { cause: error });
  }
}

/** One letter a byte: what a mail's bytes mean, only the mail itself says. */
function formOf(headers: Headers, body: Uint8Array): Record<string, string> {
  const fields = readForm(headers.get("content-type") ?? "", body);
  return Object.fromEntries(Object.entries(fields).map(([name, bytes]) => [name, bytes.toString("latin1")]));
}

function bytesOf(field: string): Buffer {
  return Buffer.from(field, "latin1");
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const message = result.error.issues[0]?.message ?? "The call is not as documented.";
  throw new AppError("INVALID_INPUT", message, { cause: result.error });
}
