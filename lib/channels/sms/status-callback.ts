import "server-only";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { failAfterAcceptance } from "@/lib/deliveries/fail-after-acceptance";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { reportSecurityEvent } from "@/lib/security-events/report";
import { findTextAccount } from "@/lib/phones/text-account";
import { openConfig } from "../stored-config";
import { SmsConfig } from "./schema";
import { TWILIO_CALLBACK_PATH } from "./post-text";
import { isSignedByTwilio } from "./signature";

/** In the order in which a message passes through them; callbacks may overtake each other. */
const STATUSES = ["accepted", "queued", "sending", "sent", "delivered", "undelivered", "failed"];
const FAILURES = ["undelivered", "failed"];

/** Twilio's reasons that pass by themselves: full queues, a phone that is off, a busy carrier, and the unknown ones. */
const PASSING_CODES = ["30001", "30003", "30008", "30009", "30010", "30017", "30022"];

export type TwilioCallback = { parameters: URLSearchParams; signature: string | null; origin: RequestOrigin };

/**
 * What Twilio tells of a message that it took: its receipt goes into the log. One that did not arrive is a failed
 * attempt; what is given up for that, admins are told of. Throws UNAUTHENTICATED where the signature does not verify.
 */
export async function takeTwilioStatus({ parameters, signature, origin }: TwilioCallback): Promise<void> {
  const reference = parameters.get("MessageSid") ?? "";
  const status = parameters.get("MessageStatus") ?? "";
  const delivery = await findDelivery(reference);
  if (delivery === null) throw forged();
  const url = new URL(TWILIO_CALLBACK_PATH, env.APP_URL).href;
  if (!isSignedByTwilio({ url, parameters, signature }, delivery.authToken)) {
    reportSecurityEvent(delivery.organizationId, {
      kind: "webhook.forged",
      origin,
      target: delivery.target,
      detail: { provider: "twilio" },
      once: { key: delivery.target.id, perMinutes: 5 },
    });
    throw forged();
  }
  if (STATUSES.includes(status)) await record(delivery, status, parameters.get("ErrorCode"));
}

async function findDelivery(providerReference: string) {
  if (!/^(SM|MM)[\da-f]{32}$/i.test(providerReference)) return null;
  const delivery = await withPlatform("take a receipt of Twilio", (transaction) =>
    transaction.notificationDelivery.findFirst({
      where: {
        providerReference,
        OR: [{ byText: true }, { channel: { kind: "sms", deletedAt: null } }],
      },
      select: {
        organizationId: true,
        id: true,
        byText: true,
        channel: { select: { id: true, name: true, settings: true, secrets: true } },
      },
    }),
  );
  if (delivery === null) return null;
  const { channel, byText, ...rest } = delivery;
  if (byText) {
    const account = findTextAccount();
    if (account === null) return null;
    return {
      ...rest,
      reference: providerReference,
      target: { kind: "delivery", id: rest.id },
      channelName: "Text messages to people",
      authToken: account.authToken,
    };
  }
  if (channel === null) return null;
  const settings = channel.settings as Record<string, unknown>;
  const { authToken } = SmsConfig.parse(openConfig(channel.id, { ...channel, settings }));
  return {
    ...rest,
    reference: providerReference,
    target: { kind: "channel", id: channel.id },
    channelName: channel.name,
    authToken,
  };
}

type Known = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

async function record(delivery: Known, status: string, errorCode: string | null): Promise<void> {
  const { organizationId, id } = delivery;
  const at = now();
  const hasFailed = FAILURES.includes(status);
  const error = `The message did not arrive (Twilio: ${status}${errorCode ? `, ${errorCode}` : ""}).`;
  const outcome = await withPlatform("record a receipt of Twilio", async (transaction) => {
    const { count } = await transaction.notificationDelivery.updateMany({
      where: {
        organizationId,
        id,
        providerReference: delivery.reference,
        // Of receipts that overtake each other the later stage stands.
        OR: [
          { providerStatus: null },
          { providerStatus: { in: STATUSES.slice(0, STATUSES.indexOf(status)).filter(isPassing) } },
        ],
      },
      data: { providerStatus: status },
    });
    if (count === 0 || !hasFailed) return null;
    const failure = { organizationId, id, error, isPassing: PASSING_CODES.includes(errorCode ?? "") };
    if ((await failAfterAcceptance(transaction, failure, at)) === "retry") return { mails: [] };
    return {
      mails: await notify(transaction, {
        organizationId,
        type: "channels.delivery_failed",
        data: { channel: delivery.channelName, error },
        key: `${id}:${at.toISOString()}`,
        to: { permission: "channels.manage" },
      }),
    };
  });
  if (outcome === null) return;
  await announceMails(outcome.mails);
  await announceDeliveries(`undelivered:${delivery.reference}`);
}

function isPassing(status: string): boolean {
  return status !== "delivered" && !FAILURES.includes(status);
}

function forged(): AppError {
  return new AppError("UNAUTHENTICATED", "The signature of this request does not verify.");
}
