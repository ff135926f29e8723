import "server-only";
import type { SendResult, Telling } from "../telling";
import { postText } from "./post-text";
import { smsText } from "./render";
import type { SmsConfig } from "./schema";

/** Tells a phone of an alert; what comes later of the message arrives at the status callback. */
export function sendSms(telling: Telling, { to, ...account }: SmsConfig): Promise<SendResult> {
  return postText(account, { to, body: smsText(telling), telling, isFollowed: true });
}
