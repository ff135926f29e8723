import "server-only";
import { timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/core/ids";
import { keyedHash } from "@/lib/crypto/keyed-hash";

/** What the link holds that ends the reminders of one onboarding: signed, so that nobody ends another's. */
export function reminderToken(onboardingId: string): string {
  return `${onboardingId}.${signatureOf(onboardingId).toString("base64url")}`;
}

/** The onboarding that a token is for; null for one that we did not sign. */
export function readReminderToken(token: string): string | null {
  const [id = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf(id);
  return isId(id) && given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

function signatureOf(onboardingId: string): Buffer {
  return keyedHash("onboarding-reminders", onboardingId);
}
