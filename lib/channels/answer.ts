import type { OutgoingRefusal, OutgoingResult } from "@/lib/outgoing/types";
import type { SendResult } from "./telling";

/** Client errors that pass by themselves: timeout, too early, too many requests. */
const RETRIED_CLIENT_ERRORS: readonly number[] = [408, 425, 429];

/** What no later attempt mends: the address itself is wrong or not allowed. */
const FINAL_REFUSALS: readonly OutgoingRefusal[] = [
  "invalid-url",
  "scheme-not-allowed",
  "credentials-in-url",
  "port-not-allowed",
  "odd-address-notation",
  "address-not-allowed",
  "response-too-large",
];

/** What an HTTP answer, or its lack, means for a delivery: 2xx arrived, other 3xx and 4xx are final, the rest is retried. */
export function answerOf(result: OutgoingResult, at: Date): SendResult {
  if (!result.ok) {
    const outcome = FINAL_REFUSALS.includes(result.reason) ? "failed" : "retry";
    return { ...NO_ANSWER, outcome, error: result.message };
  }
  const { status, body, headers } = result;
  const answer = { ...NO_ANSWER, httpStatus: status, response: body };
  if (status >= 200 && status < 300) return { ...answer, outcome: "delivered" };
  const error = `The receiver answered ${status}.`;
  if (status < 500 && !RETRIED_CLIENT_ERRORS.includes(status)) return { ...answer, outcome: "failed", error };
  return {
    ...answer,
    outcome: "retry",
    error,
    retryAfterMilliseconds: retryAfterOf(headers["retry-after"], at),
  };
}

/** Delivered to something that answers nothing, or refused before anything was sent. */
export const NO_ANSWER = {
  httpStatus: null,
  error: null,
  response: null,
  retryAfterMilliseconds: null,
  reference: null,
  providerStatus: null,
} as const;

/** `Retry-After` is seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterOf(header: string | undefined, at: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - at.getTime());
}
