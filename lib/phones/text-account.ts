import "server-only";
import { SmsConfig } from "@/lib/channels/sms/schema";
import { env } from "@/lib/env";

/** The operator's account at Twilio, from which people are texted; channels of organisations have their own. */
const TextAccount = SmsConfig.omit({ to: true });

const SETTINGS = {
  accountSid: "TWILIO_ACCOUNT_SID",
  authToken: "TWILIO_AUTH_TOKEN",
  from: "TWILIO_FROM",
} as const;

/** Null where the operator has set none up. */
export function findTextAccount() {
  return TextAccount.safeParse(given()).data ?? null;
}

/** The settings that are missing, or that Twilio would not take; empty where people can be texted. */
export function missingTextSettings(): string[] {
  const issues = TextAccount.safeParse(given()).error?.issues ?? [];
  const fields = new Set(issues.map(({ path }) => path[0]));
  return Object.entries(SETTINGS).flatMap(([field, setting]) => (fields.has(field) ? [setting] : []));
}

function given() {
  return {
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
  };
}
