import "server-only";
import { env } from "@/lib/env";
import { NO_ANSWER } from "./answer";
import { sendAlertMails } from "./email/send";
import { EmailListConfig } from "./email/schema";
import type { ChannelKind } from "./kinds";
import { PagerDutyConfig } from "./pagerduty/schema";
import { sendToPagerDuty } from "./pagerduty/send";
import { SlackBotConfig } from "./slack-bot/schema";
import { sendToSlackBot } from "./slack-bot/send";
import { SlackWebhookConfig } from "./slack-webhook/schema";
import { sendToSlackWebhook } from "./slack-webhook/send";
import { SmsConfig } from "./sms/schema";
import { sendSms } from "./sms/send";
import { openConfig, type StoredConfig } from "./stored-config";
import { TeamsConfig } from "./teams/schema";
import { sendToTeams } from "./teams/send";
import type { SendResult, Telling } from "./telling";
import { SignedWebhookConfig } from "./webhook/schema";
import { sendWebhook } from "./webhook/send";

/** A channel as the worker has it in hands. */
export type SendingChannel = StoredConfig & { id: string; kind: ChannelKind; name: string };

type Send = (telling: Telling) => Promise<SendResult>;

/** Opened once for all that a worker has in hands of a channel; forgotten with it. */
const opened = new WeakMap<SendingChannel, Send>();

/** One attempt through a channel. Never throws: what cannot be read is a failure that the log names. */
export async function sendThroughChannel(channel: SendingChannel, telling: Telling): Promise<SendResult> {
  try {
    const send = opened.get(channel) ?? open(channel);
    opened.set(channel, send);
    return await send(telling);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ...NO_ANSWER,
      outcome: "retry",
      error: `The channel could not be used: ${detail}`.slice(0, 500),
    };
  }
}

function open(channel: SendingChannel): Send {
  const config = openConfig(channel.id, channel);
  switch (channel.kind) {
    case "email_list": {
      const { addresses } = EmailListConfig.parse(config);
      return (telling) => sendAlertMails(telling, addresses, reasonOf(channel, telling));
    }
    case "slack_webhook": {
      const webhook = SlackWebhookConfig.parse(config);
      return (telling) => sendToSlackWebhook(telling, webhook);
    }
    case "slack_bot": {
      const bot = SlackBotConfig.parse(config);
      return (telling) => sendToSlackBot(telling, bot);
    }
    case "teams": {
      const workflow = TeamsConfig.parse(config);
      return (telling) => sendToTeams(telling, workflow);
    }
    case "sms": {
      const account = SmsConfig.parse(config);
      return (telling) => sendSms(telling, account);
    }
    case "webhook": {
      const webhook = SignedWebhookConfig.parse(config);
      return (telling) => sendWebhook(telling, webhook);
    }
    case "pagerduty": {
      const service = PagerDutyConfig.parse(config);
      return (telling) => sendToPagerDuty(telling, service);
    }
  }
}

function reasonOf({ name }: SendingChannel, { organization }: Telling): string {
  return `You receive this mail because ${organization.name} put this address on its list “${name}”.`;
}

/** The host that text messages go through. */
export function textHost(): string {
  return new URL(env.TWILIO_API_URL).host;
}

/** The host that a channel's requests go to, which fails and recovers as one; null for mail. */
export function hostOf(channel: SendingChannel): string | null {
  switch (channel.kind) {
    case "email_list":
      return null;
    case "slack_bot":
      return new URL(env.SLACK_API_URL).host;
    case "sms":
      return textHost();
    case "pagerduty":
      return new URL(
        channel.settings.region === "eu" ? env.PAGERDUTY_EU_EVENTS_URL : env.PAGERDUTY_EVENTS_URL,
      ).host;
    case "slack_webhook":
    case "teams":
    case "webhook":
      return typeof channel.settings.target === "string" ? channel.settings.target : null;
  }
}
