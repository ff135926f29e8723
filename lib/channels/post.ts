import "server-only";
import { now } from "@/lib/core/clock";
import { outgoingPolicy } from "@/lib/outgoing/policy";
import { sendOutgoingRequest } from "@/lib/outgoing/send-outgoing-request";
import { answerOf } from "./answer";
import type { SendResult, Telling } from "./telling";

/** Less than a lease by far, so that a slow receiver's answer still finds its delivery in the same hands. */
const TIMEOUT_MILLISECONDS = 10_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

type Post = {
  url: string;
  body: string;
  telling: { deliveryId: string; organization: Pick<Telling["organization"], "id"> };
  headers?: Record<string, string>;
  contentType?: string;
};

/** Posts to a receiver through the guarded way out; every attempt of a delivery carries the same Idempotency-Key. */
export async function post({ url, body, telling, headers, contentType }: Post): Promise<SendResult> {
  const result = await sendOutgoingRequest({
    url,
    method: "POST",
    body,
    headers: {
      "content-type": contentType ?? "application/json; charset=utf-8",
      "idempotency-key": telling.deliveryId,
      ...headers,
    },
    allowHttp: isNamedByOperator(url),
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
    maxResponseBytes: MAX_RESPONSE_BYTES,
    connectionOwner: telling.organization.id,
  });
  return answerOf(result, now());
}

/** Plain http goes only to hosts that OUTGOING_PRIVATE_HOSTS names: receivers in the operator's own network. */
export function isNamedByOperator(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, host } = new URL(url);
  const { privateHosts } = outgoingPolicy();
  return privateHosts.includes(hostname.replace(/^\[|\]$/g, "")) || privateHosts.includes(host);
}

/** The body of an answer as JSON; null when it is none. */
export function jsonOf({ response }: SendResult): unknown {
  try {
    return JSON.parse(response?.toString("utf8") ?? "") as unknown;
  } catch {
    return null;
  }
}
