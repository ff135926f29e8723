import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 5 * 60;

export type SlackSignature = { timestamp: string | null; signature: string | null };

/** Whether Slack signed this very body lately: version v0 over `v0:timestamp:body`. */
export function isSignedBySlack(
  body: string,
  { timestamp, signature }: SlackSignature,
  signingSecret: string,
  at: Date,
): boolean {
  if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(at.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const [expected, given] = [Buffer.from(`v0=${digest}`), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
