/** A mail that came in, as it is read out of what any provider hands over. */
export type InboundMail = {
  provider: InboundProvider;
  /** The Message-ID of its header, without angle brackets; what a repetition is recognised by. */
  messageId: string;
  from: MailAddress;
  /** Whom it was delivered to, and whom its headers name. */
  recipients: readonly string[];
  subject: string;
  text: string;
  /** By lower-case name; of several of one name the topmost. */
  headers: ReadonlyMap<string, string>;
  files: readonly InboundFile[];
  /** What is wrong with the sender's domain, as the provider found out; null where nothing is. */
  failedCheck: string | null;
};

/** As their webhooks' addresses name them: Mailgun hands over whole mails to addresses that end in `mime`. */
export const WEBHOOK_PROVIDERS = ["postmark", "sendgrid", "mailgun-mime", "resend"] as const;
export type WebhookProvider = (typeof WEBHOOK_PROVIDERS)[number];
/** `mailbox` is the local one, where mails of an installation without a mail server are answered. */
export type InboundProvider = WebhookProvider | "mailbox";

export type MailAddress = { address: string; name: string };

export type InboundFile = { name: string; bytes: Uint8Array };

/** What a provider hands over: the mail as it was sent, and what only the provider knows. */
export type HandedOver = {
  raw: Uint8Array | string;
  /** From the envelope: a blind copy names nobody in its headers. */
  recipients: readonly string[];
  /** What the provider says of the sender beside the headers of the mail. */
  failedCheck?: string | null;
};
