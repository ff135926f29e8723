import "server-only";
import { env } from "@/lib/env";
import { post } from "../post";
import type { SendResult, Telling } from "../telling";
import { pagerDutyEvent } from "./render";
import type { PagerDutyConfig } from "./schema";

/** Accepted is 202; 400 is final, 429 and 5xx are tried again. */
export async function sendToPagerDuty(telling: Telling, config: PagerDutyConfig): Promise<SendResult> {
  const base = config.region === "eu" ? env.PAGERDUTY_EU_EVENTS_URL : env.PAGERDUTY_EVENTS_URL;
  const event = pagerDutyEvent(telling, config.routingKey);
  const result = await post({
    url: `${base}/v2/enqueue`,
    body: JSON.stringify(event),
    telling,
  });
  return result.outcome === "delivered" ? { ...result, reference: event.dedup_key } : result;
}
