import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { jsonOf, post } from "../post";
import { slackMessage } from "../slack/blocks";
import type { SendResult, Telling } from "../telling";
import type { SlackBotConfig } from "./schema";

const Answer = z.object({ ok: z.boolean(), error: z.string().optional(), ts: z.string().optional() });

/** Errors of chat.postMessage that pass by themselves; every other one needs a person. */
const PASSING_ERRORS: readonly string[] = [
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
];

/** chat.postMessage: what went wrong stands in the body, under the status 200. */
export async function sendToSlackBot(telling: Telling, config: SlackBotConfig): Promise<SendResult> {
  const result = await post({
    url: `${env.SLACK_API_URL}/chat.postMessage`,
    body: JSON.stringify({
      channel: config.conversation,
      ...slackMessage(telling, "interactive"),
      unfurl_links: false,
      unfurl_media: false,
    }),
    telling,
    headers: { authorization: `Bearer ${config.token}` },
  });
  if (result.outcome !== "delivered") return result;
  const answer = Answer.safeParse(jsonOf(result));
  if (!answer.success) return { ...result, outcome: "retry", error: "Slack's answer could not be read." };
  if (answer.data.ok) return { ...result, reference: answer.data.ts ?? null };
  const code = answer.data.error ?? "unknown_error";
  return {
    ...result,
    outcome: PASSING_ERRORS.includes(code) ? "retry" : "failed",
    error: `Slack refused the message: ${code}.`,
  };
}
