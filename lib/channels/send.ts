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
import { SigningSecrets, WebhookConfig } from "./webhook/schema";
import { sendWebhook } from "./webhook/send";

/** A channel as the worker has it in hands. */
export type SendingChannel = StoredConfig & { id: string; kind: ChannelKind; name: string };

/** One attempt through a channel. Never throws: what cannot be read is a failure that the log names. */
export async function sendThroughChannel(channel: SendingChannel, telling: Telling): Promise<SendResult> {
  try {
    return await send(channel, telling, openConfig(channel.id, channel));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ...NO_ANSWER,
      outcome: "retry",
      error: `The channel could not be used: ${detail}`.slice(0, 500),
    };
  }
}

async function send(channel: SendingChannel, telling: Telling, config: unknown): Promise<SendResult> {
  switch (channel.kind) {
    case "email_list": {
      const reason = `You receive this mail because ${telling.organization.name} put this address on its list “${channel.name}”.`;
      return sendAlertMails(telling, EmailListConfig.parse(config).addresses, reason);
    }
    case "slack_webhook":
      return sendToSlackWebhook(telling, SlackWebhookConfig.parse(config));
    case "slack_bot":
      return sendToSlackBot(telling, SlackBotConfig.parse(config));
    case "teams":
      return sendToTeams(telling, TeamsConfig.parse(config));
    case "sms":
      return sendSms(telling, SmsConfig.parse(config));
    case "webhook":
      return sendWebhook(telling, WebhookConfig.extend({ signingSecrets: SigningSecrets }).parse(config));
    case "pagerduty":
      return sendToPagerDuty(telling, PagerDutyConfig.parse(config));
  }
}

/** The host that a channel's requests go to, which fails and recovers as one; null for mail. */
export function hostOf(channel: SendingChannel): string | null {
  switch (channel.kind) {
    case "email_list":
      return null;
    case "slack_bot":
      return new URL(env.SLACK_API_URL).host;
    case "sms":
      return new URL(env.TWILIO_API_URL).host;
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
