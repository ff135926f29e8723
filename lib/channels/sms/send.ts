import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { jsonOf, post } from "../post";
import type { SendResult, Telling } from "../telling";
import { smsText } from "./render";
import type { SmsConfig } from "./schema";

const Answer = z.object({ sid: z.string().max(64), status: z.string().max(32) });
const Refusal = z.object({ code: z.number(), message: z.string() });

/** Where Twilio tells how a message fared. */
export const TWILIO_CALLBACK_PATH = "/api/webhooks/twilio";

/** Twilio's Messages resource; what comes later of the message arrives at the status callback. */
export async function sendSms(telling: Telling, config: SmsConfig): Promise<SendResult> {
  const { accountSid, authToken, from, to } = config;
  const form = new URLSearchParams({
    To: to,
    Body: smsText(telling),
    StatusCallback: new URL(TWILIO_CALLBACK_PATH, env.APP_URL).href,
    [from.startsWith("+") ? "From" : "MessagingServiceSid"]: from,
  });
  const result = await post({
    url: `${env.TWILIO_API_URL}/2010-04-01/Accounts/${accountSid}/Messages.json`,
    body: form.toString(),
    contentType: "application/x-www-form-urlencoded",
    telling,
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
  });
  if (result.outcome === "delivered") {
    const answer = Answer.safeParse(jsonOf(result));
    return answer.success
      ? { ...result, reference: answer.data.sid, providerStatus: answer.data.status }
      : result;
  }
  const refusal = Refusal.safeParse(jsonOf(result));
  return refusal.success
    ? { ...result, error: `Twilio refused the message: ${refusal.data.message} (${refusal.data.code})` }
    : result;
}
