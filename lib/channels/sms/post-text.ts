import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { jsonOf, post } from "../post";
import type { SendResult, Telling } from "../telling";
import type { SmsConfig } from "./schema";

const Answer = z.object({ sid: z.string().max(64), status: z.string().max(32) });
const Refusal = z.object({ code: z.number(), message: z.string() });

/** Where Twilio tells how a message fared. */
export const TWILIO_CALLBACK_PATH = "/api/webhooks/twilio";

type Text = {
  to: string;
  body: string;
  telling: { deliveryId: string; organization: Pick<Telling["organization"], "id"> };
  /** Whether what comes later of it arrives at the status callback. */
  isFollowed?: boolean;
};

/** Twilio's Messages resource. */
export async function postText(
  { accountSid, authToken, from }: Omit<SmsConfig, "to">,
  { to, body, telling, isFollowed = false }: Text,
): Promise<SendResult> {
  const form = new URLSearchParams({
    To: to,
    Body: body,
    ...(isFollowed && { StatusCallback: new URL(TWILIO_CALLBACK_PATH, env.APP_URL).href }),
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
