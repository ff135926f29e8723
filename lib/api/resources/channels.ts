import { z } from "zod";
import { CHANNEL_KINDS, CHANNEL_STATES } from "@/lib/channels/kinds";
import { ChannelKey, ChannelName } from "@/lib/channels/schema";
import type { ChannelTest } from "@/lib/channels/mutations/test-channel";
import type { ChannelSummary } from "@/lib/channels/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const Kind = z.enum(CHANNEL_KINDS).register(namedSchemas, { id: "ChannelKind" });

const Channel = z
  .strictObject({
    id: z.uuid(),
    key: z.string().describe("By which policies and groups name the channel."),
    kind: Kind,
    name: z.string(),
    target: z.string().describe("Where it leads, without secrets: a host, a number, an address."),
    state: z.enum(CHANNEL_STATES),
    pause_reason: z.string().nullable(),
    consecutive_failures: z.int().describe("Deliveries given up in a row."),
    last_delivered_at: ApiTime.nullable(),
    last_failed_at: ApiTime.nullable(),
    last_error: z.string().nullable(),
    created_at: ApiTime,
    updated_at: ApiTime,
  })
  .describe("A channel, without its secrets.")
  .register(namedSchemas, { id: "Channel" });

const ChannelPage = pageOf(Channel).register(namedSchemas, { id: "ChannelPage" });

const NewChannel = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    signing_secret: z
      .string()
      .nullable()
      .describe("Of a webhook: shown this once and cannot be found again. Null for other kinds."),
  })
  .register(namedSchemas, { id: "CreatedChannel" });

const TestResult = z
  .strictObject({
    delivery_id: z.uuid(),
    delivered: z.boolean(),
    http_status: z.int().nullable(),
    error: z.string().nullable(),
    answer: z.string().describe("The beginning of what the receiver answered."),
  })
  .register(namedSchemas, { id: "ChannelTest" });

const Config = z
  .record(z.string(), z.unknown())
  .describe(
    "email_list: addresses. slack_webhook, teams, webhook: url. slack_bot: token, signingSecret, conversation. sms: accountSid, authToken, from, to. pagerduty: routingKey, region.",
  );

const EXAMPLE = {
  id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a77",
  key: "platform-team",
  kind: "webhook",
  name: "Platform team",
  target: "hooks.company.example",
  state: "active",
  pause_reason: null,
  consecutive_failures: 0,
  last_delivered_at: "2026-11-21T12:05:00.000Z",
  last_failed_at: null,
  last_error: null,
  created_at: "2026-11-01T09:00:00.000Z",
  updated_at: "2026-11-01T09:00:00.000Z",
} satisfies z.input<typeof Channel>;

const params = z.object({ id: z.uuid().describe("Id of the channel.") });

const common = { tag: "Channels", scope: "channels:write", requestsPerMinute: 120 } as const;

export const listChannelsEndpoint = defineEndpoint({
  ...common,
  operation: "listChannels",
  method: "GET",
  path: "/api/v1/channels",
  summary: "List channels",
  description: "Every channel by name, with its health. Secrets are never shown.",
  query: listQuery({}),
  place: z.string(),
  answers: {
    200: {
      description: "The channels.",
      schema: ChannelPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const createChannelEndpoint = defineEndpoint({
  ...common,
  operation: "createChannel",
  method: "POST",
  path: "/api/v1/channels",
  summary: "Create a channel",
  description:
    "What config holds depends on the kind. Send an Idempotency-Key: when the answer is lost, the same request gives it again.",
  body: {
    schema: z.strictObject({
      kind: Kind,
      name: ChannelName,
      key: ChannelKey.optional().describe("Made of the name when left out."),
      config: Config,
    }),
    example: {
      kind: "email_list",
      name: "Operations mailbox",
      config: { addresses: ["ops@company.example"] },
    },
  },
  answers: {
    201: {
      description: "The channel is made.",
      schema: NewChannel,
      example: { id: EXAMPLE.id, key: "operations-mailbox", signing_secret: null },
    },
  },
});

export const readChannel = defineEndpoint({
  ...common,
  operation: "getChannel",
  method: "GET",
  path: "/api/v1/channels/{id}",
  summary: "Read a channel",
  description: "One channel with its health, without its secrets.",
  params,
  answers: { 200: { description: "The channel.", schema: Channel, example: EXAMPLE } },
});

export const changeChannel = defineEndpoint({
  ...common,
  operation: "updateChannel",
  method: "PATCH",
  path: "/api/v1/channels/{id}",
  summary: "Change a channel",
  description: "What is left out stays, secrets among it. A state of active resumes what was paused.",
  params,
  body: {
    schema: z.strictObject({
      name: ChannelName.optional(),
      config: Config.optional(),
      state: z.enum(CHANNEL_STATES).optional(),
    }),
    example: { name: "Platform team" },
  },
  answers: { 200: { description: "The channel as it is now.", schema: Channel, example: EXAMPLE } },
});

export const removeChannel = defineEndpoint({
  ...common,
  operation: "deleteChannel",
  method: "DELETE",
  path: "/api/v1/channels/{id}",
  summary: "Delete a channel",
  description: "What waits for it is cancelled, its secrets are removed, its delivery log stays.",
  params,
  answers: { 204: { description: "The channel is removed." } },
});

export const testChannelEndpoint = defineEndpoint({
  ...common,
  operation: "testChannel",
  method: "POST",
  path: "/api/v1/channels/{id}/test",
  summary: "Send a test",
  description: "Sends a real message, also through a paused channel, and waits for the receiver's answer.",
  requestsPerMinute: 20,
  params,
  answers: {
    200: {
      description: "What came of it.",
      schema: TestResult,
      example: {
        delivery_id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a78",
        delivered: true,
        http_status: 200,
        error: null,
        answer: "ok",
      },
    },
  },
});

/** A channel as the API shows it. */
export function presentChannel(channel: ChannelSummary): z.input<typeof Channel> {
  return {
    id: channel.id,
    key: channel.key,
    kind: channel.kind,
    name: channel.name,
    target: channel.target,
    state: channel.state,
    pause_reason: channel.pauseReason,
    consecutive_failures: channel.consecutiveFailures,
    last_delivered_at: channel.lastDeliveredAt?.toISOString() ?? null,
    last_failed_at: channel.lastFailedAt?.toISOString() ?? null,
    last_error: channel.lastError,
    created_at: channel.createdAt.toISOString(),
    updated_at: channel.updatedAt.toISOString(),
  };
}

/** What came of a test, as the API shows it. */
export function presentTest(test: ChannelTest): z.input<typeof TestResult> {
  return {
    delivery_id: test.deliveryId,
    delivered: test.delivered,
    http_status: test.httpStatus,
    error: test.error,
    answer: test.answer,
  };
}
