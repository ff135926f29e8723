import "server-only";
import { now } from "@/lib/core/clock";
import { post } from "../post";
import type { SendResult, Telling } from "../telling";
import { webhookEvent } from "./render";
import type { SignedWebhookConfig } from "./schema";
import { webhookHeaders } from "./signature";

/** Signed as Standard Webhooks; the id is the delivery's, the same at every attempt. */
export function sendWebhook(
  telling: Telling,
  { url, signingSecrets }: SignedWebhookConfig,
): Promise<SendResult> {
  const body = JSON.stringify(webhookEvent(telling));
  return post({
    url,
    body,
    telling,
    headers: webhookHeaders({ id: telling.deliveryId, at: now(), body }, signingSecrets),
  });
}
