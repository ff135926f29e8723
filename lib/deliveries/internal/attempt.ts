import "server-only";
import { NO_ANSWER } from "@/lib/channels/answer";
import { sendAlertMails } from "@/lib/channels/email/send";
import { sendThroughChannel } from "@/lib/channels/send";
import type { SendResult, Telling } from "@/lib/channels/telling";
import { sendSms } from "@/lib/channels/sms/send";
import { now } from "@/lib/core/clock";
import { env } from "@/lib/env";
import { findTextAccount, missingTextSettings } from "@/lib/phones/text-account";
import { acknowledgeUrl } from "../acknowledge-link";
import type { ClaimedDelivery } from "./claimed";

/** One attempt, as it is written into the log. */
export type Attempt = {
  delivery: ClaimedDelivery;
  startedAt: Date;
  durationMilliseconds: number;
  result: SendResult;
};

/** Sends a delivery once. Never throws. */
export async function attemptDelivery(delivery: ClaimedDelivery): Promise<Attempt> {
  const startedAt = now();
  const started = performance.now();
  const result = await send(delivery, tellingOf(delivery));
  return { delivery, startedAt, durationMilliseconds: Math.round(performance.now() - started), result };
}

async function send(delivery: ClaimedDelivery, telling: Telling): Promise<SendResult> {
  if (delivery.text !== null) return sendText(telling, delivery.text.number);
  if (delivery.channel !== null) return sendThroughChannel(delivery.channel, telling);
  if (delivery.address === null)
    return { ...NO_ANSWER, outcome: "failed", error: "The person is no longer a member." };
  const reason = `You receive this mail because alerting in ${delivery.organizationName} names you.`;
  try {
    return await sendAlertMails(telling, [delivery.address], reason);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ...NO_ANSWER,
      outcome: "retry",
      error: `The mail could not be written: ${detail}`.slice(0, 500),
    };
  }
}

async function sendText(telling: Telling, number: string | null): Promise<SendResult> {
  const failed = { ...NO_ANSWER, outcome: "failed" as const };
  const account = findTextAccount();
  if (account === null)
    return { ...failed, error: `Text messages are not set up: ${missingTextSettings().join(", ")}.` };
  if (number === null) return { ...failed, error: "The person has no phone that may be texted." };
  return sendSms(telling, { ...account, to: number });
}

function tellingOf(delivery: ClaimedDelivery): Telling {
  const { organizationId, organizationSlug, message, alert, createdAt } = delivery;
  const canAcknowledge = message.acknowledgeable && alert !== null;
  return {
    deliveryId: delivery.id,
    kind: delivery.kind,
    message,
    at: createdAt,
    organization: { id: organizationId, name: delivery.organizationName },
    url: new URL(`/${organizationSlug}${message.path}`, env.APP_URL).href,
    // From the time of writing: every attempt says the same to the letter.
    acknowledgeUrl: canAcknowledge
      ? acknowledgeUrl({ organizationId, deliveryId: delivery.id }, createdAt)
      : null,
    alert,
    alertIds: delivery.alertIds,
    incidentId: delivery.incidentId,
  };
}
