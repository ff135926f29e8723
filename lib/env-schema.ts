import { z } from "zod";

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));

const url = (protocols: RegExp, hint: string) => z.url({ protocol: protocols, error: `must be ${hint}` });

const optionalUrl = (protocols: RegExp, hint: string) => optional.pipe(url(protocols, hint).optional());

const HTTP = /^https?$/;
const POSTGRES = /^postgres(ql)?$/;

/** The address of a provider, without a slash at its end. */
const serviceUrl = (fallback: string) =>
  url(HTTP, "the address of the provider's API")
    .transform((address) => address.replace(/\/+$/, ""))
    .default(fallback);

const base64Key = z
  .string({ error: "is missing" })
  .refine(
    (value) => Buffer.from(value, "base64").length === 32,
    "must be 32 bytes in base64 (openssl rand -base64 32)",
  );

const wholeNumber = (fallback: number, least: number, most: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(fallback);

const share = (fallback: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .min(0, "must be from 0 to 1")
    .max(1, "must be from 0 to 1")
    .default(fallback);

const list = () =>
  z
    .string()
    .default("")
    .transform((value) =>
      value
        .split(",")
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== ""),
    );

const ports = list()
  .transform((entries) => (entries.length === 0 ? [443, 80] : entries.map(Number)))
  .refine(
    (given) => given.every((port) => Number.isInteger(port) && port > 0 && port < 65_536),
    "must be ports separated by commas",
  );

const ADDRESS_WITH_PORT = /^\[?(.+?)\]?:\d+$/;
const address = z.union([z.ipv4(), z.ipv6()]);
const isServer = (server: string) =>
  address.safeParse(server).success || address.safeParse(ADDRESS_WITH_PORT.exec(server)?.[1]).success;
const dnsServers = list().refine(
  (given) => given.every(isServer),
  "must be IP addresses, each with or without a port, separated by commas",
);

/** A host name alone, in lower case: no scheme, no port, no dot at its end. */
const hostName = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/,
    "must be a host name alone",
  );

const video = z.strictObject({
  title: z.string().min(1),
  url: z
    .string()
    .regex(
      /^https:\/\/(?:(?:www\.)?youtube\.com\/watch\?v=|youtu\.be\/|vimeo\.com\/)[\w-]+$/,
      "is no YouTube or Vimeo video",
    ),
  description: z.string().default(""),
  /** What is said, for those who cannot hear or would rather read. */
  transcript: z.string().min(1),
});

/** A setting that is written as JSON; `hint` says what it has to be. */
const json = (hint: string) =>
  z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: `must be JSON: ${hint}` });
      return z.NEVER;
    }
  });

const videos = z
  .string()
  .default("[]")
  .pipe(json("a list of title, url and transcript"))
  .pipe(z.array(video));

const subprocessor = z.strictObject({
  name: z.string().min(1),
  purpose: z.string().min(1),
  location: z.string().min(1),
});

/** Not set says nothing; an empty list says that there are none. */
const subprocessors = optional.pipe(
  json("a list of name, purpose and location").pipe(z.array(subprocessor)).optional(),
);

/**
 * Every setting of the product. The embedded default fills in what is missing before the app starts
 * (scripts/launcher/settings.mjs); `.env.example` describes each, and a test keeps the two alike.
 */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  APP_URL: url(HTTP, "the public address of the app, such as https://app.example.com"),

  DATABASE_URL: url(POSTGRES, "a postgresql:// address of a member of regulix_app"),
  DATABASE_PLATFORM_URL: url(POSTGRES, "a postgresql:// address of a member of regulix_platform"),
  DATABASE_BACKUP_URL: optionalUrl(POSTGRES, "a postgresql:// address of a role that may read everything"),
  BACKUP_KEEP_DAYS: wholeNumber(30, 1, 3_650),
  DATABASE_POOL_SIZE: wholeNumber(10, 1, 100),

  AUTH_SECRET: z
    .string({ error: "is missing" })
    .min(32, "must have at least 32 characters (openssl rand -base64 48)"),
  ENCRYPTION_KEY: base64Key,
  SIGNING_KEY: base64Key,
  EVIDENCE_SIGNING_KEY: optional.pipe(base64Key.optional()),
  CRON_SECRET: z.string({ error: "is missing" }).min(16, "must have at least 16 characters"),
  METRICS_TOKEN: optional.pipe(z.string().min(16, "must have at least 16 characters").optional()),

  REGULIX_EMBEDDED: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((value) => value === "true"),
  REGULIX_ENGINE_URL: optionalUrl(HTTP, "the address of the embedded engine"),
  INNGEST_BASE_URL: optionalUrl(HTTP, "the address of a self-hosted Inngest server"),
  INNGEST_EVENT_KEY: optional,
  INNGEST_SIGNING_KEY: optional,

  SMTP_URL: optionalUrl(/^smtps?$/, "an smtp:// or smtps:// address"),
  RESEND_API_KEY: optional,
  RESEND_API_URL: serviceUrl("https://api.resend.com"),
  MAIL_FROM: z.string().default("Regulix <no-reply@localhost>"),

  SUPPORT_REPLY_ADDRESS: optional.pipe(
    z
      .email("must be an e-mail address")
      .regex(/^[^+@]{1,9}@/, "must have at most 9 characters, and no +, before the @")
      .optional(),
  ),
  POSTMARK_INBOUND_PASSWORD: optional.pipe(z.string().min(16, "must have at least 16 characters").optional()),
  SENDGRID_INBOUND_PUBLIC_KEY: optional,
  MAILGUN_SIGNING_KEY: optional,
  RESEND_WEBHOOK_SECRET: optional,

  STORAGE_DIRECTORY: z.string().default(".regulix/files"),
  S3_BUCKET: optional,
  S3_ENDPOINT: optionalUrl(HTTP, "the address of an S3-compatible service"),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,

  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
  GITHUB_URL: url(HTTP, "the address of GitHub Enterprise Server").default("https://github.com"),
  MICROSOFT_CLIENT_ID: optional,
  MICROSOFT_CLIENT_SECRET: optional,
  MICROSOFT_TENANT_ID: optional,

  OPERATOR_NAME: optional,
  OPERATOR_ADDRESS: optional,
  OPERATOR_EMAIL: optional.pipe(z.email("must be an e-mail address").optional()),
  OPERATOR_REGISTRATION: optional,
  OPERATOR_LAW: optional,
  PRIVACY_EMAIL: optional.pipe(z.email("must be an e-mail address").optional()),
  SUBPROCESSORS: subprocessors,

  SUPPORT_EMAIL: optional.pipe(z.email("must be an e-mail address").optional()),
  HELP_VIDEOS: videos,

  STAFF_EMAILS: list(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 0, 10),
  OUTGOING_PORTS: ports,
  OUTGOING_PRIVATE_HOSTS: list(),
  DNS_SERVERS: dnsServers,

  CUSTOM_DOMAIN_TARGET: optional.pipe(hostName.optional()),
  CUSTOM_DOMAIN_ASK_TOKEN: optional.pipe(z.string().min(16, "must have at least 16 characters").optional()),
  VERCEL_API_TOKEN: optional,
  VERCEL_PROJECT_ID: optional,
  VERCEL_TEAM_ID: optional,
  VERCEL_API_URL: serviceUrl("https://api.vercel.com"),

  SLACK_API_URL: serviceUrl("https://slack.com/api"),
  TWILIO_API_URL: serviceUrl("https://api.twilio.com"),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  PAGERDUTY_EVENTS_URL: serviceUrl("https://events.pagerduty.com"),
  PAGERDUTY_EU_EVENTS_URL: serviceUrl("https://events.eu.pagerduty.com"),

  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_PRO_PRICE: z.string().default("regulix_pro_monthly"),
  STRIPE_ENTERPRISE_PRICE: optional,
  STRIPE_TOKEN_PRICE: z.string().default("regulix_tokens"),
  STRIPE_TOKEN_METER: z.string().default("regulix_token_spend"),
  STRIPE_PORTAL_CONFIGURATION: optional,
  STRIPE_API_URL: serviceUrl("https://api.stripe.com"),

  SENTRY_DSN: optionalUrl(HTTP, "a Sentry DSN"),
  SENTRY_ENVIRONMENT: z.string().default("production"),
  SENTRY_RELEASE: optional,
  SENTRY_TRACES_SAMPLE_RATE: share(0),
  SENTRY_REPLAY_SAMPLE_RATE: share(0),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Parses settings; throws one error that names each bad setting and what is wrong with it. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings need attention:\n${lines.join("\n")}\nSee .env.example.`);
}
