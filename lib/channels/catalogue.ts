import type { z } from "zod";
import { EmailListConfig } from "./email/schema";
import type { ChannelKind } from "./kinds";
import { PagerDutyConfig } from "./pagerduty/schema";
import { SlackBotConfig } from "./slack-bot/schema";
import { SlackWebhookConfig } from "./slack-webhook/schema";
import { SmsConfig } from "./sms/schema";
import { TeamsConfig } from "./teams/schema";
import { WebhookConfig } from "./webhook/schema";

/** One thing to be given for a channel, as the form asks for it. */
export type ChannelField = {
  name: string;
  label: string;
  help: string;
  placeholder?: string;
  /** Kept encrypted and never shown again. */
  isSecret?: boolean;
  isMultiline?: boolean;
  options?: readonly { value: string; label: string }[];
};

type ChannelDescription = {
  label: string;
  /** What it is good for, in a line. */
  description: string;
  config: z.ZodType;
  fields: readonly ChannelField[];
};

const URL_FIELD = { name: "url", label: "Address", isSecret: true } as const;

/** What every kind of channel is called and asks for; forms, API and documentation are drawn from it. */
export const CHANNELS: Record<ChannelKind, ChannelDescription> = {
  email_list: {
    label: "E-mail list",
    description: "Mails to addresses that need no account, such as a shared mailbox.",
    config: EmailListConfig,
    fields: [
      {
        name: "addresses",
        label: "Addresses",
        help: "One a line, at most 50.",
        placeholder: "ops@company.example",
        isMultiline: true,
      },
    ],
  },
  slack_webhook: {
    label: "Slack webhook",
    description: "Posts into one Slack channel; quick to set up.",
    config: SlackWebhookConfig,
    fields: [
      {
        ...URL_FIELD,
        help: "In Slack: your app, Incoming Webhooks, Add New Webhook to Workspace.",
        placeholder: "https://hooks.slack.com/services/…",
      },
    ],
  },
  slack_bot: {
    label: "Slack bot",
    description: "Posts with buttons that acknowledge and resolve in Slack itself.",
    config: SlackBotConfig,
    fields: [
      {
        name: "token",
        label: "Bot user token",
        help: "In Slack: your app, OAuth & Permissions; it needs the scope chat:write.",
        placeholder: "xoxb-…",
        isSecret: true,
      },
      {
        name: "signingSecret",
        label: "Signing secret",
        help: "In Slack: your app, Basic Information. It proves that a press of a button comes from Slack.",
        isSecret: true,
      },
      {
        name: "conversation",
        label: "Slack channel",
        help: "Its name or ID. Invite the bot into it first.",
        placeholder: "#alerts",
      },
    ],
  },
  teams: {
    label: "Microsoft Teams",
    description: "Posts a card into a channel or chat through a workflow.",
    config: TeamsConfig,
    fields: [
      {
        ...URL_FIELD,
        help: "In Teams: the channel's menu, Workflows, “Send webhook alerts to a channel”.",
        placeholder: "https://…/workflows/…/triggers/manual/paths/invoke?…",
      },
    ],
  },
  sms: {
    label: "SMS",
    description: "A text message to one phone through your Twilio account, with delivery receipts.",
    config: SmsConfig,
    fields: [
      {
        name: "accountSid",
        label: "Account SID",
        help: "In the Twilio console, under Account Info.",
        placeholder: "AC…",
      },
      {
        name: "authToken",
        label: "Auth token",
        help: "Beside the account SID. It also proves that delivery receipts come from Twilio.",
        isSecret: true,
      },
      {
        name: "from",
        label: "From",
        help: "One of your Twilio numbers, or the SID of a messaging service.",
        placeholder: "+15005550006",
      },
      { name: "to", label: "To", help: "One phone, with its country code.", placeholder: "+4940123456" },
    ],
  },
  webhook: {
    label: "Webhook",
    description: "Signed JSON to an address of yours, after the Standard Webhooks specification.",
    config: WebhookConfig,
    fields: [
      {
        ...URL_FIELD,
        help: "Answers 2xx within ten seconds. You get a signing secret when the channel is made.",
        placeholder: "https://hooks.company.example/regulix",
      },
    ],
  },
  pagerduty: {
    label: "PagerDuty",
    description: "Triggers and resolves PagerDuty incidents, one an episode of an alert.",
    config: PagerDutyConfig,
    fields: [
      {
        name: "routingKey",
        label: "Integration key",
        help: "In PagerDuty: the service, Integrations, Events API V2.",
        isSecret: true,
      },
      {
        name: "region",
        label: "Service region",
        help: "Where your PagerDuty account is kept.",
        options: [
          { value: "us", label: "United States" },
          { value: "eu", label: "European Union" },
        ],
      },
    ],
  },
};
