import "server-only";
import { isSignedByTwilio } from "@/lib/channels/sms/signature";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { hashOfNumber } from "./stored-number";
import { findTextAccount } from "./text-account";

/** Where Twilio hands over what people answer. */
const INCOMING_PATH = "/api/webhooks/twilio/messages";

/** Twilio's own words, which it answers by itself. */
const STOP_WORDS = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
const START_WORDS = ["START", "YES", "UNSTOP"];

/**
 * What somebody texts to the operator's number: STOP ends all text messages to that phone, START lets them begin again.
 * Everything else is nobody's. Throws UNAUTHENTICATED where Twilio did not sign it.
 */
export async function takeIncomingText(parameters: URLSearchParams, signature: string | null): Promise<void> {
  const account = findTextAccount();
  const url = new URL(INCOMING_PATH, env.APP_URL).href;
  if (account === null || !isSignedByTwilio({ url, parameters, signature }, account.authToken))
    throw new AppError("UNAUTHENTICATED", "The signature of this request does not verify.");
  const word = (parameters.get("OptOutType") ?? parameters.get("Body") ?? "").trim().toUpperCase();
  const isStop = STOP_WORDS.includes(word);
  if (!isStop && !START_WORDS.includes(word)) return;
  await withPlatform("take an answer to text messages", (transaction) =>
    transaction.userPhone.updateMany({
      where: { numberHash: hashOfNumber(parameters.get("From") ?? "") },
      data: { optedOutAt: isStop ? now() : null },
    }),
  );
}
