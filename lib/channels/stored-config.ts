import "server-only";
import { decryptSecret, encryptSecret } from "@/lib/crypto/encryption";
import { CHANNELS } from "./catalogue";
import type { ChannelKind } from "./kinds";

type Fields = Record<string, unknown>;

/** A channel's configuration as it is kept: what may be shown, and the sealed rest. */
export type StoredConfig = { settings: Fields; secrets: string | null };

/** Separates what may be shown from what is sealed for this channel alone. `hidden` is sealed as well. */
export function sealConfig(channel: { id: string; kind: ChannelKind }, config: Fields, hidden: Fields = {}) {
  const secretNames = CHANNELS[channel.kind].fields
    .filter(({ isSecret }) => isSecret)
    .map(({ name }) => name);
  const entries = Object.entries(config);
  const shown = Object.fromEntries(entries.filter(([name]) => !secretNames.includes(name)));
  const sealed = { ...Object.fromEntries(entries.filter(([name]) => secretNames.includes(name))), ...hidden };
  return {
    settings: { ...shown, target: targetOf(channel.kind, config) },
    secrets:
      Object.keys(sealed).length === 0 ? null : encryptSecret(JSON.stringify(sealed), placeOf(channel.id)),
  };
}

/** The whole configuration again. Throws when it was altered, moved or sealed with another key. */
export function openConfig(channelId: string, { settings, secrets }: StoredConfig): Fields {
  const { target: _target, ...shown } = settings;
  const sealed = secrets === null ? {} : (JSON.parse(decryptSecret(secrets, placeOf(channelId))) as Fields);
  return { ...shown, ...sealed };
}

function placeOf(channelId: string): string {
  return `notification-channel:${channelId}`;
}

/** Where a channel leads, in words that give nothing away: of an address its host. */
function targetOf(kind: ChannelKind, config: Fields): string {
  switch (kind) {
    case "email_list":
      return listed(config.addresses);
    case "slack_bot":
      return String(config.conversation);
    case "sms":
      return String(config.to);
    case "pagerduty":
      return config.region === "eu" ? "PagerDuty EU" : "PagerDuty US";
    case "slack_webhook":
    case "teams":
    case "webhook":
      return new URL(String(config.url)).host;
  }
}

function listed(addresses: unknown): string {
  if (!Array.isArray(addresses)) return "";
  const [first, ...rest] = addresses.map(String);
  return rest.length === 0 ? (first ?? "") : `${first} and ${rest.length} more`;
}
