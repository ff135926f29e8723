import "server-only";
import { post } from "../post";
import { slackMessage } from "../slack/blocks";
import type { SendResult, Telling } from "../telling";
import type { SlackWebhookConfig } from "./schema";

/** An incoming webhook answers "ok"; buttons of its messages can only lead to pages. */
export function sendToSlackWebhook(telling: Telling, { url }: SlackWebhookConfig): Promise<SendResult> {
  return post({
    url,
    body: JSON.stringify(slackMessage(telling, "links")),
    telling,
  });
}
