import "server-only";
import { z } from "zod";
import { acknowledgeAlerts } from "@/lib/alerts/mutations/acknowledge";
import { resolveAlerts } from "@/lib/alerts/mutations/resolve";
import type { AnswerResult } from "@/lib/alerts/types";
import { now } from "@/lib/core/clock";
import { systemContext, type RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { sendOutgoingRequest } from "@/lib/outgoing/send-outgoing-request";
import { consumeRateLimit } from "@/lib/rate-limit/consume";
import { reportSecurityEvent } from "@/lib/security-events/report";
import { isNamedByOperator } from "../post";
import { ACKNOWLEDGE_ACTION, RESOLVE_ACTION } from "../slack/blocks";
import { openConfig } from "../stored-config";
import { SlackBotConfig } from "./schema";
import { isSignedBySlack, type SlackSignature } from "./signature";

const REPLAY_WINDOW_SECONDS = 10 * 60;
/** Slack waits three seconds for the answer to a press. */
const REPLY_TIMEOUT_MILLISECONDS = 2_000;

const Interaction = z.object({
  type: z.literal("block_actions"),
  user: z.object({ name: z.string().max(200).optional(), username: z.string().max(200).optional() }),
  response_url: z.url().max(2_000).optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});
type Interaction = z.output<typeof Interaction>;

/** What came from Slack, before anything of it is believed. */
export type SlackRequest = { body: string; signature: SlackSignature; origin: RequestOrigin };

/**
 * A press of a button in Slack. The message names the delivery, the delivery its channel, and the channel the secret
 * that the request must be signed with; only then it counts, and only once. Throws UNAUTHENTICATED for anything else.
 */
export async function answerSlackInteraction({ body, signature, origin }: SlackRequest): Promise<void> {
  const interaction = readInteraction(body);
  const action = interaction?.actions[0];
  const delivery = await findDelivery(action?.value ?? "");
  if (!interaction || !action || delivery === null) throw forged();
  if (!isSignedBySlack(body, signature, delivery.signingSecret, now())) {
    reportSecurityEvent(delivery.organization.id, {
      kind: "webhook.forged",
      origin,
      target: { kind: "channel", id: delivery.channelId },
      detail: { provider: "slack" },
      once: { key: delivery.channelId, perMinutes: 5 },
    });
    throw forged();
  }
  await refuseReplay(signature);
  if (delivery.alertId === null) return;
  const name = `${interaction.user.name ?? interaction.user.username ?? "Somebody"} (Slack)`;
  const context = { ...systemContext(delivery.organization, name, ["alerts.respond"]), origin };
  const ids = { ids: [delivery.alertId] };
  if (action.action_id === ACKNOWLEDGE_ACTION)
    await reply(interaction, "Acknowledged", name, await acknowledgeAlerts(context, ids));
  else if (action.action_id === RESOLVE_ACTION)
    await reply(
      interaction,
      "Resolved",
      name,
      await resolveAlerts(context, { ...ids, reason: "Resolved in Slack" }),
    );
}

function readInteraction(body: string): Interaction | null {
  try {
    const payload: unknown = JSON.parse(new URLSearchParams(body).get("payload") ?? "");
    return Interaction.safeParse(payload).data ?? null;
  } catch {
    return null;
  }
}

async function findDelivery(id: string) {
  if (!isId(id)) return null;
  const delivery = await withPlatform("answer a press in Slack", (transaction) =>
    transaction.notificationDelivery.findFirst({
      where: { id, channel: { kind: "slack_bot", deletedAt: null }, organization: { deletedAt: null } },
      select: {
        alertId: true,
        organization: { select: { id: true, slug: true } },
        channel: { select: { id: true, settings: true, secrets: true } },
      },
    }),
  );
  if (!delivery?.channel) return null;
  const { channel, ...rest } = delivery;
  const settings = channel.settings as Record<string, unknown>;
  const { signingSecret } = SlackBotConfig.parse(openConfig(channel.id, { ...channel, settings }));
  return { ...rest, channelId: channel.id, signingSecret };
}

/** A signature counts once, in whichever process it arrives. */
async function refuseReplay({ signature }: SlackSignature): Promise<void> {
  const { allowed } = await consumeRateLimit({
    name: "slack-signature",
    key: signature ?? "",
    limit: 1,
    windowSeconds: REPLAY_WINDOW_SECONDS,
  });
  if (!allowed) throw forged();
}

/** Says in the Slack channel what came of the press; the alert is answered whether that works or not. */
async function reply(
  { response_url: url }: Interaction,
  done: string,
  name: string,
  { changed, unchanged }: AnswerResult,
): Promise<void> {
  if (url === undefined) return;
  const first = unchanged[0]?.by?.name;
  const text =
    changed.length > 0
      ? `${done} by ${name}.`
      : `Nothing changed: ${first ? `${first} was first` : "it is over already"}.`;
  await sendOutgoingRequest({
    url,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text, response_type: "in_channel", replace_original: false }),
    allowHttp: isNamedByOperator(url),
    timeoutMilliseconds: REPLY_TIMEOUT_MILLISECONDS,
  });
}

function forged(): AppError {
  return new AppError("UNAUTHENTICATED", "The signature of this request does not verify.");
}
