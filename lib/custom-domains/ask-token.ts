import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Whether this is CUSTOM_DOMAIN_ASK_TOKEN; takes the same time for every guess. Never while it is not set. */
export function hasAskToken(given: string | null): boolean {
  const secret = env.CUSTOM_DOMAIN_ASK_TOKEN;
  if (secret === undefined || given === null) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
